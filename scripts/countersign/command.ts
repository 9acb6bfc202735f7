import { parseArgs } from 'node:util';
import { connect, type Connection } from './connection.ts';
import { exits, misused, type Exit } from './exits.ts';
import { helpOf, type Options } from './help.ts';
import { jsonOf, type Io } from './terminal.ts';

/** A command: what is said of it in one line, and the doing. */
export interface Command {
  readonly does: string;
  readonly run: (args: readonly string[], io: Io) => Promise<Exit>;
}

/** What every command that asks the service takes. */
const common = {
  json: { type: 'boolean', does: 'prints what the API answered, as JSON' },
  'token-file': { type: 'string', value: 'FILE', does: 'who asks: a file that holds a token alone' },
} as const satisfies Options;

const help = { help: { type: 'boolean', short: 'h', does: 'says this' } } as const satisfies Options;

type Values<O extends Options> = Partial<
  ReturnType<typeof parseArgs<{ args: string[]; options: O & typeof help; allowPositionals: true }>>['values']
>;

export interface Arguments<O extends Options> {
  readonly positionals: readonly string[];
  readonly values: Values<O>;
  readonly io: Io;
}

/** How a command is used. */
interface Usage<O extends Options> {
  /** As it is typed, of one word or two. */
  readonly name: string;
  /** What follows the name, in brackets where it can be left out: `ACCOUNT [FILE]`. */
  readonly takes: string;
  /** What it does, in one line of a list of commands. */
  readonly does: string;
  /** What else is to be known. */
  readonly note?: string;
  readonly options?: O;
}

const mustBeAsMany = (found: number, takes: string, usage: string): void => {
  const names = takes === '' ? [] : takes.split(' ');
  const least = names.filter((name) => !name.startsWith('[')).length;
  if (found >= least && found <= names.length) return;
  const expected = takes === '' ? 'no argument is expected' : `expected ${takes}`;
  throw misused(
    `${expected[0]!.toUpperCase()}${expected.slice(1)}, found ${found === 0 ? 'none' : found}.\n\n${usage}`,
  );
};

const parsedOf = (args: readonly string[], options: Options, usage: string) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw misused(`${(error as Error).message.split('. ')[0]!}.\n\n${usage}`);
  }
};

/** A command that reads its arguments. A mistake is told with how it is used, and never with what a stray argument said. */
export const defineArguments = <const O extends Options>(
  definition: Usage<O> & { readonly run: (found: Arguments<O>) => Promise<Exit> },
): Command => ({
  does: definition.does,
  async run(args, io) {
    const options = { ...(definition.options ?? ({} as O)), ...help };
    const { usage, text } = helpOf({ ...definition, options });
    if (args.some((arg) => arg === '--help' || arg === '-h')) {
      io.out(text);
      return exits.done;
    }
    const parsed = parsedOf(args, options, usage);
    mustBeAsMany(parsed.positionals.length, definition.takes, usage);
    return definition.run({ positionals: parsed.positionals, values: parsed.values as Values<O>, io });
  },
});

interface Asked<O extends Options> extends Arguments<O> {
  readonly connection: Connection;
  /** Prints what was asked for: as JSON where that is wanted. */
  readonly tell: (value: unknown, words: () => string) => void;
}

/** A command that asks the service. */
export const defineCommand = <const O extends Options = Record<never, never>>(
  definition: Usage<O> & { readonly run: (asked: Asked<O & typeof common>) => Promise<Exit> },
): Command =>
  defineArguments({
    ...definition,
    options: { ...(definition.options ?? ({} as O)), ...common },
    run(found) {
      const { json, 'token-file': file } = found.values as { readonly json?: boolean; readonly 'token-file'?: string };
      const tell = (value: unknown, words: () => string): void => found.io.out(json === true ? jsonOf(value) : words());
      return definition.run({ ...found, connection: connect(found.io, file), tell });
    },
  });
