import type { Verdict } from '../../src/domain/change.ts';

/**
 * The account of the small model as plain data: four people, who differ in nothing but what stands here. Versions are
 * ranks: only their order towards the submissions of the pending changes matters.
 */
export interface World {
  readonly required: number;
  readonly people: readonly Someone[];
  readonly slots: readonly Slot[];
}

export interface Someone {
  readonly active: boolean;
  readonly designated: boolean;
  /** The rank of the version in which the designation began, as the core derives it; 0 for who is no officer. */
  readonly since: number;
}

export type Act =
  | { readonly kind: 'officer.remove' | 'officer.designate' | 'user.suspend'; readonly target: number }
  | { readonly kind: 'approvals.set'; readonly to: number };

/** A pending change: what the core answered at submission, and what the model remembers beside. */
export interface Slot {
  readonly act: Act;
  readonly initiator: number;
  /** The core's own numbers on the change. */
  readonly requiredApprovals: number;
  readonly base: number;
  readonly warned: boolean;
  /** What its edit says was there. */
  readonly before: string;
  readonly votes: readonly Vote[];
  /** The model's own: the greater of the required approvals before and after, at submission. */
  readonly needed: number;
  /** The model's own: who has been an officer all the time since the submission. */
  readonly loyal: readonly boolean[];
}

export interface Vote {
  readonly by: number;
  readonly verdict: Verdict;
  readonly rightDigest: boolean;
  /** The rank of the designation that the core wrote into it; 0 where it is not the present one any more. */
  readonly designation: number;
  /** The model's own: the officer has lost the designation since. */
  readonly lapsed: boolean;
}

export const isOfficer = (person: Someone): boolean => person.active && person.designated;

export const officersIn = ({ people }: World): number => people.filter(isOfficer).length;

/** The rank of the present version: nothing in use is later. */
export const versionOf = ({ people, slots }: World): number =>
  Math.max(1, ...people.map((p) => p.since), ...slots.map((s) => s.base));

/** What an act would make of the world, by its plain meaning. */
export const naiveAfter = (world: World, act: Act): World => {
  if (act.kind === 'approvals.set') return { ...world, required: act.to };
  const people = world.people.map((person, at) =>
    at !== act.target
      ? person
      : act.kind === 'user.suspend'
        ? { ...person, active: false }
        : { ...person, designated: act.kind === 'officer.designate' },
  );
  return { ...world, people };
};

/** What the one field that an act sets holds. */
export const fieldOf = ({ required, people }: World, act: Act): string =>
  act.kind === 'approvals.set'
    ? String(required)
    : String(act.kind === 'user.suspend' ? people[act.target]!.active : people[act.target]!.designated);

/** Only an account with its floor kept is right (R9). */
export const isAboveFloor = (world: World): boolean => officersIn(world) >= Math.max(1, world.required);

/** Whether a landing would call for the warning of R10. */
export const callsForWarning = (before: World, after: World): boolean =>
  (officersIn(after) < officersIn(before) || after.required > before.required) &&
  officersIn(after) < after.required + 1;

/** The worlds that an opening can make: one to four officers of four people, and 0 to 2 required approvals (R5, R9). */
export const openings: readonly World[] = [1, 2, 3, 4].flatMap((officers) =>
  [0, 1, 2]
    .map((required) => ({
      required,
      people: [0, 1, 2, 3].map((at) => ({ active: true, designated: at < officers, since: at < officers ? 1 : 0 })),
      slots: [],
    }))
    .filter(isAboveFloor),
);

/** Every act that could be asked for. */
export const acts: readonly Act[] = [
  ...[0, 1, 2, 3].flatMap((target) =>
    (['officer.remove', 'officer.designate', 'user.suspend'] as const).map((kind) => ({ kind, target })),
  ),
  ...[0, 1, 2].map((to) => ({ kind: 'approvals.set' as const, to })),
];

/** The versions as the least ranks that keep their order towards every submission. */
const ranked = ({ people, slots, required }: World): World => {
  const bases = [...new Set(slots.map((s) => s.base))].sort((a, b) => a - b);
  const classOf = (since: number): number => 1 + bases.filter((base) => base < since).length;
  const used = [...new Set(people.filter((p) => p.since > 0).map((p) => classOf(p.since)))].sort((a, b) => a - b);
  const rank = (since: number): number => (since === 0 ? 0 : used.indexOf(classOf(since)) + 1);
  const rankOfBase = (base: number): number => used.filter((each) => each <= bases.indexOf(base) + 1).length;
  return {
    required,
    people: people.map((p) => ({ ...p, since: rank(p.since) })),
    slots: slots.map((slot) => ({
      ...slot,
      base: rankOfBase(slot.base),
      votes: slot.votes
        .filter((vote) => people[vote.by]!.active)
        .map((vote) => ({
          ...vote,
          designation: vote.designation === people[vote.by]!.since ? rank(vote.designation) : 0,
        })),
    })),
  };
};

const voteText = (v: Vote): string =>
  `${v.verdict === 'approve' ? 'a' : 'r'}${v.rightDigest ? '' : 'x'}${v.designation}${v.lapsed ? 'l' : ''}`;

const personText = (world: World, at: number): string => {
  const { active, designated, since } = world.people[at]!;
  const parts = world.slots.map((slot) => {
    const target = slot.act.kind !== 'approvals.set' && slot.act.target === at ? 't' : '';
    const votes = slot.votes.filter((v) => v.by === at).map(voteText);
    return `${slot.initiator === at ? 'i' : ''}${target}${slot.loyal[at]! ? 'o' : ''}${votes.join('')}`;
  });
  return `${active ? 'A' : 'S'}${designated ? 'D' : ''}${since}:${parts.join('/')}`;
};

const slotText = (slot: Slot): string =>
  [
    slot.act.kind === 'approvals.set' ? slot.act.to : slot.act.kind,
    slot.requiredApprovals,
    slot.needed,
    slot.base,
    slot.warned ? 'w' : '',
    slot.before,
  ].join(',');

/** The world with its people in the order of what is true of each, and that as a text. */
const sorted = (world: World): { readonly key: string; readonly world: World } => {
  const texts = world.people.map((_, at) => personText(world, at));
  const order = [0, 1, 2, 3].sort((a, b) => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : a - b));
  const place = order.map((_, at) => order.indexOf(at));
  const moved: World = {
    required: world.required,
    people: order.map((at) => world.people[at]!),
    slots: world.slots.map((slot) => ({
      ...slot,
      act: slot.act.kind === 'approvals.set' ? slot.act : { ...slot.act, target: place[slot.act.target]! },
      initiator: place[slot.initiator]!,
      loyal: order.map((at) => slot.loyal[at]!),
      votes: slot.votes.map((v) => ({ ...v, by: place[v.by]! })).sort((a, b) => a.by - b.by),
    })),
  };
  return {
    key: `${world.required}|${order.map((at) => texts[at]!).join(' ')}|${moved.slots.map(slotText).join(' ')}`,
    world: moved,
  };
};

/** The one world that stands for all that differ in names and numbers alone, and its key: equal officers are one. */
export const canonical = (world: World): { readonly key: string; readonly world: World } => {
  const one = sorted(ranked(world));
  if (world.slots.length < 2) return one;
  const other = sorted(ranked({ ...world, slots: [...world.slots].reverse() }));
  return one.key <= other.key ? one : other;
};
