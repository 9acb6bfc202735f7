import { must, type Schemas } from '../../src/client/client.ts';
import { addressKey, nameKey } from '../../src/domain/text.ts';
import { shownName, shownSentence } from '../../src/mail/shown-text.ts';
import { defineCommand } from './command.ts';
import { readAccount, type Connection } from './connection.ts';
import { exits, misused, refused } from './exits.ts';
import { tableOf } from './terminal.ts';

type Explained = Pick<Schemas['RightExplained'], 'function' | 'title' | 'allowed' | 'text'>;

/** A user, by their id, their address or their whole name; `me` is whoever asks. */
const userNamed = async (connection: Connection, account: string, named: string): Promise<string> => {
  if (named === 'me') return (await readAccount(connection, account)).you.id;
  if (/^usr_/.test(named)) return named;
  const params = { path: { account }, query: { q: named, limit: 200 } };
  const { items } = await must(connection.api.GET('/v1/accounts/{account}/users', { params }));
  const found = items.filter(
    ({ name, email }) => addressKey(email) === addressKey(named) || nameKey(name) === nameKey(named),
  );
  const [only, ...more] = found;
  if (only === undefined) throw refused(`The account has no user ${shownName(named)}.`);
  if (more.length > 0)
    throw misused(
      `Several users are called so; take one's address: ${found.map(({ email }) => shownName(email)).join(', ')}.`,
    );
  return only.id;
};

const explained = async (connection: Connection, account: string, userId: string): Promise<readonly Explained[]> => {
  const params = { path: { account, id: userId }, query: { explain: 'true' as const } };
  const { explanation } = await must(connection.api.GET('/v1/accounts/{account}/users/{id}/rights', { params }));
  return explanation ?? [];
};

/** As a service is answered: about an id and a function, and with no role's name. */
const checked = async (
  { api }: Connection,
  account: string,
  userId: string,
  code: string | undefined,
): Promise<readonly Explained[]> => {
  if (code === undefined || !/^usr_/.test(userId))
    throw misused("A service's token asks about an id and a function: countersign explain ACCOUNT usr_… FUNCTION");
  const body = { checks: [{ userId, function: code }] };
  const answer = await must(api.POST('/v1/accounts/{account}/access-check', { params: { path: { account } }, body }));
  const answers = 'answers' in answer ? answer.answers : [answer];
  return answers.map(({ allowed, because }) => ({ function: code, title: code, allowed, text: because }));
};

/** Why somebody may use a function, or may not. */
export const explain = defineCommand({
  name: 'explain',
  takes: 'ACCOUNT PERSON [FUNCTION]',
  does: 'says why somebody may use a function, or may not',
  note: 'PERSON is an address, a whole name or an id, or "me". All functions are listed where none is named.',
  async run({ positionals: [account = '', person = '', code], connection, io, tell }) {
    const all =
      connection.speaks === 'service'
        ? await checked(connection, account, person, code)
        : await explained(connection, account, await userNamed(connection, account, person));
    const found = code === undefined ? all : all.filter((right) => right.function === code);
    if (found.length === 0) throw refused(`The catalogue has no function ${shownName(code ?? '')}.`);
    tell(code === undefined ? found : found[0], () =>
      code === undefined
        ? tableOf(
            ['FUNCTION', 'MAY', 'WHY'],
            found.map((right) => [{ code: right.function }, right.allowed ? 'yes' : 'no', right.text]),
            io.columns,
          )
        : `${found[0]!.allowed ? 'Yes' : 'No'}. ${shownSentence(found[0]!.text)}`,
    );
    return exits.done;
  },
});
