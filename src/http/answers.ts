import { z } from 'zod';
import { aboutDeciders, changeStates } from '../domain/change.ts';
import { assurances, clientTypes, officerRemovals } from '../domain/entities/account.ts';
import { entityNames } from '../domain/entities/index.ts';
import { serviceScopes } from '../domain/entities/service-tokens.ts';
import { refusals, type RefusalCode } from '../domain/problems.ts';

/** What a list in an answer is. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
/** A time as answers have it. */
export const time = z.string().meta({ format: 'date-time', description: 'RFC 3339, in UTC.' });

/** A page of a list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: list(item),
    nextCursor: z.string().nullable().meta({ description: 'Where the list goes on; null at its end.' }),
  });

export const refusalCode = z.enum(Object.keys(refusals) as RefusalCode[]);

export const Problem = z
  .object({
    code: refusalCode,
    message: z.string(),
    path: z.string().optional().meta({ description: 'Where in the request.' }),
    id: z.string().optional().meta({ description: 'What stands in the way.' }),
  })
  .meta({ id: 'Problem' });

export const ProblemAnswer = z
  .object({
    type: z.string().meta({ format: 'uri' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: refusalCode,
    traceId: z.string(),
    problems: list(Problem).meta({ description: 'Every problem, the one that gave the status first.' }),
  })
  .meta({ id: 'ProblemDocument', description: 'A refusal, as RFC 9457 has it.' });

export const Warning = z.object({ code: z.string(), message: z.string() }).meta({ id: 'Warning' });
const Reason = z.object({ code: z.string(), text: z.string() }).meta({ id: 'Reason' });
export const PersonRef = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Person' });

const FieldValue = z.union([z.string(), z.number(), z.boolean(), z.null(), list(z.string())]);
const Fields = z.record(z.string(), FieldValue);

export const Edit = z
  .object({
    entity: z.enum(entityNames),
    id: z.string(),
    before: Fields.nullable().meta({ description: 'Null where the row is made.' }),
    after: Fields.nullable().meta({ description: 'Null where the row is deleted.' }),
  })
  .meta({ id: 'Edit', description: "One row's move. Fields with their default value are left out." });

const Function = z.object({ code: z.string(), title: z.string() }).meta({ id: 'FunctionName' });

export const ImpactGroup = z
  .object({
    gained: list(Function),
    lost: list(Function),
    count: z.int().meta({ description: 'How many users; `people` may be cut.' }),
    people: list(PersonRef),
  })
  .meta({ id: 'ImpactGroup' });

const ImpactGroupShown = ImpactGroup.extend({
  people: list(PersonRef).meta({ description: 'The first 20: officers who gain, all of them, then others, by name.' }),
  officers: z.int().meta({ description: 'How many of `people` are officers who gain.' }),
  weighty: z.boolean().meta({ description: 'Whether it gains in funding, transfers or trading, or an officer gains.' }),
}).meta({ id: 'ImpactGroupShown' });

export const Impact = z
  .object({ gaining: z.int(), losing: z.int(), groups: list(ImpactGroupShown) })
  .meta({ id: 'Impact', description: 'The users whose effective rights grow or shrink, by what they gain and lose.' });

export const DifferenceLine = z
  .object({ subject: z.string(), what: z.string(), before: z.string().nullable(), after: z.string().nullable() })
  .meta({ id: 'DifferenceLine', description: 'One field that moves, in words.' });

export const verdict = z.enum(['approve', 'reject']);

const Frozen = z
  .object({
    by: PersonRef,
    change: z.object({ id: z.string(), number: z.int() }).meta({ description: 'The one that was flagged.' }),
    comment: z.string().nullable(),
    at: time,
    until: time,
    lifts: z.object({ required: z.int(), missing: z.int(), by: list(PersonRef) }),
    mayLift: list(PersonRef),
  })
  .meta({ id: 'Frozen', description: 'An officer’s flag that stops the change, and what lifts it.' });

export const ChangeSummary = z
  .object({
    id: z.string(),
    number: z.int(),
    account: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
    kind: z.string(),
    title: z.string(),
    description: z.string(),
    payload: z.unknown(),
    reason: z.string().nullable(),
    state: z.enum(changeStates),
    stateReason: Reason.nullable(),
    initiator: PersonRef,
    authority: z.enum(['officers', 'desk']).meta({
      description: 'Whose word it is applied on. Of the desk’s, the initiator is the support request.',
    }),
    warnings: list(Warning),
    digest: z.string().meta({ description: 'What a decision must name: SHA-256, in hexadecimal.' }),
    assurance: z.enum(assurances),
    approvals: z.object({ required: z.int(), received: z.int(), missing: z.int() }),
    decisions: list(
      z.object({
        officer: PersonRef,
        verdict,
        comment: z.string().nullable(),
        at: time,
        counts: z.boolean().meta({ description: 'False where it no longer counts, or never did.' }),
        bySubject: z.boolean().meta({ description: 'The change is about this officer.' }),
      }),
    ),
    mayStillDecide: list(
      PersonRef.extend({
        from: time.nullable(),
        about: z.enum(aboutDeciders).meta({
          description:
            'Whether the change is about this officer, and takes something of theirs: then their rejection ends nothing.',
        }),
      }).meta({ id: 'MayDecide' }),
    ),
    excluded: list(z.object({ officer: PersonRef, why: Reason })),
    next: z.object({
      what: z.enum(['awaiting_approvals', 'awaiting_probation', 'unreachable', 'applying', 'frozen', 'ended']),
      at: time.nullable(),
    }),
    frozen: Frozen.nullable(),
    waiting: z.string().meta({ description: 'Why it waits, in words.' }),
    submittedAt: time,
    expiresAt: time,
    endedAt: time.nullable(),
    appliedVersion: z.int().nullable(),
    workflowId: z.string(),
    resubmits: z.string().nullable().meta({ description: 'The ended change that this one submits again.' }),
  })
  .meta({ id: 'ChangeSummary', description: 'A change as lists have it.' });

export const Change = ChangeSummary.extend({
  edits: list(Edit),
  difference: list(DifferenceLine),
  roles: list(
    z.object({ id: z.string(), name: z.string(), rights: list(z.object({ code: z.string(), title: z.string() })) }),
  ).meta({ description: 'The roles that it hands out as they are, with what they hold.' }),
  impact: Impact,
}).meta({ id: 'Change', description: 'One officer-initiated modification, and where it stands.' });

export const Policy = z
  .object({
    officerRemoval: z.enum(officerRemovals),
    approvalAssurance: z.enum(assurances),
    changeExpiryHours: z.int(),
    probationHours: z.int(),
  })
  .meta({ id: 'Policy' });

export const AccountName = z
  .object({ id: z.string(), name: z.string(), clientType: z.enum(clientTypes) })
  .meta({ id: 'AccountName', description: 'What every user of the account sees of it.' });

export const Account = AccountName.extend({
  slug: z.string(),
  requiredApprovals: z.int(),
  policy: Policy,
  version: z.int(),
  officers: z.object({ active: z.int(), floor: z.int(), operable: z.boolean() }),
  pendingChanges: z.int(),
}).meta({ id: 'Account', description: 'An account as its officers see it.' });

/** Where a user stands (R19). */
export const userStatus = z.enum(['active', 'suspended', 'removed']);

export const ServiceToken = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: list(z.enum(serviceScopes)),
    taker: PersonRef,
    expiresAt: time
      .nullable()
      .meta({ description: 'From when it is answered like a revoked one; null where it is good until then.' }),
    secretTakenAt: time.nullable().meta({ description: 'Null while the secret was not taken.' }),
  })
  .meta({ id: 'ServiceToken', description: '`taker` asked for it, and takes its secret.' });

export const ServiceSecret = z
  .object({ token: z.string().meta({ description: 'The bearer token for the service. It is shown this once.' }) })
  .meta({ id: 'ServiceSecret' });

export const AccessAnswer = z
  .object({ userId: z.string(), function: z.string(), allowed: z.boolean(), because: z.string() })
  .meta({ id: 'AccessAnswer' });

export const AccessAnswers = z
  .object({ version: z.int(), answers: list(AccessAnswer) })
  .meta({ id: 'AccessAnswers', description: 'In the order of the checks, all on one version of the account.' });

const Said = z.object({
  type: z.string(),
  text: z.string(),
  roleId: z.string().optional().meta({ description: 'Absent where the reader can’t see the role.' }),
  through: z.string().optional(),
  setId: z.string().optional(),
  companyId: z.string().optional(),
});

export const RightExplained = z
  .object({
    function: z.string(),
    title: z.string(),
    allowed: z.boolean(),
    sources: list(Said).meta({ description: 'Everything that gives it.' }),
    masks: list(Said).meta({ description: 'Everything that takes it away again.' }),
    text: z.string().meta({ description: 'The same in a sentence.' }),
  })
  .meta({ id: 'RightExplained' });

export const Rights = z
  .object({
    userId: z.string(),
    functions: list(z.string()).meta({ description: 'Everything that the user may do.' }),
    explanation: list(RightExplained).optional(),
  })
  .meta({ id: 'Rights' });

export const Section = z
  .object({
    section: z.string(),
    functions: list(
      z.object({
        code: z.string(),
        title: z.string(),
        description: z.string(),
        inAccount: z.boolean().meta({ description: 'Whether the account has it.' }),
        officerOnly: z.boolean().meta({ description: 'Comes with the designation, and with nothing else.' }),
      }),
    ),
  })
  .meta({ id: 'Section' });

export const Preview = z
  .object({
    admissible: z.boolean(),
    problems: list(Problem),
    warnings: list(Warning),
    edits: list(Edit),
    difference: list(DifferenceLine),
    impact: Impact,
    requiredApprovals: z.int(),
    eligibleApprovers: list(PersonRef.extend({ from: time.nullable() }).meta({ id: 'EligibleApprover' })),
  })
  .meta({ id: 'Preview' });

export const Event = z
  .object({
    seq: z.int(),
    at: time,
    type: z.string(),
    actorId: z.string().nullable(),
    changeId: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
    prevHash: z.string(),
    hash: z.string(),
    actor: PersonRef.nullable(),
    change: z.object({ id: z.string(), number: z.int() }).nullable(),
  })
  .meta({ id: 'Event', description: 'What happened. `actor` and `change` name what the ids say, and are not hashed.' });

export const Me = z
  .object({
    issuer: z.string(),
    subject: z.string(),
    email: z.string().nullable(),
    emailVerified: z.boolean(),
    accounts: list(
      z.object({
        id: z.string(),
        slug: z.string(),
        name: z.string(),
        clientType: z.enum(clientTypes),
        userId: z.string(),
        userName: z.string().meta({ description: 'What I am called in this account.' }),
        status: userStatus,
        owner: z.boolean(),
        officer: z.boolean(),
      }),
    ),
    session: z
      .object({ signOutToken: z.string().meta({ description: 'The `formToken` that `POST /sign-out` asks for.' }) })
      .nullable()
      .meta({ description: 'The session whose cookie came with the request; null for a bearer token.' }),
  })
  .meta({ id: 'Me' });
