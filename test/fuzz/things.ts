import { demoToken } from '../../src/processes/embedded/demo-token.ts';
import { untilEnded } from '../../src/processes/demo/client.ts';
import type { Stage } from '../acceptance/processes.ts';
import { until } from '../acceptance/until.ts';

/** What a parameter of an operation is given, so that requests reach what is there. */
export interface Known {
  /** As the document writes it; every operation of the path. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Where the requests go: two accounts, one of everything in them, and who asks. */
export interface Things {
  readonly known: readonly Known[];
  /** A bearer token of an officer of both accounts, and one of the support desk. */
  readonly officer: string;
  readonly operator: string;
  /** Whether the trail of an account verifies. */
  verified(): Promise<boolean>;
}

const person = (sub: string, name: string) => ({ name, email: `${sub}@acme.example` });

/**
 * Makes one of everything by the public doors: an account without approvals, in which everything that is asked for is
 * done, and one in which a change of ben's waits for ada.
 */
export const makeThings = async (stage: Stage): Promise<Things> => {
  const { client } = stage;
  const open = async (name: string, requiredApprovals: number): Promise<string> => {
    const application = {
      ...{ clientType: 'organization', name, requiredApprovals },
      ...{
        applicant: person('ada', 'Ada Okafor'),
        officers: [person('ben', 'Ben Lindqvist'), person('cleo', 'Cleo Marchetti')],
      },
    };
    const { account } = await client<{ account: { id: string } }>('ada', 'POST', '/v1/applications', application);
    return account.id;
  };
  const [free, guarded] = [await open('Freely', 0), await open('Guarded', 1)];
  for (const officer of ['ben', 'cleo']) await client(officer, 'GET', '/v1/me');
  const ask = <T>(by: string, account: string, path: string, body?: unknown): Promise<T> =>
    client(by, body === undefined ? 'GET' : 'POST', `/v1/accounts/${account}/${path}`, body);
  const enact = async (kind: string, payload: unknown): Promise<void> => {
    const { id } = await ask<{ id: string }>('ada', free, 'changes', { kind, payload });
    await untilEnded(client, 'ada', free, id);
  };
  await enact('role.create', { type: 'employee', name: 'Clerk', rights: ['reports.tax'] });
  await enact('employee-role.create', { name: 'Clerks' });
  await enact('employee-group.create', { name: 'Treasury' });
  await enact('service-token.create', { name: 'Payments', scopes: ['access-check'] });
  await enact('user.add', person('finn', 'Finn Gallagher'));
  const first = async (list: string): Promise<string> =>
    (await ask<{ items: { id: string }[] }>('ada', free, list)).items[0]!.id;
  const { items: users } = await ask<{ items: { id: string; name: string }[] }>('ada', free, 'users');
  const token = { name: 'Shell', scopes: ['read'], expiresInDays: 30 };
  const { id: tokenId } = await ask<{ id: string }>('ada', free, 'tokens', token);
  const pendingBy = async (officer: string, sub: string): Promise<string> => {
    const adding = { kind: 'user.add', payload: person(sub, 'Gita Rao') };
    return (await ask<{ id: string }>(officer, guarded, 'changes', adding)).id;
  };
  const [asked, own, flagged] = [
    await pendingBy('ben', 'gita'),
    await pendingBy('ada', 'greta'),
    await pendingBy('cleo', 'gus'),
  ];
  await ask('ben', guarded, `changes/${flagged}/flag`, {});
  const filing = { kind: 'officer.add', ...person('hugo', 'Hugo Blanc'), evidence: 'Folder 7' };
  const request = await ask<{ id: string }>('ada', free, 'support-requests', filing);
  await ask('ada', free, 'passkeys', {});

  /** The secret of a link in a letter to ada. */
  const secret = (page: string): Promise<string> =>
    until(`a letter to ada with a link to /${page}`, async () => {
      const letters = await stage.mail.letters.list({ to: 'ada@acme.example', limit: 500 });
      const link = new RegExp(`/${page}/([\\w-]{43})`);
      return letters.map(({ text }) => link.exec(text)?.[1]).find((found) => found !== undefined);
    });
  const [approve, object, enrol] = [await secret('approve'), await secret('object'), await secret('enrol')];

  const ofAccount = '/v1/accounts/{account}';
  const inFree = (path: string, id: string): Known => ({
    path: `${ofAccount}${path}`,
    parameters: { account: free, id },
  });
  const inGuarded = (path: string, id: string): Known => ({
    path: `${ofAccount}/changes/{id}${path}`,
    parameters: { account: guarded, id },
  });
  const asPerson = (sub: string): Promise<string> =>
    demoToken({ issuer: stage.issuer, audience: stage.audience, person: sub });
  return {
    known: [
      ...['', '/rights'].map((rest) => inFree(`/users/{id}${rest}`, users.find(({ name }) => /Finn/.test(name))!.id)),
      inFree('/roles/{id}', await first('roles')),
      inFree('/employee-roles/{id}', await first('employee-roles')),
      inFree('/employee-groups/{id}', await first('employee-groups')),
      inFree('/service-tokens/{id}/secret', await first('service-tokens')),
      inFree('/tokens/{id}/revoke', tokenId),
      inFree('/changes/{id}/receipt', await first('changes')),
      inFree('/changes/{id}/resubmit', await first('changes')),
      ...['', '/impact', '/decisions', '/passkey-challenges', '/flag'].map((rest) => inGuarded(rest, asked)),
      inGuarded('/withdraw', own),
      inGuarded('/unflag', flagged),
      ...['', '/objections'].map((rest) => inFree(`/support-requests/{id}${rest}`, request.id)),
      ...['', '/decisions'].map((rest) => ({ path: `/v1/desk/requests/{id}${rest}`, parameters: { id: request.id } })),
      ...['', '/passkey', '/passkey-letter'].map((rest) => ({
        path: `/approve/{token}${rest}`,
        parameters: { token: approve },
      })),
      { path: '/object/{token}', parameters: { token: object } },
      ...['', '/options'].map((rest) => ({ path: `/enrol/{token}${rest}`, parameters: { token: enrol } })),
      { path: '*', parameters: { account: free } },
    ],
    officer: await asPerson('ada'),
    operator: await asPerson('olga'),
    verified: async () => {
      const found = await Promise.all(
        [free, guarded].map((account) => ask<{ ok: boolean; tables: { ok: boolean } }>('ben', account, 'audit/verify')),
      );
      return found.every(({ ok, tables }) => ok && tables.ok);
    },
  };
};
