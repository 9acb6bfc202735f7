// Applies the migrations that the database lacks, as its owner: OWNER_DATABASE_URL, or DATABASE_URL where that is absent;
// and lets the login of DATABASE_URL work on it. Each can be the text of a file, as DATABASE_URL_FILE: `npm run migrate`
import { settingOf } from '../src/processes/environment.ts';
import { migrate } from '../src/store/migrate.ts';

const isPostgres = (url: string): boolean =>
  URL.canParse(url) && ['postgres:', 'postgresql:'].includes(new URL(url).protocol);

/** An error of the engine as one line: its message has several, and its stack helps nobody. */
const inOneLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => (/[.:]$/.test(line) ? line : `${line}.`))
    .join(' ');

const urlOf = (name: string): string | undefined => {
  try {
    const url = settingOf(process.env, name);
    if (url === undefined || isPostgres(url)) return url;
    console.error(`${name}: a postgresql URL is expected, found "(not shown)".`);
  } catch (error) {
    console.error(inOneLine(error));
  }
  process.exit(1);
};

const owner = urlOf('OWNER_DATABASE_URL');
const service = urlOf('DATABASE_URL');
const url = owner ?? service;
if (url === undefined) {
  console.error('DATABASE_URL: a postgresql URL is expected, found nothing.');
  process.exit(1);
}
try {
  const applied = await migrate(url, service);
  console.log(applied.length === 0 ? 'The database has every migration.' : `Applied: ${applied.join(', ')}`);
} catch (error) {
  const name = owner === undefined ? 'DATABASE_URL' : 'OWNER_DATABASE_URL';
  console.error(`The database of ${name} is not migrated: ${inOneLine(error)} Mend that, and migrate again.`);
  process.exit(1);
}
