import { another, idOf, must, openLetter, pressApprove, preview, show, step, submit, untilApplied } from './stage.ts';
import type { Asked, Preview, Stage } from './stage.ts';

/** What the act's rows are called; those of a second run have a number. */
interface Names {
  readonly company: string;
  readonly ceiling: string;
  readonly role: string;
  readonly group: string;
  readonly person: string;
}

interface Explanation {
  readonly function: string;
  readonly title: string;
  readonly text: string;
}

const shipping = ['shipment.book', 'shipment.track', 'reports.statements'];

const namesFor = async (stage: Stage): Promise<Names> => {
  const company = await another(stage, 'companies?limit=200', 'Acme Warehousing');
  const again = company.replace('Acme Warehousing', '');
  return {
    company,
    ceiling: `What the warehouse may do${again}`,
    role: `Shipping desk${again}`,
    group: `Night shift${again}`,
    person: `Pia Lund${again}`,
  };
};

const emailOf = ({ person }: Names): string => `${person.toLowerCase().replaceAll(' ', '.')}@acme.example`;

/** A subsidiary with its ceiling, and somebody in a group of it: what a later part makes use of is called `#<index>`. */
const subsidiary = (names: Names, headquarters: string): Asked => ({
  kind: 'change-set',
  payload: {
    changes: [
      { kind: 'company.add', payload: { name: names.company, parentId: headquarters } },
      { kind: 'role.create', payload: { type: 'company', name: names.ceiling, rights: shipping } },
      { kind: 'role.assign', payload: { roleId: '#1', to: { type: 'company', id: '#0' } } },
      {
        kind: 'user.add',
        payload: { name: names.person, email: emailOf(names), companyId: '#0', rights: ['reports.statements'] },
      },
      { kind: 'employee-group.create', payload: { name: names.group, companyId: '#0', memberIds: ['#3'] } },
    ],
  },
  reason: 'The warehouse opens, with a night shift.',
});

const role = (names: Names, groupId: string): Asked => ({
  kind: 'change-set',
  payload: {
    changes: [
      {
        kind: 'role.create',
        payload: {
          type: 'employee',
          name: names.role,
          rights: ['shipment.book', 'shipment.track', 'funding.withdraw'],
        },
      },
      { kind: 'role.assign', payload: { roleId: '#0', to: { type: 'employee-group', id: groupId } } },
    ],
  },
  reason: 'The night shift books shipments.',
});

const gains = ({ impact }: Preview): string =>
  impact.groups
    .map(
      ({ people, gained }) =>
        `${people.map(({ name }) => name).join(', ')} gains ${gained.map(({ title }) => title).join(', ')}`,
    )
    .join('; ');

/** Previews a change, submits it, has it approved from two letters, and waits until it is applied. */
const enact = async (stage: Stage, change: Asked, expectedGains: string): Promise<void> => {
  const found = gains(await preview(stage, change));
  must(found === expectedGains, `"${expectedGains}" is expected of the change, found "${found}"`);
  show(`Preview: ${found}; nobody else gains anything.`);
  const submitted = await submit(stage, change);
  show(`#${submitted.number}: ${submitted.description}`);
  for (const officer of ['Ben', 'Cleo'])
    await pressApprove(stage, officer, await openLetter(stage, officer, submitted));
  await untilApplied(stage, submitted);
  show('Ben and Cleo approved it from their letters; it is applied.');
};

const explain = async ({ client, path }: Stage, userId: string, expected: Readonly<Record<string, string>>) => {
  const { explanation } = await client<{ explanation: Explanation[] }>(
    'ada',
    'GET',
    `${path}/users/${userId}/rights?explain=true`,
  );
  for (const [code, text] of Object.entries(expected)) {
    const said = explanation.find((each) => each.function === code);
    show(`${said?.title ?? code}: ${said?.text ?? ''}`);
    must(said?.text === text, `"${text}" is expected of ${code}, found "${said?.text ?? ''}"`);
  }
};

const check = async ({ client, path }: Stage, userId: string, expected: Readonly<Record<string, boolean>>) => {
  const checks = Object.keys(expected).map((code) => ({ userId, function: code }));
  const { answers } = await client<{ answers: { function: string; allowed: boolean; because: string }[] }>(
    'ada',
    'POST',
    `${path}/access-check`,
    { checks },
  );
  for (const { function: code, allowed, because } of answers) {
    show(`${code}: ${allowed ? 'yes' : 'no'}\n   because: ${because}`);
    must(allowed === expected[code], `${String(expected[code])} is expected for ${code}`);
  }
};

/** The second act: a subsidiary with a ceiling, a role through a group, and rights that say where they come from. */
export const playRoles = async (stage: Stage): Promise<void> => {
  const names = await namesFor(stage);
  const { items } = await stage.client<{ items: { id: string; parentId: string | null }[] }>(
    'ada',
    'GET',
    `${stage.path}/companies?limit=200`,
  );
  const headquarters = items.find(({ parentId }) => parentId === null)!.id;

  step(
    `Ada makes a subsidiary, ${names.company}, with a ceiling, a person and a group: five modifications, one change`,
  );
  await enact(stage, subsidiary(names, headquarters), `${names.person} gains Account statements`);
  show(`Nobody in ${names.company} can have more than "${names.ceiling}", whatever else they are given.`);

  step(`She makes the role ${names.role}, which may withdraw too, and assigns it to ${names.group}`);
  const groupId = await idOf(stage, 'employee-groups?limit=200', names.group);
  await enact(stage, role(names, groupId), `${names.person} gains Book shipments, Track shipments`);

  step(`What ${names.person} may do, and why`);
  const userId = await idOf(stage, `users?q=${encodeURIComponent(emailOf(names))}`, names.person);
  const byGroup = `given by the role ${names.role}, through the employee group ${names.group}`;
  await explain(stage, userId, {
    'reports.statements': 'Allowed: granted directly.',
    'shipment.book': `Allowed: ${byGroup}.`,
    'funding.withdraw': `Not allowed: ${names.company} does not have it, since its company role ${names.ceiling} lacks it. Masked: ${byGroup}.`,
    'billing.invoices': 'Not allowed: nothing gives it.',
  });

  step('The same as other services ask it: yes or no, up to 1,000 at once');
  await check(stage, userId, { 'shipment.book': true, 'funding.withdraw': false });

  step('What raising the ceiling would do: asked, and not done');
  const ceilingId = await idOf(stage, 'roles?limit=200', names.ceiling);
  const raised = await preview(stage, {
    kind: 'role.modify',
    payload: { roleId: ceilingId, rights: [...shipping, 'funding.withdraw'] },
    reason: 'The warehouse pays its carriers.',
  });
  must(gains(raised) === `${names.person} gains Withdraw`, `${names.person} would gain Withdraw; ${gains(raised)}`);
  show(`${gains(raised)}: what the ceiling masks, it would uncover.`);
};
