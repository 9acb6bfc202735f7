import { ProblemError } from '../../src/client/problem.ts';
import { accounts } from './accounts.ts';
import { listChanges, showChange } from './changes.ts';
import type { Command } from './command.ts';
import { approve, flag, reject, withdraw } from './decide.ts';
import { exitOf, exits, Stop, type Exit } from './exits.ts';
import { explain } from './explain.ts';
import { listed } from './help.ts';
import { exportSetting, importSetting } from './setting/commands.ts';
import { submit } from './submit.ts';
import { jsonOf, refusalWords, type Io } from './terminal.ts';
import { verify } from './verify.ts';
import { wait } from './wait.ts';
import { listDeliveries, listWebhooks, replayDelivery } from './webhooks.ts';

const commands: Readonly<Record<string, Command>> = {
  ...{ accounts, 'changes list': listChanges, 'changes show': showChange, submit },
  ...{ approve, reject, flag, withdraw, wait, explain },
  ...{ export: exportSetting, import: importSetting, verify },
  ...{ 'webhooks list': listWebhooks, 'webhooks deliveries': listDeliveries, 'webhooks replay': replayDelivery },
};

const commandList = (names: readonly string[]): string => listed(names.map((name) => [name, commands[name]!.does]));

const HELP = `Usage: countersign COMMAND [ARGUMENTS] [OPTIONS], where COMMAND is one of:

${commandList(Object.keys(commands))}

countersign COMMAND --help says what it takes. CHANGE is a number or an id.

  COUNTERSIGN_URL      the address of the service
  COUNTERSIGN_TOKEN    who asks; or --token-file FILE

Ends with 0: done; 1: refused; 2: misused; 3: the change ended, and was not
applied; 4: it has not ended in time; 5: no answer, or not signed in.
docs/cli.md says more.`;

/** Tells why a command ended. Throws on what is a fault of the program. */
const told = (error: unknown, args: readonly string[], io: Io): Exit => {
  if (error instanceof Stop) {
    io.note(error.message);
    return error.exit;
  }
  if (!(error instanceof ProblemError)) throw error;
  if (args.includes('--json')) {
    const { status, code, title, message: detail, problems, traceId } = error;
    io.out(jsonOf({ status, code, title, detail, problems, traceId }));
  }
  io.note(refusalWords(error, io.env['COUNTERSIGN_URL']));
  return exitOf(error);
};

const isHelp = (arg: string): boolean => ['--help', '-h', 'help'].includes(arg);

/** The command that was typed, of one word or two, and what follows it. */
const commandOf = (typed: readonly string[]) => {
  for (const words of [2, 1]) {
    const name = typed.slice(0, words).join(' ');
    if (Object.hasOwn(commands, name)) return { command: commands[name]!, args: typed.slice(words) };
  }
  return undefined;
};

/** Tells which commands there are. What was typed instead is told only where it can be no secret. */
const tellCommands = (typed: readonly string[], io: Io): Exit => {
  const [first = ''] = typed;
  const begun = Object.keys(commands).filter((name) => name.startsWith(`${first} `));
  const text = typed.every(isHelp)
    ? HELP
    : begun.length > 0
      ? `Usage: countersign ${first} …, one of:\n\n${commandList(begun)}`
      : `There is no command ${/^[a-z-]{1,20}$/.test(first) ? first : 'of that name'}: countersign --help lists them.`;
  const wanted = typed.some(isHelp) && (begun.length > 0 || typed.every(isHelp));
  (wanted ? io.out : io.note)(text);
  return wanted ? exits.done : exits.misused;
};

/** Runs a command as it was typed. Answers what it ends with. */
export const runCountersign = async (typed: readonly string[], io: Io): Promise<Exit> => {
  const [first, ...others] = typed;
  const asked = first === 'help' && others.length > 0 ? [...others, '--help'] : typed;
  const found = commandOf(asked);
  if (found === undefined) return tellCommands(asked, io);
  try {
    return await found.command.run(found.args, io);
  } catch (error) {
    return told(error, found.args, io);
  }
};
