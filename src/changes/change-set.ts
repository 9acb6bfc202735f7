import { z } from 'zod';
import type { AccountState, Edit } from '../domain/account-state.ts';
import { deriveId } from '../domain/canonical.ts';
import { planContext, type ChangeKind, type Plan, type PlanContext } from '../domain/change-kind.ts';
import { problem, type Problem } from '../domain/problems.ts';
import { LISTED, listed } from './checks.ts';
import { parseWith } from './define-change.ts';

const SET_LIMIT = 500;

const payloadSchema = z.strictObject({
  changes: z
    .array(z.strictObject({ kind: z.string().max(100), payload: z.unknown() }))
    .min(1)
    .max(SET_LIMIT),
});
type Payload = z.infer<typeof payloadSchema>;

const reference = /^#(\d+)$/;
const idKey = /(^id|Id|Ids)$/;

/** The payload with each `#<index>` at a key of an id put as the id that the member of that index makes (R36). */
const resolve = (value: unknown, made: readonly (string | undefined)[], isId = false): unknown => {
  if (typeof value === 'string') {
    const index = isId ? reference.exec(value)?.[1] : undefined;
    return index === undefined ? value : (made[Number(index)] ?? value);
  }
  if (Array.isArray(value)) return value.map((item) => resolve(item, made, isId));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, made, idKey.test(key))]));
  return value;
};

const at = (index: number, problems: readonly Problem[]): Problem[] =>
  problems.map((p) => ({
    ...p,
    path: `changes.${index}${p.path === 'kind' ? '' : '.payload'}${p.path ? `.${p.path}` : ''}`,
  }));

/** What the first row that a member makes is called, if it makes one. */
const firstMade = (edits: readonly Edit[]): string | undefined => edits.find((edit) => edit.before === null)?.id;

const memberContext = ({ initiatorId, makeId }: PlanContext, before: AccountState, index: number): PlanContext => ({
  initiatorId,
  before,
  makeId: (prefix, counter) => deriveId(prefix, makeId('mbr', index), counter),
});

/**
 * Several modifications as one change (R36): each member is worked out on the state that the earlier ones leave; what
 * binds them all is judged on the edits of the whole.
 */
export const changeSet = (kindOf: (kind: string) => ChangeKind | undefined): ChangeKind => {
  const planMember = (
    member: Payload['changes'][number],
    made: readonly (string | undefined)[],
    state: AccountState,
    context: PlanContext,
  ): Plan => {
    const kind = member.kind === self.kind ? undefined : kindOf(member.kind);
    if (kind === undefined || kind.retired)
      return {
        problems: [
          problem('invalid_payload', `a kind that can stand in a set is expected, found "${member.kind}"`, 'kind'),
        ],
        steps: [],
        kinds: [],
      };
    const parsed = kind.parse(resolve(member.payload, made));
    return 'problems' in parsed
      ? { problems: parsed.problems, steps: [], kinds: [kind] }
      : kind.plan(parsed.payload, state, context);
  };

  const self: ChangeKind = {
    kind: 'change-set',
    version: 1,
    title: 'Several modifications',
    accounts: 'any',
    accountWide: false,
    retired: false,
    examples: [
      {
        changes: [
          { kind: 'user.add', payload: { name: 'Hal Hart', email: 'hal@example.com' } },
          { kind: 'rights.grant', payload: { userId: '#0', rights: ['reports.tax'] } },
        ],
      },
    ],
    parse: parseWith(payloadSchema),
    plan(payload, before, context) {
      const problems: Problem[] = [];
      const steps: (readonly Edit[])[] = [];
      const kinds: ChangeKind[] = [];
      const made: (string | undefined)[] = [];
      let state = before;
      (payload as Payload).changes.forEach((member, index) => {
        const plan = planMember(member, made, state, memberContext(context, before, index));
        problems.push(...at(index, plan.problems));
        kinds.push(...plan.kinds);
        steps.push(...plan.steps);
        for (const step of plan.steps) state = state.after(step);
        made.push(firstMade(plan.steps.flat()));
      });
      return { problems, steps, kinds };
    },
    describe(payload, before) {
      const { changes } = payload as Payload;
      const context = planContext('', 'described');
      const made: (string | undefined)[] = [];
      let state = before;
      const sentences = changes.slice(0, LISTED).map((member, index) => {
        const kind = kindOf(member.kind);
        const parsed = kind?.parse(resolve(member.payload, made));
        const read = kind && parsed && 'payload' in parsed ? { kind, payload: parsed.payload } : undefined;
        const sentence = read?.kind.describe(read.payload, state) ?? member.kind;
        const steps = read?.kind.plan(read.payload, state, memberContext(context, before, index)).steps ?? [];
        for (const step of steps) state = state.after(step);
        made.push(firstMade(steps.flat()));
        return sentence;
      });
      return `${changes.length} modifications: ${listed(sentences, changes.length, '; ')}`;
    },
    jsonSchema: () => z.toJSONSchema(payloadSchema, { io: 'input' }),
  };
  return self;
};
