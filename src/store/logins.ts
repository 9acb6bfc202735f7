import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';
import { roles, type Database } from './database.ts';
import { isUnreachable } from './unreachable.ts';

/** What the service's login is, and what it is not meant to be. Its message tells a person how to mend it. */
export class WrongLogin extends Error {
  constructor(found: string, expected: string) {
    super(
      `DATABASE_URL: ${expected} is expected, found ${found}. ` +
        'npm run migrate, with OWNER_DATABASE_URL for the owner of the tables and DATABASE_URL for the service, mends it.',
    );
    this.name = 'WrongLogin';
  }
}

interface Powers {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypasses: boolean;
  /** Tables that it owns, or could as a member of who does. */
  readonly owns: number;
}

interface Standing {
  readonly role: Powers;
  readonly login: Powers;
}

const powersOf = (name: string): string => `
  SELECT jsonb_build_object('name', r.rolname, 'superuser', r.rolsuper, 'bypasses', r.rolbypassrls, 'owns', (
    SELECT count(*) FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND pg_has_role(r.oid, c.relowner, 'MEMBER')))
  FROM pg_roles r WHERE r.rolname = ${name}`;

const STANDING = `SELECT (${powersOf('current_user')}) AS role, (${powersOf('session_user')}) AS login`;

const powersIn = ({ superuser, bypasses, owns }: Powers): string[] => [
  ...(superuser ? ['is a superuser'] : []),
  ...(bypasses ? ['bypasses row-level security'] : []),
  ...(owns > 0 ? [`owns ${owns} tables`] : []),
];

/**
 * Makes sure that whoever works for an account is held by row-level security. The role always; the login too where
 * `strict`, so that nothing that a connection could go back to sees more. Throws WrongLogin.
 */
export const mustBeHeld = async (database: Database, { strict }: { readonly strict: boolean }): Promise<void> => {
  const standings = await database.askBoth<Standing>(STANDING).catch((error: unknown) => {
    if (isUnreachable(error)) throw error;
    const why = error instanceof Error ? error.message.trim().split('\n').at(-1)! : String(error);
    throw new WrongLogin(
      `none that can work as them (${why})`,
      `a login that is a member of ${roles.account} and ${roles.lookUp}`,
    );
  });
  for (const [expected, { role, login }] of [
    [roles.account, standings.account],
    [roles.lookUp, standings.lookUp],
  ] as const) {
    if (role.name !== expected) throw new WrongLogin(role.name, `a connection that works as ${expected}`);
    for (const [who, powers] of [
      [`${role.name}, which`, powersIn(role)] as const,
      [`the login ${login.name}, which`, strict && login.name !== role.name ? powersIn(login) : []] as const,
    ])
      if (powers.length > 0)
        throw new WrongLogin(
          `${who} ${powers.join(' and ')}`,
          'a login that is no superuser, does not bypass row-level security and owns no table',
        );
  }
};

const ITERATIONS = 4_096;

/** A password as the server keeps it (RFC 5802, RFC 7677): the text itself is sent nowhere, and stands in no log. */
export const verifierOf = (password: string): string => {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const keyed = (text: string): Buffer => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`;
};

/** Runs `work` in a transaction, alone among those who make and grant roles in this database. */
const onServer = async (url: string, work: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  // A session that breaks off rejects what waits for it; without a listener it would end the process as well.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const { message, code = '' } = error as Error & { readonly code?: string };
    // Where each of a host's addresses refuses, the message is empty.
    throw new Error(`the database can not be reached as its owner: ${message || code}`, { cause: error });
  }
  try {
    await client.query('BEGIN');
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('roles of countersign', 0))`);
    await work(client);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
};

const ADDITIONAL = ['CREATEDB', 'CREATEROLE', 'REPLICATION', 'BYPASSRLS'];
const NOTHING_MORE = ['SUPERUSER', ...ADDITIONAL].map((power) => `NO${power}`).join(' ');
const TAKEN = new Set(['42710', '23505']);

/**
 * Makes the roles that the service works as, where the server lacks them; they belong to all of its databases. Throws
 * where one that is there may more than it is meant to.
 */
export const makeRoles = (ownerUrl: string): Promise<void> =>
  onServer(ownerUrl, async (client) => {
    for (const role of Object.values(roles)) {
      const { rows } = await client.query<{ may: boolean }>(
        `SELECT rolcanlogin OR rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls AS may
         FROM pg_roles WHERE rolname = $1`,
        [role],
      );
      if (rows[0]?.may === true)
        throw new Error(`the role ${role} is expected without LOGIN, SUPERUSER, ${ADDITIONAL.join(', ')}`);
      if (rows.length > 0) continue;
      await client.query('SAVEPOINT making');
      await client.query(`CREATE ROLE ${role} NOLOGIN NOINHERIT ${NOTHING_MORE}`).catch(async (error: unknown) => {
        // Who migrates another database of the server has made it meanwhile.
        if (!TAKEN.has(String((error as { code?: unknown }).code))) throw error;
        await client.query('ROLLBACK TO making');
      });
    }
  });

interface FoundLogin {
  readonly name: string;
  readonly exists: boolean;
  readonly version: number;
}

/** Since when a membership says what it is good for. */
const WITH_OPTIONS_FROM = 160_000;

/**
 * Lets the login of `serviceUrl` work as both roles, and as nothing else that they may; makes the login, with the
 * password of the URL, where there is none. Done by the owner of the tables; does nothing where all is so already.
 */
export const admitLogin = (ownerUrl: string, serviceUrl: string): Promise<void> =>
  onServer(ownerUrl, async (client) => {
    const { username, password } = new URL(serviceUrl);
    const { rows } = await client.query<FoundLogin>(
      `SELECT name, EXISTS (SELECT FROM pg_roles WHERE rolname = name) AS exists,
         current_setting('server_version_num')::int AS version
       FROM (SELECT coalesce(nullif($1, ''), current_user) AS name) AS login`,
      [decodeURIComponent(username)],
    );
    const { name, exists, version } = rows[0]!;
    const id = pg.escapeIdentifier(name);
    const secret = password === '' ? '' : ` PASSWORD ${pg.escapeLiteral(verifierOf(decodeURIComponent(password)))}`;
    if (!exists) await client.query(`CREATE ROLE ${id} LOGIN ${NOTHING_MORE}${secret}`);
    const [needed, options] = version >= WITH_OPTIONS_FROM ? ['SET', ' WITH INHERIT FALSE, SET TRUE'] : ['MEMBER', ''];
    for (const role of Object.values(roles)) {
      const found = await client.query<{ may: boolean }>('SELECT pg_has_role($1, $2, $3) AS may', [name, role, needed]);
      if (!found.rows[0]!.may) await client.query(`GRANT ${role} TO ${id}${options}`);
    }
  });
