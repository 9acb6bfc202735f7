// Applies the migrations that the database of DATABASE_URL (or of the file DATABASE_URL_FILE) lacks: `npm run migrate`
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

const givenUrl = (): string => {
  try {
    return settingOf(process.env, 'DATABASE_URL') ?? '';
  } catch (error) {
    console.error(inOneLine(error));
    process.exit(1);
  }
};

const url = givenUrl();
if (!isPostgres(url)) {
  const found = url === '' ? 'nothing' : '"(not shown)"';
  console.error(`DATABASE_URL: a postgresql URL is expected, found ${found}.`);
  process.exit(1);
}
try {
  const applied = await migrate(url);
  console.log(applied.length === 0 ? 'The database has every migration.' : `Applied: ${applied.join(', ')}`);
} catch (error) {
  console.error(`The database of DATABASE_URL is not migrated: ${inOneLine(error)} Mend that, and migrate again.`);
  process.exit(1);
}
