import { createDemoClient, untilEnded, type ChangeAnswer, type DemoClient } from '../../src/processes/demo/client.ts';
import { demoPerson } from '../../src/processes/embedded/demo-people.ts';
import type { Shape } from './shape.ts';

/** The officers of the account that is played; the first opens it. */
export const OFFICERS = ['ada', 'ben', 'cleo', 'dev'] as const;

const about = (sub: string): { name: string; email: string } => {
  const { name, email } = demoPerson(sub)!;
  return { name, email };
};

/** A change that was submitted. */
export interface Submitted extends ChangeAnswer {
  readonly number: number;
  readonly workflowId: string;
}

export interface Played {
  readonly client: DemoClient;
  readonly account: string;
}

/** Opens an account in which two other officers approve each change. */
export const openAccount = async ({ publicUrl, issuer }: Pick<Shape, 'publicUrl' | 'issuer'>): Promise<Played> => {
  const client = createDemoClient({ publicUrl, issuer, audience: 'countersign' });
  const [applicant, ...officers] = OFFICERS;
  const opened = await client<{ account: { slug: string } }>(applicant, 'POST', '/v1/applications', {
    ...{ clientType: 'organization', name: 'Acme', requiredApprovals: 2 },
    ...{ applicant: about(applicant), officers: officers.map(about) },
  });
  // At their first sign-in they are bound to the users that the application named.
  for (const officer of officers) await client(officer, 'GET', '/v1/me');
  return { client, account: opened.account.slug };
};

/** Submits a change that needs two approvals. */
export const submit = ({ client, account }: Played, name: string): Promise<Submitted> =>
  client(OFFICERS[0], 'POST', `/v1/accounts/${account}/changes`, {
    kind: 'user.add',
    payload: { name, email: `${name.toLowerCase()}@acme.example` },
    reason: 'They begin on Monday.',
  });

export const approve = async ({ client, account }: Played, officer: string, change: ChangeAnswer): Promise<void> => {
  const { id, digest } = change;
  await client(officer, 'POST', `/v1/accounts/${account}/changes/${id}/decisions`, { verdict: 'approve', digest });
};

/** Waits for a change to be applied. Throws where it ended otherwise. */
export const untilApplied = async ({ client, account }: Played, { id }: ChangeAnswer): Promise<void> => {
  const { state } = await untilEnded(client, OFFICERS[0], account, id);
  if (state !== 'applied') throw new Error(`The change is ${state}; expected it to be applied.`);
};
