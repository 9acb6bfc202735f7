import { z } from 'zod';
import { clientTypes } from '../../domain/entities/account.ts';
import { inOrder, statusOf, type Problem as Found } from '../../domain/problems.ts';
import { NoSuchAccount } from '../../store/account-lock.ts';
import type { Store } from '../../store/store.ts';
import { openAccount, openingMade, previewOpening } from '../../transactions/open-account.ts';
import { Account, list, Problem, Warning } from '../answers.ts';
import { accountView } from '../account-view.ts';
import { Address, faultsOf, Name } from '../fields.ts';
import { route } from '../route.ts';

const Person = z.strictObject({ name: Name, email: Address });
const Rights = z.array(z.string().max(100)).max(500);

const Application = z
  .strictObject({
    clientType: z.enum(clientTypes),
    name: Name,
    applicant: Person.meta({ description: 'The caller: the address is their own verified one.' }),
    holders: z.array(Person).max(100).optional().meta({ description: 'Further owners of joint and trust accounts.' }),
    officers: z
      .array(Person.extend({ rights: Rights.optional() }))
      .max(100)
      .optional()
      .meta({ description: 'Further Security Officers of an organization, with their own rights.' }),
    requiredApprovals: z
      .union([z.literal(0), z.literal(1), z.literal(2)], {
        error: (issue) => `0, 1 or 2 is expected, found ${JSON.stringify(issue.input)}`,
      })
      .optional()
      .meta({ description: 'Must be said for an organization; absent or 0 for any other.' }),
    starterRoles: z
      .boolean()
      .optional()
      .meta({ description: 'Whether an organization begins with roles by section, for nobody yet.' }),
    rights: Rights.optional().meta({ description: 'What the account has; the whole catalogue where it is not said.' }),
  })
  .meta({ id: 'Application' });

const Draft = z.record(z.string(), z.unknown()).meta({
  id: 'ApplicationDraft',
  description: 'An `Application`, or what there is of one: what is missing or wrong is told.',
});

const ApplicationPreview = z
  .object({ admissible: z.boolean(), problems: list(Problem), warnings: list(Warning) })
  .meta({ id: 'ApplicationPreview' });

/** Nothing that is there stands in the way of such an application: it is wrong by itself. */
const statuses = { quorum_unsatisfiable: 422 } as const;

const inOrderHere = (problems: readonly Found[]): readonly Found[] =>
  inOrder(problems, (code) => (code === 'quorum_unsatisfiable' ? statuses[code] : statusOf(code)));

/** An account that was opened just now, or before. */
const viewOfOpened = async (store: Store, accountId: string, slug: string) => {
  const current = await store.stateNow(accountId);
  if (current === undefined) throw new NoSuchAccount(accountId);
  return accountView(store, { slug, eventCount: null, ...current });
};

export const applicationRoutes = [
  route({
    method: 'post',
    path: '/v1/applications',
    limit: 'applications',
    tag: 'Accounts',
    summary: 'Opens an account',
    description:
      'The caller becomes its owner and, for an organization, a Security Officer. Everybody else whom it names is invited by a letter.',
    who: 'signed-in',
    body: Application,
    large: true,
    answerAgain: async ({ services: { store } }, made) => {
      const { slug, warnings } = await openingMade(store, made);
      return { account: await viewOfOpened(store, made.accountId, slug), warnings };
    },
    statuses,
    refuses: [
      'not_an_organization',
      'institutional_only',
      'unknown_function',
      'officer_only_right',
      'exceeds_company_rights',
      'quorum_unsatisfiable',
      'email_taken',
    ],
    status: 201,
    answer: z.object({ account: Account, warnings: z.array(Warning).readonly() }),
    location: ({ account }) => `/v1/accounts/${account.id}`,
    handle: async ({ services: { store, workflows }, signedIn, body, once }) => {
      const opened = await openAccount(store, { application: body, caller: signedIn.identity, once });
      await workflows.start(opened.workflow);
      return { account: await viewOfOpened(store, opened.accountId, opened.slug), warnings: opened.warnings };
    },
  }),
  route({
    method: 'post',
    path: '/v1/applications/preview',
    limit: 'previews',
    tag: 'Accounts',
    summary: 'What an application would come to',
    description:
      'Every problem that the application would be refused with, of a form that is not filled in yet as well; opens and stores nothing.',
    who: 'signed-in',
    body: Draft,
    large: true,
    status: 200,
    answer: ApplicationPreview,
    handle: ({ signedIn, body }) => {
      const parsed = Application.safeParse(body);
      const { problems, warnings } = parsed.success
        ? previewOpening({ application: parsed.data, caller: signedIn.identity })
        : { problems: faultsOf(parsed.error), warnings: [] };
      return Promise.resolve({ admissible: problems.length === 0, problems: inOrderHere(problems), warnings });
    },
  }),
];
