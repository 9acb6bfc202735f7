import { readConsole } from '../../src/http/console.ts';
import { SIGN_OUT } from '../../src/http/routes/sign-in.ts';
import { formToken, newSecret } from '../../src/identity/secrets.ts';
import { takeLetters } from '../../src/transactions/letters.ts';
import { takeRequestLetters } from '../../src/transactions/support-letters.ts';
import { SoftwareAuthenticator } from '../identity/software-authenticator.ts';
import { formOf, ownForm, type Asked, type ChangeBody } from './api-fixture.ts';
import { addressOf, type CalledAccount, type Caller } from './callers.ts';

/** What is asked for at an operation, beside who asks. */
export interface Call {
  /** What the path says in its places. */
  readonly at?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly asked?: Asked;
}

/** Makes what the call is about, then the call itself, the same for every caller but for what is each one's own. */
export type Prepare = (account: CalledAccount) => Promise<(caller: Caller) => Call | Promise<Call>>;

/** Made once for an account: what can be done again, or only once, by everybody. */
const once = (prepare: Prepare): Prepare => {
  const made = new WeakMap<CalledAccount, ReturnType<Prepare>>();
  return (called) => made.get(called) ?? made.set(called, prepare(called)).get(called)!;
};

const json = (body: unknown): Call => ({ asked: { method: 'POST', json: body } });
const form = (at: Call['at'] & object, fields: Record<string, string>): Call => ({ at, asked: { form: fields } });
const always =
  (call: Call): Prepare =>
  () =>
    Promise.resolve(() => call);
/** A page that is the same for everybody, whatever its address names. */
const at = (place: Record<string, string>): Prepare => always({ at: place });
const named =
  (name: string): Prepare =>
  ({ ids }) =>
    Promise.resolve(() => ({ at: { id: ids[name]! } }));

/** Adding somebody to headquarters, whom an officer of a subsidiary does not manage. */
const adding = ({ newPerson, ids }: CalledAccount) => ({
  kind: 'user.add',
  payload: { ...newPerson(), companyId: ids['Acme'] },
});

const pending = (called: CalledAccount, by = 'ada'): Promise<ChangeBody> =>
  called.account.submit('user.add', adding(called).payload, by);

/** A change that an officer has asked for, and what is posted to it. */
const change =
  (by: string, body?: (change: ChangeBody) => unknown): Prepare =>
  async (called) => {
    const asked = await pending(called, by);
    return () => ({ at: { id: asked.id }, asked: body === undefined ? {} : { method: 'POST', json: body(asked) } });
  };

const withdrawn: Prepare = async (called) => {
  const { id } = await pending(called);
  await called.given(`${called.account.path}/changes/${id}/withdraw`, { as: 'ada', json: {} });
  return () => ({ at: { id }, asked: { method: 'POST' } });
};

/** A change of an officer of its own, flagged where that is said: nobody flags twice a day. */
const stoppable = (by: string, flagger?: string): Prepare =>
  once(async (called) => {
    const { id } = await pending(called, by);
    const flagged = { as: flagger ?? '', json: {} };
    if (flagger !== undefined) await called.given(`${called.account.path}/changes/${id}/flag`, flagged);
    return () => ({ at: { id }, asked: { method: 'POST' } });
  });

const filing = (called: CalledAccount) => ({ kind: 'officer.add', ...called.newPerson(), evidence: 'Folder 7' });

const request =
  (body?: unknown): Prepare =>
  async (called) => {
    const at = `${called.account.path}/support-requests`;
    const { id } = await called.given<{ id: string }>(at, { as: 'ada', json: filing(called) });
    return () => ({ at: { id }, asked: body === undefined ? {} : { method: 'POST', json: body } });
  };

/** The eligible officer's link to a change of ada's, and the form of its page as each caller's browser has it. */
const link =
  (fields?: (change: ChangeBody) => Record<string, string>): Prepare =>
  async (called) => {
    const asked = await pending(called);
    const token = (await called.account.links(asked))['ben']!.replace('/approve/', '');
    return (caller) => {
      if (fields === undefined) return { at: { token } };
      const key = called.bring[caller].session ?? called.api.sessionSecret;
      return form({ token }, { ...fields(asked), formToken: formToken(key, `decide:${token}`) });
    };
  };
const verdict = ({ digest }: ChangeBody) => ({ verdict: 'approve', digest });

/** The eligible officer's link to a request that ada has filed. */
const objection =
  (posted: boolean): Prepare =>
  async (called) => {
    const at = `${called.account.path}/support-requests`;
    const { id } = await called.given<{ id: string }>(at, { as: 'ada', json: filing(called) });
    const ref = { accountId: called.account.id, requestId: id };
    const letters = await takeRequestLetters(called.api.store, ref, newSecret);
    const token = letters.find(({ to }) => to.email === addressOf('officer'))!.secret!;
    const key = formToken(called.api.sessionSecret, `object:${token}`);
    return () => (posted ? form({ token }, { verdict: 'object', formToken: key }) : { at: { token } });
  };

/** A link that enrols a passkey of the eligible officer, who may have one more than they have. */
const enrolLink = async ({ account, api, ids }: CalledAccount): Promise<string> => {
  const { id: changeId } = await account.enact('authenticator.add', { userId: ids['ben'] });
  const { letters } = await takeLetters(api.store, { accountId: account.id, changeId }, newSecret);
  return letters.find(({ to, notice }) => /invitation/.test(notice.kind) && to.email === addressOf('officer'))!.secret!;
};
const enrolment =
  (posted: boolean): Prepare =>
  async (called) => {
    const token = await enrolLink(called);
    const key = formToken(called.api.sessionSecret, `enrol:${token}`);
    return () => (posted ? form({ token }, { formToken: key }) : { at: { token } });
  };

/** What the browser of the eligible officer makes at an enrolling link. */
const enrolled: Prepare = async (called) => {
  const { api } = called;
  const token = await enrolLink(called);
  const formFields = { formToken: formToken(api.sessionSecret, `enrol:${token}`) };
  return async (caller) => {
    const asked = { headers: ownForm, ...(caller === 'session' ? called.bring.session : called.bring.officer) };
    const options = await called.given<{ challenge: string }>(`/enrol/${token}/options`, {
      ...asked,
      form: formFields,
    });
    const passkey = JSON.stringify(new SoftwareAuthenticator(api.url).create(options));
    return form({ token }, { ...formFields, passkey });
  };
};

/** A sign-in by the passkey of cleo, whoever else the browser is. */
const passkeySignIn: Prepare = async ({ api, account, given }) => {
  const session = await api.session('cleo');
  const asked = { session, headers: ownForm };
  await given(`${account.path}/passkeys`, { ...asked, method: 'POST' });
  const [opening] = await api
    .database()
    .sql<{ id: string }>('SELECT id FROM changes WHERE account_id = $1 AND number = 0', [account.id]);
  const { letters } = await takeLetters(api.store, { accountId: account.id, changeId: opening!.id }, newSecret);
  const owed = letters.find(({ to, notice }) => to.email.startsWith('cleo') && /passkey/.test(notice.kind));
  const key = new SoftwareAuthenticator(api.url);
  const path = `/enrol/${owed!.secret!}`;
  const fields = formOf((await api.ask(path, asked)).text);
  const made = await given<{ challenge: string }>(`${path}/options`, { ...asked, form: fields });
  await given(path, { ...asked, form: { ...fields, passkey: JSON.stringify(key.create(made)) } });
  return async () => {
    const begin = { form: { returnTo: '/', passkey: '' }, headers: ownForm };
    const options = await given<{ challenge: string }>('/sign-in/passkey/options', begin);
    return form({}, { returnTo: '/', passkey: JSON.stringify(key.get(options)) });
  };
};

/** A sign-in that the identity provider sends back, in the browser where it began. */
const signInBack: Prepare = ({ api }) =>
  Promise.resolve(async () => {
    const begun = await api.ask('/sign-in?returnTo=/');
    const { searchParams } = new URL(begun.headers.get('location')!);
    const claims = { sub: 'cleo', email: 'cleo@acme.example', aud: 'pages', nonce: searchParams.get('nonce') };
    const idToken = await api.provider.token(claims, { typ: 'JWT' });
    const body = { access_token: 'opaque', token_type: 'Bearer', id_token: idToken };
    api.provider.answers.set('/token', { status: 200, body });
    const cookie = /^[^;]+/.exec(begun.headers.getSetCookie()[0]!)![0];
    return { query: `?code=abc&state=${searchParams.get('state')}`, asked: { headers: { cookie } } };
  });

const ownToken: Prepare = async ({ account, given }) => {
  const make = { as: 'ben', json: { name: 'Shell', scopes: ['read'], expiresInDays: 1 } };
  const { id } = await given<{ id: string }>(`${account.path}/tokens`, make);
  return () => ({ at: { id }, asked: { method: 'POST' } });
};

/** What everybody can ask for: an account of their own. */
const applying: Prepare = (called) =>
  Promise.resolve((caller) => {
    const applicant = { name: 'Noor', email: addressOf(caller) };
    return json({ clientType: 'individual', name: called.newPerson().name, applicant });
  });

const A = '/v1/accounts/{account}';

const webhook = async ({ account, newPerson }: CalledAccount): Promise<string> => {
  const payload = { name: newPerson().name, url: 'https://hooks.example.com/in' };
  const { edits } = await account.enact('webhook.set', payload, 'ben');
  return edits[0]!.id;
};

/** A message to a webhook: the first that happens after its secret was taken. */
const delivery: Prepare = once(async (called) => {
  const { account, given } = called;
  const id = await webhook(called);
  const at = `${account.path}/webhooks/${id}`;
  await given(`${at}/secret`, { as: 'ben', json: {} });
  await account.enact('user.add', adding(called).payload);
  const { items } = await given<{ items: { id: string }[] }>(`${at}/deliveries`, { as: 'ben' });
  return () => ({ at: { id, delivery: items[0]!.id }, asked: { method: 'POST' } });
});

/** The calls that say more than the operation does. */
export const calls: Readonly<Record<string, Prepare>> = {
  'POST /v1/applications': applying,
  'POST /v1/applications/preview': applying,
  [`GET ${A}/users/{id}`]: named('ben'),
  [`GET ${A}/users/{id} of oneself`]: named('finn'),
  [`GET ${A}/users/{id}/rights`]: named('ben'),
  [`GET ${A}/users/{id}/rights of oneself`]: named('finn'),
  [`GET ${A}/roles/{id}`]: named('Vault'),
  [`GET ${A}/employee-roles/{id}`]: named('Clerks'),
  [`GET ${A}/employee-groups/{id}`]: named('Treasury'),
  [`POST ${A}/access-check`]: ({ ids }) =>
    Promise.resolve(() => json({ userId: ids['ben'], function: 'funding.withdraw' })),
  [`POST ${A}/access-check of oneself`]: ({ ids }) =>
    Promise.resolve(() => json({ userId: ids['finn'], function: 'funding.withdraw' })),
  [`POST ${A}/service-tokens/{id}/secret`]: async ({ account, newPerson }) => {
    const payload = { name: newPerson().name, scopes: ['access-check'] };
    const { edits } = await account.enact('service-token.create', payload, 'ben');
    return () => ({ at: { id: edits[0]!.id }, asked: { method: 'POST' } });
  },
  [`POST ${A}/webhooks/{id}/secret`]: async (called) => {
    const id = await webhook(called);
    return () => ({ at: { id }, asked: { method: 'POST', json: {} } });
  },
  [`GET ${A}/webhooks/{id}/deliveries`]: async (called) => {
    const id = await webhook(called);
    return () => ({ at: { id } });
  },
  [`POST ${A}/webhooks/{id}/deliveries/{delivery}/replay`]: delivery,
  [`POST ${A}/tokens`]: always(json({ name: 'Shell', scopes: ['read'], expiresInDays: 1 })),
  [`POST ${A}/tokens/{id}/revoke`]: ownToken,
  [`POST ${A}/changes`]: (called) => Promise.resolve(() => json(adding(called))),
  [`POST ${A}/changes/preview`]: (called) => Promise.resolve(() => json(adding(called))),
  [`POST ${A}/changes/{id}/resubmit`]: withdrawn,
  [`GET ${A}/changes/{id}`]: change('ada'),
  [`GET ${A}/changes/{id}/impact`]: change('ada'),
  [`GET ${A}/changes/{id}/receipt`]: async (called) => {
    const { at } = await (await withdrawn(called))('officer');
    return () => ({ at: at! });
  },
  [`POST ${A}/changes/{id}/decisions`]: change('ada', verdict),
  [`POST ${A}/changes/{id}/passkey-challenges`]: change('ada', verdict),
  [`POST ${A}/changes/{id}/withdraw`]: change('ben', () => ({})),
  [`POST ${A}/changes/{id}/flag`]: stoppable('dora'),
  [`POST ${A}/changes/{id}/unflag`]: stoppable('fay', 'ada'),
  [`POST ${A}/support-requests`]: (called) => Promise.resolve(() => json(filing(called))),
  [`GET ${A}/support-requests/{id}`]: request(),
  [`POST ${A}/support-requests/{id}/objections`]: once(request({})),
  'POST /v1/desk/requests': (called) => Promise.resolve(() => json({ account: called.account.id, ...filing(called) })),
  'GET /v1/desk/requests/{id}': request(),
  'POST /v1/desk/requests/{id}/decisions': once(request({ verdict: 'approve' })),
  [`POST ${A}/passkeys`]: always({ asked: { method: 'POST' } }),
  'GET /accounts/{name}': at({ name: 'acme' }),
  'GET /accounts/{name}/{place}': at({ name: 'acme', place: 'people' }),
  'GET /accounts/{name}/{place}/{thing}': at({ name: 'acme', place: 'people', thing: 'usr_1' }),
  'GET /assets/console/{file}': at({ file: [...readConsole().assets.keys()][0]! }),
  'GET /approve/{token}': link(),
  'POST /approve/{token}': link(verdict),
  'POST /approve/{token}/passkey': link(verdict),
  'POST /approve/{token}/passkey-letter': link(() => ({})),
  'GET /object/{token}': objection(false),
  'POST /object/{token}': once(objection(true)),
  'GET /enrol/{token}': enrolment(false),
  'POST /enrol/{token}/options': enrolment(true),
  'POST /enrol/{token}': enrolled,
  'POST /sign-in/passkey/options': always(form({}, { returnTo: '/', passkey: '' })),
  'POST /sign-in/passkey': once(passkeySignIn),
  'GET /sign-in/callback': signInBack,
  'GET /sign-in/callback of nobody who began': always({ query: '?code=abc&state=def' }),
  'POST /sign-out': ({ api }) =>
    Promise.resolve(async (caller) => {
      const ended = caller === 'session' ? { session: await api.session('ben') } : {};
      const key = formToken(ended.session ?? api.sessionSecret, SIGN_OUT);
      return { asked: { ...ended, form: { formToken: key } } };
    }),
};
