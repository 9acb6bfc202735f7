import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DEMO_PEOPLE } from './embedded/demo-people.ts';
import { demoToken } from './embedded/demo-token.ts';

export interface DemoPlace {
  readonly publicUrl: string;
  readonly issuer: string;
  readonly audience: string;
  readonly dataDir: string;
  readonly say: (line: string) => void;
}

/** A demo person at the public API: the same doors as everybody, with a token of the same provider. */
export const createDemoClient = ({
  publicUrl,
  issuer,
  audience,
}: Pick<DemoPlace, 'publicUrl' | 'issuer' | 'audience'>) => {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (person: string): Promise<string> => {
    const kept = tokens.get(person) ?? demoToken({ issuer, audience, person });
    tokens.set(person, kept);
    return kept;
  };
  return async <T>(person: string, method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${publicUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await tokenOf(person)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T & { detail?: string };
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${answer.detail ?? ''}`);
    return answer;
  };
};

export type DemoClient = ReturnType<typeof createDemoClient>;

interface ChangeAnswer {
  readonly id: string;
  readonly digest: string;
  readonly state: string;
  readonly stateReason: { readonly text: string } | null;
}

const PATIENCE_MS = 60_000;

/** Waits for a change to end, by asking. */
export const untilEnded = async (
  client: DemoClient,
  person: string,
  account: string,
  changeId: string,
): Promise<ChangeAnswer> => {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const change = await client<ChangeAnswer>(person, 'GET', `/v1/accounts/${account}/changes/${changeId}`);
    if (change.state !== 'pending' && change.state !== 'approved') return change;
    if (Date.now() > until)
      throw new Error(`change ${changeId} is still ${change.state} after ${PATIENCE_MS / 1_000} seconds`);
    await delay(100);
  }
};

const officers = DEMO_PEOPLE.filter(({ group }) => group === 'Security Officers of Acme');
const colleagues = DEMO_PEOPLE.filter(({ group }) => group === 'Other people of Acme');

const rightsOf: Readonly<Record<string, readonly string[]>> = {
  finn: ['reports.statements', 'reports.tax', 'funding.history'],
  gita: ['billing.invoices', 'billing.payments', 'funding.history'],
  hugo: ['shipment.book', 'shipment.track'],
  ines: ['trading.orders', 'trading.fx', 'reports.performance'],
};

const application = {
  clientType: 'organization',
  name: 'Acme',
  applicant: { name: officers[0]!.name, email: officers[0]!.email },
  officers: officers
    .slice(1)
    .map(({ name, email }) => ({ name, email, rights: ['reports.statements', 'reports.activity'] })),
  requiredApprovals: 2,
};

/** Everything that makes the account ready to be played with: its people, and a policy under which links decide alone. */
const setUpChange = {
  kind: 'change-set',
  reason: 'Sets the demo account up.',
  payload: {
    changes: [
      ...colleagues.map(({ sub, name, email }) => ({
        kind: 'user.add',
        payload: { name, email, rights: rightsOf[sub] ?? [] },
      })),
      { kind: 'policy.set', payload: { approvalAssurance: 'link' } },
      { kind: 'authorizers.set', payload: { area: 'funding', primary: 1, secondary: 1 } },
    ],
  },
};

interface Me {
  readonly accounts: readonly { readonly slug: string; readonly name: string }[];
}

/** Every step finds what an earlier, interrupted run has done, so that one account comes of it. */
const open = async (place: DemoPlace): Promise<string> => {
  const client = createDemoClient(place);
  const { accounts } = await client<Me>('ada', 'GET', '/v1/me');
  const slug =
    accounts.find(({ name }) => name === application.name)?.slug ??
    (await client<{ account: { slug: string } }>('ada', 'POST', '/v1/applications', application)).account.slug;
  // A first sign-in binds each officer's identity; only then can they decide under the policy of a new account.
  for (const { sub } of officers) await client(sub, 'GET', '/v1/me');
  const path = `/v1/accounts/${slug}`;
  const { policy } = await client<{ policy: { approvalAssurance: string } }>('ada', 'GET', path);
  if (policy.approvalAssurance !== 'link') await setUp(client, path, slug);
  for (const { sub } of colleagues) await client(sub, 'GET', '/v1/me');
  return slug;
};

const setUp = async (client: DemoClient, path: string, slug: string): Promise<void> => {
  const { items } = await client<{ items: readonly { id: string }[] }>(
    'ada',
    'GET',
    `${path}/changes?state=pending&kind=change-set`,
  );
  const change = items[0]
    ? await client<ChangeAnswer>('ada', 'GET', `${path}/changes/${items[0].id}`)
    : await client<ChangeAnswer>('ada', 'POST', `${path}/changes`, setUpChange);
  for (const officer of ['ben', 'cleo'])
    await client(officer, 'POST', `${path}/changes/${change.id}/decisions`, {
      verdict: 'approve',
      digest: change.digest,
      comment: 'Checked.',
    });
  const ended = await untilEnded(client, 'ada', slug, change.id);
  if (ended.state !== 'applied')
    throw new Error(`the demo account could not be set up: ${ended.state}, ${ended.stateReason?.text ?? ''}`);
};

/** Opens the demo account once, by its people, through the public API; answers its slug. */
export const openDemoAccount = async (place: DemoPlace): Promise<string> => {
  const file = join(place.dataDir, 'demo-account.json');
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { slug: string }).slug;
  place.say('Opening the demo account …');
  const slug = await open(place);
  writeFileSync(file, `${JSON.stringify({ slug })}\n`);
  return slug;
};
