import { must, type Schemas } from '../../src/client/client.ts';
import type { ChangeView } from '../../src/domain/change-view.ts';
import { changeStates } from '../../src/domain/change-states.ts';
import { changeSummary, headlineOf } from '../../src/mail/change-summary.ts';
import { compositionText, titleText } from '../../src/mail/composition-text.ts';
import { shownName } from '../../src/mail/shown-text.ts';
import { defineCommand } from './command.ts';
import { addressOf, readAccount, type Connection } from './connection.ts';
import { exits, misused, refused } from './exits.ts';
import { limit, limitOf, stateOf } from './option-values.ts';
import { minuteOf, tableOf } from './terminal.ts';

export type Change = Schemas['Change'];
type Summary = Schemas['ChangeSummary'];

const PAGE = 200;

/** A change as letters are written from it: the API answers with that very view. */
export const viewOf = (change: Change): ChangeView => change as unknown as ChangeView;

/** A change in the words of letters, with what a decision on it must name, and where it is read. */
export const changeText = (connection: Connection, change: Change): string =>
  [
    titleText(headlineOf(viewOf(change))),
    compositionText(changeSummary(viewOf(change))),
    `Digest: ${change.digest}\nConsole: ${addressOf(connection, change)}`,
  ].join('\n\n');

/** The pages of the account's changes, newest first. */
async function* pagesOf({ api }: Connection, account: string, filters: object, pageSize: number) {
  for (let cursor: string | undefined; ;) {
    const query = { limit: pageSize, ...filters, ...(cursor !== undefined && { cursor }) };
    const page = await must(api.GET('/v1/accounts/{account}/changes', { params: { path: { account }, query } }));
    yield page.items;
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}

const idOfNumber = async (connection: Connection, account: string, number: number): Promise<string> => {
  for await (const items of pagesOf(connection, account, {}, PAGE)) {
    const found = items.find((change) => change.number === number);
    if (found !== undefined) return found.id;
    if (items.some((change) => change.number < number)) break;
  }
  throw refused(`There is no change #${number} that you can read.`);
};

/** A change, by its id or its number: `chg_…`, `12` or `#12`. */
export const readChange = async (connection: Connection, account: string, named: string): Promise<Change> => {
  const number = /^#?([1-9]\d{0,8})$/.exec(named)?.[1];
  if (number === undefined && !named.startsWith('chg_'))
    throw misused(`CHANGE: a number such as 12, or an id such as chg_…, is expected, found ${shownName(named)}.`);
  const id = number === undefined ? named : await idOfNumber(connection, account, Number(number));
  return must(connection.api.GET('/v1/accounts/{account}/changes/{id}', { params: { path: { account, id } } }));
};

const rowOf = ({ number, state, description, initiator, approvals, frozen, submittedAt }: Summary): string[] => [
  `#${number}`,
  frozen === null ? state : `${state}, stopped`,
  `${approvals.received}/${approvals.required}`,
  initiator.name,
  minuteOf(submittedAt),
  description,
];

/** What is asked for, and what has become of it. */
export const listChanges = defineCommand({
  name: 'changes list',
  takes: 'ACCOUNT',
  does: 'lists the changes, newest first',
  options: {
    open: { type: 'boolean', does: 'those that have not ended' },
    state: { type: 'string', value: 'STATE', does: `those that are ${changeStates.join(', ')}` },
    kind: { type: 'string', value: 'KIND', does: 'those of a kind, such as user.add' },
    'waiting-on-me': { type: 'boolean', does: 'those on which you can decide' },
    mine: { type: 'boolean', does: 'those that you asked for' },
    limit,
  },
  async run({ positionals: [account = ''], values, connection, io, tell }) {
    const most = limitOf(values.limit);
    const filters = {
      ...(values.open === true && { open: 'true' }),
      ...(values.state !== undefined && { state: stateOf(values.state, changeStates) }),
      ...(values.kind !== undefined && { kind: values.kind }),
      ...(values['waiting-on-me'] === true && { waitingOn: 'me' }),
      ...(values.mine === true && { initiator: (await readAccount(connection, account)).you.id }),
    };
    const found: Summary[] = [];
    for await (const items of pagesOf(connection, account, filters, Math.min(most, PAGE))) {
      found.push(...items);
      if (found.length >= most) break;
    }
    const shown = found.slice(0, most);
    tell(shown, () =>
      shown.length === 0
        ? 'No change fits.'
        : tableOf(['#', 'STATE', 'SIGNED', 'ASKED FOR BY', 'SUBMITTED (UTC)', 'WHAT'], shown.map(rowOf), io.columns),
    );
    return exits.done;
  },
});

/** One change, in the words of its letter. */
export const showChange = defineCommand({
  name: 'changes show',
  takes: 'ACCOUNT CHANGE',
  does: 'shows a change, what it does and why it waits',
  async run({ positionals: [account = '', named = ''], connection, tell }) {
    const change = await readChange(connection, account, named);
    tell(change, () => changeText(connection, change));
    return exits.done;
  },
});
