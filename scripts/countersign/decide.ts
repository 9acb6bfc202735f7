import { must } from '../../src/client/client.ts';
import { hasEnded } from '../../src/domain/change-states.ts';
import { endingOf } from '../../src/mail/change-summary.ts';
import { shownSentence } from '../../src/mail/shown-text.ts';
import { changeText, readChange, viewOf, type Change } from './changes.ts';
import { defineCommand, type Command } from './command.ts';
import { addressOf, type Connection } from './connection.ts';
import { exits, misused, refused } from './exits.ts';
import type { Io } from './terminal.ts';

interface Deed {
  readonly verb: 'approve' | 'reject' | 'flag' | 'withdraw';
  readonly does: string;
  readonly done: string;
  /** Whether only people do it, and no token in their name. */
  readonly byPeople: boolean;
  /** Whether the account can ask for a passkey to do it. */
  readonly isDecision: boolean;
}

const send = ({ api }: Connection, { verb }: Deed, change: Change, comment: string | null): Promise<Change> => {
  const params = { path: { account: change.account.id, id: change.id } };
  switch (verb) {
    case 'flag':
      return must(api.POST('/v1/accounts/{account}/changes/{id}/flag', { params, body: { comment } }));
    case 'withdraw':
      return must(api.POST('/v1/accounts/{account}/changes/{id}/withdraw', { params, body: { comment } }));
    case 'approve':
    case 'reject':
      return must(
        api.POST('/v1/accounts/{account}/changes/{id}/decisions', {
          params,
          body: { verdict: verb, digest: change.digest, comment },
        }),
      );
  }
};

/** Why this is not done from here, and where it is. */
const mustBePossible = (connection: Connection, { verb, byPeople, isDecision }: Deed, change: Change): void => {
  if (hasEnded(change.state)) throw refused(endingOf(viewOf(change)));
  const where = `${isDecision ? 'by your letter, or ' : ''}in the console: ${addressOf(connection, change)}`;
  if (byPeople && connection.speaks !== 'person')
    throw refused(`No token ${verb === 'flag' ? 'flags' : 'decides'}: do it ${where}`);
  if (isDecision && change.assurance === 'passkey')
    throw refused(`A passkey is asked for here, which a terminal does not have: decide it ${where}`);
};

/** The digest that somebody has seen before is the one of now. */
const mustBeSeen = (change: Change, digest: string | undefined): void => {
  if (digest !== undefined && digest !== change.digest)
    throw refused(`The change is not the one that you have seen: its digest is ${change.digest}.`);
};

const mustBeWanted = async (io: Io, { verb }: Deed, { number, digest }: Change, yes: boolean): Promise<void> => {
  if (yes) return;
  if (io.ask === undefined) throw misused(`Nobody sits before a terminal to be asked: --yes is expected to ${verb}.`);
  const question = `${verb[0]!.toUpperCase()}${verb.slice(1)} change #${number}, digest ${digest}? [y/N] `;
  if (!/^\s*y(es)?\s*$/i.test(await io.ask(question))) throw refused('Nothing was done.');
};

const commandFor = (deed: Deed): Command =>
  defineCommand({
    name: deed.verb,
    takes: 'ACCOUNT CHANGE',
    does: deed.does,
    note: 'Shows the change first, and asks.',
    options: {
      yes: { type: 'boolean', does: 'asks nobody' },
      comment: { type: 'string', value: 'TEXT', does: 'what everybody reads beside it' },
      digest: {
        type: 'string',
        value: 'DIGEST',
        does: 'does nothing where the change is not the one with that digest',
      },
    },
    async run({ positionals: [account = '', named = ''], values, connection, io, tell }) {
      const change = await readChange(connection, account, named);
      io.note(`${changeText(connection, change)}\n`);
      mustBePossible(connection, deed, change);
      mustBeSeen(change, values.digest);
      await mustBeWanted(io, deed, change, values.yes === true);
      const after = await send(connection, deed, change, values.comment ?? null);
      const stands = hasEnded(after.state) ? endingOf(viewOf(after)) : shownSentence(after.waiting);
      tell(after, () => `Change #${after.number} is ${deed.done}. ${stands}`);
      return exits.done;
    },
  });

export const approve = commandFor({
  ...{ verb: 'approve', does: 'approves a change', done: 'approved by you' },
  ...{ byPeople: true, isDecision: true },
});
export const reject = commandFor({
  ...{ verb: 'reject', does: 'rejects a change', done: 'rejected by you' },
  ...{ byPeople: true, isDecision: true },
});
export const flag = commandFor({
  ...{
    verb: 'flag',
    does: 'says that a change looks wrong: all of its initiator stand still',
    done: 'flagged as wrong',
  },
  ...{ byPeople: true, isDecision: false },
});
export const withdraw = commandFor({
  ...{ verb: 'withdraw', does: 'takes back a change that you asked for', done: 'withdrawn' },
  ...{ byPeople: false, isDecision: false },
});
