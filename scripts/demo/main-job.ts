import { another, must, openLetter, pressApprove, preview, show, step, submit, untilApplied } from './stage.ts';
import type { Stage, Submitted } from './stage.ts';

const mustRefuse = async ({ client, path }: Stage, { id, digest }: Submitted): Promise<string> => {
  try {
    await client('ada', 'POST', `${path}/changes/${id}/decisions`, { verdict: 'approve', digest });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('The initiator could approve their own change. That must never be.');
};

const approve = async (stage: Stage, officer: string, change: Submitted): Promise<void> => {
  const letter = await openLetter(stage, officer, change);
  show(`${officer} has a letter: ${letter.subject}`);
  for (const method of ['HEAD', 'GET', 'GET']) await fetch(letter.link, { method });
  const { state } = await stage.client<{ state: string }>('ada', 'GET', `${stage.path}/changes/${change.id}`);
  must(state === 'pending', `opening a link changes nothing; the change is ${state}`);
  show('The link was opened four times, as mail scanners do: nothing moved.');
  show(`${officer} pressed Approve on the page: "${await pressApprove(stage, officer, letter)}".`);
};

/** The main job: one officer adds a user, and two others sign it from their letters. */
export const playMainJob = async (stage: Stage): Promise<void> => {
  const { client, path } = stage;
  step('The account');
  const about = await client<{
    name: string;
    requiredApprovals: number;
    officers: { active: number };
    version: number;
  }>('ada', 'GET', path);
  show(
    `${about.name}: ${about.officers.active} officers, ${about.requiredApprovals} approvals required, version ${about.version}.`,
  );

  const name = await another(stage, 'users?q=Mira%20Solberg&limit=200', 'Mira Solberg');
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@acme.example`;
  const change = {
    kind: 'user.add',
    payload: { name, email, rights: ['funding.withdraw', 'reports.statements'] },
    reason: 'Mira joins treasury on Monday.',
  };

  step('Ada asks what a change would do, before she asks anybody');
  const { requiredApprovals, impact } = await preview(stage, change);
  show(
    `It can be started. It needs ${requiredApprovals} approvals; ${impact.gaining} person gains rights, ${impact.losing} lose any.`,
  );
  must(impact.gaining === 1 && impact.losing === 0, 'one person gains rights and nobody loses any');

  step('Ada submits it');
  const submitted = await submit(stage, change);
  show(`#${submitted.number}: ${submitted.description}`);
  show(submitted.waiting);
  show(`What approvals bind to: SHA-256 ${submitted.digest}`);

  step('Ada tries to approve it herself');
  show(`Refused: ${await mustRefuse(stage, submitted)}`);

  step('Two other officers approve from their letters');
  for (const officer of ['Ben', 'Cleo']) await approve(stage, officer, submitted);

  step('It is applied, exactly once');
  await untilApplied(stage, submitted);
  const users = await client<{ items: { name: string }[] }>(
    'ada',
    'GET',
    `${path}/users?q=${encodeURIComponent(email)}`,
  );
  must(users.items.length === 1, `one user has the address ${email}; found ${users.items.length}`);
  show(`${name} is a user of the account now.`);
};
