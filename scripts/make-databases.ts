// Makes what a fresh PostgreSQL server lacks, as who administers it (ADMIN_DATABASE_URL): a database and its owner for
// each of OWNER_DATABASE_URL, TEMPORAL_DATABASE_URL and TEMPORAL_VISIBILITY_DATABASE_URL, and the service's own login
// (DATABASE_URL). None of them may enter a database of another. Run again, it gives the logins the passwords that the
// addresses have now. Each can be the text of a file, as ADMIN_DATABASE_URL_FILE.
import pg from 'pg';
import { BadSetting, settingOf } from '../src/processes/environment.ts';
import { verifierOf } from '../src/store/logins.ts';

interface Place {
  readonly login: string;
  readonly password: string;
  readonly database: string;
}

const { escapeIdentifier: id, escapeLiteral: literal } = pg;

const urlOf = (name: string): string => {
  const url = settingOf(process.env, name);
  if (url !== undefined && URL.canParse(url) && new URL(url).protocol === 'postgresql:') return url;
  throw new BadSetting(name, url === undefined ? undefined : '(not shown)', 'a postgresql URL');
};

const placeOf = (name: string): Place => {
  const { username, password, pathname } = new URL(urlOf(name));
  const place = { login: decodeURIComponent(username), password: decodeURIComponent(password) };
  const database = decodeURIComponent(pathname.slice(1));
  if (Object.values({ ...place, database }).includes(''))
    throw new BadSetting(name, '(not shown)', 'a postgresql URL with a login, its password and a database');
  return { ...place, database };
};

const has = async (client: pg.Client, question: string, name: string): Promise<boolean> =>
  (await client.query(question, [name])).rowCount === 1;

/** A login that may nothing but what is said, with the password that its address has now. */
const makeLogin = async (client: pg.Client, { login, password }: Place, powers: string): Promise<void> => {
  const exists = await has(client, 'SELECT FROM pg_roles WHERE rolname = $1', login);
  const secret = literal(verifierOf(password));
  await client.query(`${exists ? 'ALTER' : 'CREATE'} ROLE ${id(login)} LOGIN ${powers} PASSWORD ${secret}`);
};

const makeDatabase = async (client: pg.Client, { login, database }: Place): Promise<void> => {
  if (!(await has(client, 'SELECT FROM pg_database WHERE datname = $1', database)))
    await client.query(`CREATE DATABASE ${id(database)} OWNER ${id(login)}`);
  await client.query(`REVOKE ALL ON DATABASE ${id(database)} FROM PUBLIC`);
};

const NOTHING = 'NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';

const make = async (client: pg.Client): Promise<void> => {
  const [owner, service] = [placeOf('OWNER_DATABASE_URL'), placeOf('DATABASE_URL')];
  const others = [placeOf('TEMPORAL_DATABASE_URL'), placeOf('TEMPORAL_VISIBILITY_DATABASE_URL')];
  await client.connect();
  // Who migrates makes the roles that the service works as.
  await makeLogin(client, owner, NOTHING.replace('NOCREATEROLE', 'CREATEROLE'));
  for (const login of [service, ...others]) await makeLogin(client, login, NOTHING);
  for (const place of [owner, ...others]) await makeDatabase(client, place);
  await client.query(`GRANT CONNECT ON DATABASE ${id(owner.database)} TO ${id(service.login)}`);
  console.log(`There are the databases ${[owner, ...others].map(({ database }) => database).join(', ')}.`);
};

try {
  const client = new pg.Client({ connectionString: urlOf('ADMIN_DATABASE_URL') });
  // A session that breaks off rejects what waits for it; without a listener it would end the process as well.
  client.on('error', () => undefined);
  await make(client).finally(() => client.end());
} catch (error) {
  const { message, code = '' } = error as Error & { readonly code?: string };
  console.error(`The databases are not made: ${(message || code).split('\n')[0]}`);
  process.exit(1);
}
