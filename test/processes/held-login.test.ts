import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { newPem } from '../keyring.ts';
import { usePostgres } from '../postgres.ts';

const pg = usePostgres();
const root = fileURLToPath(new URL('../..', import.meta.url));

test.each(['api', 'worker'])(
  'in production the %s does not start as a login that could see every account',
  async (name) => {
    const environment = {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://countersign.example.com',
      DATABASE_URL: pg.database.url,
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'countersign@example.com',
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      OIDC_ISSUER: 'https://login.example.com',
      OIDC_AUDIENCE: 'audience',
      OIDC_CLIENT_ID: 'pages',
      COUNTERSIGN_SESSION_SECRET: 'mN8w2Qx5Lr7Tz0Vb3Yc6Hf9Jk1Pd4Sg-aEuXo',
      COUNTERSIGN_SIGNING_KEY: newPem().replaceAll('\n', '\\n'),
    };
    const run = await new Promise<{ code: unknown; stderr: string }>((resolve) =>
      execFile(process.execPath, [`src/processes/${name}.ts`], { cwd: root, env: environment }, (error, _, stderr) =>
        resolve({ code: error?.code ?? 0, stderr }),
      ),
    );
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(
      /^DATABASE_URL: a login that is no superuser, .+ is expected, found the login countersign, which is a superuser .+\n$/,
    );
    expect(run.stderr).not.toContain(new URL(pg.database.url).password);
  },
);
