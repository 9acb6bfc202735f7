import { defineConfig } from 'prisma/config';

const url = process.env['DATABASE_URL'];

// Prisma reads the default export.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(url === undefined ? {} : { datasource: { url } }),
});
