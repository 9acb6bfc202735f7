// Applies the migrations that the database of DATABASE_URL lacks: `npm run migrate`
import { migrate } from '../src/store/migrate.ts';

const url = process.env['DATABASE_URL'];
if (url === undefined) {
  console.error('DATABASE_URL: a postgresql URL is expected, found nothing.');
  process.exit(1);
}
const applied = await migrate(url);
console.log(applied.length === 0 ? 'The database has every migration.' : `Applied: ${applied.join(', ')}`);
