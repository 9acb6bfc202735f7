import { must, type Schemas } from '../../src/client/client.ts';
import { defineCommand } from './command.ts';
import { exits } from './exits.ts';
import { limit, limitOf, stateOf } from './option-values.ts';
import { minuteOf, tableOf, type Cell } from './terminal.ts';

type Delivery = Schemas['WebhookDelivery'];

const PAGE = 200;
const states = ['owed', 'delivered', 'given-up'] as const satisfies readonly Delivery['state'][];

const minute = (time: string | null): string => (time === null ? '–' : minuteOf(time));

/** Where events are told. */
export const listWebhooks = defineCommand({
  name: 'webhooks list',
  takes: 'ACCOUNT',
  does: 'lists where events are told',
  async run({ positionals: [account = ''], connection: { api }, io, tell }) {
    const query = { limit: PAGE };
    const { items } = await must(api.GET('/v1/accounts/{account}/webhooks', { params: { path: { account }, query } }));
    tell(items, () =>
      items.length === 0
        ? 'The account has no webhook.'
        : tableOf(
            ['ID', 'NAME', 'ADDRESS', 'SECRET TAKEN (UTC)', 'EVENTS'],
            items.map(({ id, name, url, allowed, secretTakenAt, events }) => [
              ...[id, name, { code: allowed ? url : `${url} (not allowed)` }, minute(secretTakenAt)],
              String(events.length),
            ]),
            io.columns,
          ),
    );
    return exits.done;
  },
});

const rowOf = ({ id, type, state, attempts, status, attemptedAt, nextAttemptAt }: Delivery): Cell[] => [
  ...[id, { code: type }, state, String(attempts), status === null ? '–' : String(status)],
  ...[minute(attemptedAt), minute(nextAttemptAt)],
];

/** What became of the messages to one of them. */
export const listDeliveries = defineCommand({
  name: 'webhooks deliveries',
  takes: 'ACCOUNT WEBHOOK',
  does: 'lists the messages to one, newest first',
  options: {
    state: { type: 'string', value: 'STATE', does: `those that are ${states.join(', ')}` },
    limit,
  },
  async run({ positionals: [account = '', id = ''], values, connection: { api }, io, tell }) {
    const query = {
      limit: limitOf(values.limit, PAGE),
      ...(values.state !== undefined && { state: stateOf(values.state, states) }),
    };
    const at = { params: { path: { account, id }, query } };
    const { items } = await must(api.GET('/v1/accounts/{account}/webhooks/{id}/deliveries', at));
    tell(items, () =>
      items.length === 0
        ? 'No message fits.'
        : tableOf(
            ['ID', 'EVENT', 'STATE', 'ATTEMPTS', 'STATUS', 'LAST (UTC)', 'NEXT (UTC)'],
            items.map(rowOf),
            io.columns,
          ),
    );
    return exits.done;
  },
});

/** Has a message sent once more. */
export const replayDelivery = defineCommand({
  name: 'webhooks replay',
  takes: 'ACCOUNT WEBHOOK DELIVERY',
  does: 'has a message sent once more',
  async run({ positionals: [account = '', id = '', delivery = ''], connection: { api }, tell }) {
    const at = { params: { path: { account, id, delivery } } };
    const found = await must(api.POST('/v1/accounts/{account}/webhooks/{id}/deliveries/{delivery}/replay', at));
    tell(found, () => `${found.id} is sent again.`);
    return exits.done;
  },
});
