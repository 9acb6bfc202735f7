import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { seen } from '../../src/mail/shown-text.ts';
import { misused } from './exits.ts';
import type { Io } from './terminal.ts';

/** Why a file can not be read, in words. */
export const unreadable = (error: unknown): string => {
  const { code } = error as NodeJS.ErrnoException;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'none of that name',
    EISDIR: 'a folder',
    EACCES: 'one that you may not read',
  };
  return reasons[code ?? ''] ?? `one that can not be read${code === undefined ? '' : ` (${code})`}`;
};

/** The text of a file that was named. */
export const textIn = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw misused(`${seen(file)}: a file that can be read is expected, found ${unreadable(error)}.`);
  }
};

const textOf = async (file: string | undefined, io: Io): Promise<string> =>
  file === undefined || file === '-' ? io.readStdin() : textIn(file);

const jsonOrUndefined = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const yamlOf = (text: string, called: string): unknown => {
  const document = parseDocument(text, { prettyErrors: true });
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) throw misused(`${called}: ${seen(fault.message.split('\n')[0]!.replace(/:$/, ''))}.`);
  try {
    return document.toJS() as unknown;
  } catch (error) {
    // Aliases upon aliases, which would come to more than anybody has written.
    throw misused(`${called}: ${seen(error instanceof Error ? error.message : 'it can not be read')}.`);
  }
};

/** What a file says, or the standard input: YAML or JSON, held against what is expected. */
export const readDocument = async <T>(schema: z.ZodType<T>, file: string | undefined, io: Io): Promise<T> => {
  const called = file === undefined || file === '-' ? 'The standard input' : seen(file);
  const text = await textOf(file, io);
  const parsed = schema.safeParse(jsonOrUndefined(text) ?? yamlOf(text, called));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) =>
    seen(`${path.length === 0 ? '' : `${path.map(String).join('.')}: `}${message}`),
  );
  throw misused([`${called} is not as expected:`, ...faults.map((fault) => `  ${fault}`)].join('\n'));
};
