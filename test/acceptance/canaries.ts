import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoToken } from '../../src/processes/embedded/demo-token.ts';
import type { Stage } from './processes.ts';
import { until } from './until.ts';
import { hiddenFields, Visitor } from './visitor.ts';

export type Kind =
  | 'changeIds'
  | 'accountIds'
  | 'names'
  | 'addresses'
  | 'namesOfThings'
  | 'remarks'
  | 'linkSecrets'
  | 'bearerTokens'
  | 'sessions'
  | 'formTokens'
  | 'personalTokens'
  | 'serviceTokens'
  | 'secretsOfSettings';

/** Words that are found nowhere else, by what they are. */
export type Planted = Readonly<Record<Kind, readonly string[]>>;

/** Secrets that the settings hold: those that a test gives, and those of a stage. */
export const secretsOfSettings = {
  given: {
    COUNTERSIGN_SESSION_SECRET: `session-secret-${randomBytes(24).toString('base64url')}`,
    OTEL_EXPORTER_OTLP_HEADERS: `x-api-key=otlp-key-${randomBytes(24).toString('base64url')}`,
  },
  of: (stage: Stage): string[] => [
    secretsOfSettings.given.COUNTERSIGN_SESSION_SECRET,
    secretsOfSettings.given.OTEL_EXPORTER_OTLP_HEADERS.split('=')[1]!,
    new URL(stage.databaseUrl).password,
    ...readFileSync(join(stage.dataDir, 'signing-key.pem'), 'utf8').split('\n').slice(1, 2),
  ],
};

const words = {
  names: ['Zephyrine Quillfeather', 'Yolanda Quincunx', 'Xanthippe Quadrille', 'Ada Okafor', 'Ben Lindqvist'],
  addresses: ['zephyrine.quillfeather@acme.example', 'xanthippe.quadrille@acme.example', 'ben@acme.example'],
  namesOfThings: ['Nordquartz Holdings', 'Vaultkeepers Quay', 'Treasury Quorumless'],
  remarks: {
    reason: 'reason-plumbago',
    approving: 'approving-plumbago',
    rejecting: 'rejecting-plumbago',
    withdrawing: 'withdrawing-plumbago',
    flagging: 'flagging-plumbago',
    filing: 'filing-plumbago',
    evidence: 'evidence-plumbago',
    objecting: 'objecting-plumbago',
  },
} as const;
const [zephyrine, yolanda, xanthippe] = words.names;
const { remarks } = words;

interface Change {
  readonly id: string;
  readonly number: number;
  readonly digest: string;
  readonly state: string;
}

/** Gives every door every kind of word, runs changes through to their ends, and lets everything fail once. */
export const plant = async (stage: Stage): Promise<Planted> => {
  const { client, publicUrl, issuer, audience } = stage;
  const [linkSecrets, formTokens]: [Set<string>, Set<string>] = [new Set(), new Set()];
  const changes: Change[] = [];
  const ada = await demoToken({ issuer, audience, person: 'ada' });
  const application = {
    ...{ clientType: 'organization', name: 'Acme', requiredApprovals: 1 },
    applicant: { name: 'Ada Okafor', email: 'ada@acme.example' },
    officers: [
      { name: 'Ben Lindqvist', email: 'ben@acme.example' },
      { name: 'Cleo Marchetti', email: 'cleo@acme.example' },
    ],
  };
  const { account } = await client<{ account: { id: string } }>('ada', 'POST', '/v1/applications', application);
  for (const officer of ['ben', 'cleo']) await client(officer, 'GET', '/v1/me');
  const at = `/v1/accounts/${account.id}`;
  const submit = async (kind: string, payload: unknown, by = 'ada'): Promise<Change> => {
    const change = await client<Change>(by, 'POST', `${at}/changes`, { kind, payload, reason: remarks.reason });
    changes.push(change);
    return change;
  };
  const decide = ({ id, digest }: Change, verdict: string, by: string, comment: string): Promise<Change> =>
    client(by, 'POST', `${at}/changes/${id}/decisions`, { verdict, digest, comment });
  const ended = ({ id }: Change): Promise<Change> =>
    until(`change ${id} ends`, async () => {
      const now = await client<Change>('ada', 'GET', `${at}/changes/${id}`);
      return now.state === 'pending' || now.state === 'approved' ? undefined : now;
    });
  const enact = async (kind: string, payload: unknown): Promise<Change> => {
    const change = await submit(kind, payload);
    await decide(change, 'approve', 'ben', remarks.approving);
    return ended(change);
  };
  /** The link of a person's letter to a page of this name, where its text holds these words. */
  const link = async (person: string, page: string, said: string): Promise<string> => {
    const secret = await until(`a letter to ${person} with a link to /${page}`, async () => {
      const letters = await stage.mail.letters.list({ to: `${person}@acme.example`, limit: 500 });
      const texts = letters.map(({ text }) => text).filter((text) => text.includes(said));
      return texts
        .map((text) => new RegExp(`/${page}/([\\w-]{43})`).exec(text)?.[1])
        .find((found) => found !== undefined);
    });
    linkSecrets.add(secret);
    return `/${page}/${secret}`;
  };

  // Names of people and things, through to the end: one is approved on the page of the link, by somebody signed in.
  const { items: companies } = await client<{ items: { id: string }[] }>('ada', 'GET', `${at}/companies`);
  const [company, role, group] = words.namesOfThings;
  await enact('change-set', {
    changes: [
      { kind: 'company.add', payload: { name: company, parentId: companies[0]!.id } },
      { kind: 'role.create', payload: { type: 'employee', name: role, rights: [] } },
      { kind: 'employee-group.create', payload: { name: group } },
    ],
  });
  const adding = await submit('user.add', { name: zephyrine, email: words.addresses[0] });
  const ben = new Visitor();
  const page = await ben.signIn(publicUrl, 'ben', await link('ben', 'approve', `#${adding.number}`));
  const fields = hiddenFields(page.text);
  formTokens.add(fields['formToken']!);
  await ben.post(page.url, { ...fields, verdict: 'approve', comment: remarks.approving });
  await ended(adding);
  const { items: users } = await client<{ items: { id: string; name: string }[] }>('ada', 'GET', `${at}/users`);
  const zephyrineId = users.find(({ name }) => name === zephyrine)!.id;
  await decide(
    await submit('user.modify', { userId: zephyrineId, name: yolanda }),
    'reject',
    'cleo',
    remarks.rejecting,
  );
  const withdrawn = await submit('user.suspend', { userId: zephyrineId });
  await client('ada', 'POST', `${at}/changes/${withdrawn.id}/withdraw`, { comment: remarks.withdrawing });
  const flagged = await submit('user.modify', { userId: zephyrineId, name: `${yolanda} II` }, 'cleo');
  await client('ben', 'POST', `${at}/changes/${flagged.id}/flag`, { comment: remarks.flagging });

  // The support desk, a passkey's letter, and tokens that are used.
  const filing = { kind: 'officer.add', name: xanthippe, email: words.addresses[1] };
  await client('ada', 'POST', `${at}/support-requests`, {
    ...filing,
    evidence: remarks.evidence,
    comment: remarks.filing,
  });
  const objection = await ben.open(`${publicUrl}${await link('ben', 'object', xanthippe)}`);
  const objecting = hiddenFields(objection.text);
  formTokens.add(objecting['formToken']!);
  await ben.post(objection.url, { ...objecting, verdict: 'object', comment: remarks.objecting });
  await client('ada', 'POST', `${at}/passkeys`, {});
  await ben.open(`${publicUrl}${await link('ada', 'enrol', 'passkey')}`);
  const personal = { name: 'Shell', scopes: ['read', 'submit'], expiresInDays: 30 };
  const { token: personalToken } = await client<{ token: string }>('ada', 'POST', `${at}/tokens`, personal);
  await enact('service-token.create', { name: 'Payments', scopes: ['access-check'] });
  const { items: services } = await client<{ items: { id: string }[] }>('ada', 'GET', `${at}/service-tokens`);
  const secret = `${at}/service-tokens/${services[0]!.id}/secret`;
  const { token: serviceToken } = await client<{ token: string }>('ada', 'POST', secret, {});

  // Everything that is refused or fails, with the words in each part of a request.
  const session = ben.cookie('countersign')!;
  const send = (path: string, headers: Record<string, string>, body?: string): Promise<Response> =>
    fetch(`${publicUrl}${path}`, { headers, ...(body !== undefined && { method: 'POST', body }) });
  const asJson = { 'content-type': 'application/json' };
  for (const token of [ada, personalToken, serviceToken, `${ada}x`, `${personalToken}x`, `${serviceToken}x`]) {
    const as = { authorization: `Bearer ${token}`, referer: `${publicUrl}${[...linkSecrets][0]!}` };
    await send(`${at}/users?q=${encodeURIComponent(zephyrine)}`, as);
    await send(`${at}/changes`, { ...as, ...asJson, 'idempotency-key': personalToken }, `{"name":"${zephyrine}`);
    await send(`${at}/changes`, { ...as, ...asJson }, JSON.stringify({ kind: zephyrine, payload: words.addresses }));
    await send(
      `${at}/access-check`,
      { ...as, ...asJson },
      JSON.stringify({ userId: zephyrineId, function: 'reports.tax' }),
    );
    await send(`/approve/${encodeURIComponent(token)}`, as);
  }
  await send('/', { cookie: `countersign=${session}` });
  await send(`/sign-in?returnTo=${encodeURIComponent(`/approve/${[...linkSecrets][0]!}`)}`, {});

  // Mail, Temporal and the database, each away for a while.
  await stage.mail.stop();
  const unsent = await submit('user.modify', { userId: zephyrineId, email: `new.${words.addresses[0]}` });
  await until('a letter that could not be sent', () => /could not be sent|ECONNREFUSED/.test(stage.worker.output));
  await stage.mail.start();
  await link('cleo', 'approve', `#${unsent.number}`);
  await stage.temporal.kill();
  const unseen = await submit('user.modify', { userId: zephyrineId, name: `${yolanda} III` });
  await decide(unseen, 'approve', 'cleo', remarks.approving);
  await stage.temporal.start();
  await ended(unseen);
  await stage.postgres.kill();
  const kept = { kind: 'user.add', payload: { name: zephyrine, email: words.addresses[0] }, reason: remarks.reason };
  await send(`${at}/changes`, { authorization: `Bearer ${ada}`, ...asJson }, JSON.stringify(kept));
  await send(`/approve/${[...linkSecrets][0]!}`, { cookie: `countersign=${session}` });
  await stage.postgres.start();
  await until('the database answers', async () => (await fetch(`${publicUrl}/readyz`)).status === 200);

  return {
    changeIds: changes.map(({ id }) => id),
    accountIds: [account.id],
    names: words.names,
    addresses: words.addresses,
    namesOfThings: words.namesOfThings,
    remarks: Object.values(remarks),
    linkSecrets: [...linkSecrets],
    bearerTokens: [ada],
    sessions: [session],
    formTokens: [...formTokens],
    personalTokens: [personalToken],
    serviceTokens: [serviceToken],
    secretsOfSettings: secretsOfSettings.of(stage),
  };
};
