import type { Verdict } from '../../src/domain/change.ts';

/**
 * The account of the small model as plain data: four people, who differ in nothing but what stands here, and at most
 * one change that has outlived a landing. Versions are ranks: only their order towards the submission matters.
 */
export interface World {
  readonly required: number;
  readonly people: readonly Someone[];
  readonly pending: Pending | undefined;
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
export interface Pending {
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

export const everyone = [0, 1, 2, 3] as const;

export const isOfficer = (person: Someone): boolean => person.active && person.designated;

export const officersIn = ({ people }: World): number => people.filter(isOfficer).length;

/** The rank of the present version: nothing in use is later. */
export const versionOf = ({ people, pending }: World): number =>
  Math.max(1, pending?.base ?? 1, ...people.map((person) => person.since));

/** What an act would make of the world, by its plain meaning. */
export const naiveAfter = (world: World, act: Act): World => {
  if (act.kind === 'approvals.set') return { ...world, required: act.to };
  const person = world.people[act.target]!;
  const after =
    act.kind === 'user.suspend'
      ? { ...person, active: false }
      : { ...person, designated: act.kind === 'officer.designate' };
  return { ...world, people: world.people.with(act.target, after) };
};

/** What the one field that an act sets holds. */
export const fieldOf = ({ required, people }: World, act: Act): string =>
  act.kind === 'approvals.set'
    ? String(required)
    : String(act.kind === 'user.suspend' ? people[act.target]!.active : people[act.target]!.designated);

/** Only an account with its floor kept is right (R9). */
export const isAboveFloor = (world: World): boolean => officersIn(world) >= Math.max(1, world.required);

/** Whether a landing calls for the warning of R10. */
export const callsForWarning = (before: World, after: World): boolean =>
  (officersIn(after) < officersIn(before) || after.required > before.required) &&
  officersIn(after) < after.required + 1;

/** Nobody can veto their own removal: such a rejection ends nothing (R46). */
const isVeto = ({ act }: Pending, by: number): boolean =>
  (act.kind === 'officer.remove' || act.kind === 'user.suspend') && act.target === by;

export const isRejected = (pending: Pending): boolean =>
  pending.votes.some((vote) => vote.verdict === 'reject' && vote.rightDigest && !isVeto(pending, vote.by));

/** Whether enough stand behind it, counted anew: other officers, all the time since, each once, for this very change. */
export const isApproved = ({ people, required }: World, pending: Pending): boolean => {
  const approvers = pending.votes
    .filter((v) => v.verdict === 'approve' && v.rightDigest && !v.lapsed && v.by !== pending.initiator)
    .filter((v) => pending.loyal[v.by]! && isOfficer(people[v.by]!))
    .map((v) => v.by);
  return new Set(approvers).size >= Math.max(pending.needed, required);
};

/** Whether there is a reason to end it as conflicted (R30, R34). */
export const isConflicted = (world: World, pending: Pending): boolean => {
  const after = naiveAfter(world, pending.act);
  return (
    !pending.loyal[pending.initiator]! ||
    fieldOf(world, pending.act) !== pending.before ||
    !isAboveFloor(after) ||
    (callsForWarning(world, after) && !pending.warned)
  );
};

/** The worlds that an opening can make: one to four officers of four people, and 0 to 2 required approvals (R5, R9). */
export const openings: readonly World[] = [1, 2, 3, 4].flatMap((officers) =>
  [0, 1, 2]
    .map((required) => ({
      required,
      people: everyone.map((at) => ({ active: true, designated: at < officers, since: at < officers ? 1 : 0 })),
      pending: undefined,
    }))
    .filter(isAboveFloor),
);

/** Every act that can be asked for of people who still take part. */
export const actsIn = ({ people }: World): Act[] => [
  ...everyone
    .filter((target) => people[target]!.active)
    .flatMap((target) =>
      (['officer.remove', 'officer.designate', 'user.suspend'] as const).map((kind) => ({ kind, target })),
    ),
  ...[0, 1, 2].map((to) => ({ kind: 'approvals.set' as const, to })),
];

/** The change as the account's landing leaves it: who lost the designation is remembered. */
export const outliving = (pending: Pending, before: World, after: World): Pending => {
  const lost = before.people.map((person, at) => isOfficer(person) && !isOfficer(after.people[at]!));
  return {
    ...pending,
    loyal: pending.loyal.map((loyal, at) => loyal && !lost[at]!),
    votes: pending.votes.map((vote) => ({ ...vote, lapsed: vote.lapsed || lost[vote.by]! })),
  };
};

/**
 * The versions as the least ranks that keep their order towards the submission. Who is suspended never comes back in
 * this model: their votes are left out.
 */
const ranked = ({ required, people, pending }: World): World => {
  const base = pending?.base ?? Infinity;
  const early = people.some((p) => p.since > 0 && p.since <= base);
  const rank = (since: number): number => (since === 0 ? 0 : since > base && early ? 2 : 1);
  return {
    required,
    people: people.map((p) => ({ ...p, since: rank(p.since) })),
    pending: pending && {
      ...pending,
      base: early ? 1 : 0,
      votes: pending.votes
        .filter((v) => people[v.by]!.active)
        .map((v) => ({ ...v, designation: v.designation === people[v.by]!.since ? rank(v.designation) : 0 })),
    },
  };
};

/** Written once for each object: the walk asks for the same texts over and over. */
const writtenOnce = <T extends object>(write: (of: T) => string): ((of: T) => string) => {
  const written = new WeakMap<T, string>();
  return (of) => {
    const text = written.get(of) ?? write(of);
    written.set(of, text);
    return text;
  };
};

/** Everything about the account, in its own order of people. */
export const accountText = writtenOnce<World>(
  (world) =>
    `${world.required}${versionOf(world)}${world.people.map((p) => `${p.active ? 'A' : 'S'}${p.designated ? 'D' : '-'}${p.since}`).join('')}`,
);

export const actText = (act: Act): string => `${act.kind}=${act.kind === 'approvals.set' ? act.to : act.target}`;

const voteText = (v: Vote): string =>
  `${v.verdict === 'approve' ? 'a' : 'r'}${v.rightDigest ? '' : 'x'}${v.designation}${v.lapsed ? 'l' : ''}`;

/** Everything about a change, in its own order of people. */
export const pendingText = writtenOnce<Pending>((p) =>
  [
    actText(p.act),
    p.initiator,
    p.requiredApprovals,
    p.needed,
    p.base,
    p.warned ? 'w' : '',
    p.before,
    p.loyal.map(Number).join(''),
    p.votes.map((vote) => `${vote.by}${voteText(vote)}`).join('.'),
  ].join(','),
);

/** What is true of one person, whoever they are. */
const personText = ({ people, pending }: World, at: number): string => {
  const { active, designated, since } = people[at]!;
  const own = `${active ? 'A' : 'S'}${designated ? 'D' : '-'}${since}`;
  if (pending === undefined) return own;
  const { act, initiator, loyal, votes } = pending;
  const target = act.kind !== 'approvals.set' && act.target === at ? 't' : '';
  const cast = votes.filter((v) => v.by === at).map(voteText);
  return `${own}${initiator === at ? 'i' : ''}${target}${loyal[at]! ? 'o' : ''}${cast.join('')}`;
};

/** The one world that stands for all that differ in names and numbers alone, and its key: equal officers are one. */
export const canonical = (some: World): { readonly key: string; readonly world: World } => {
  const { required, people, pending } = ranked(some);
  const texts = people.map((_, at) => personText({ required, people, pending }, at));
  const order = [...everyone].sort((a, b) => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : a - b));
  const place = (at: number): number => order.indexOf(at as (typeof order)[number]);
  const world: World = {
    required,
    people: order.map((at) => people[at]!),
    pending: pending && {
      ...pending,
      act: pending.act.kind === 'approvals.set' ? pending.act : { ...pending.act, target: place(pending.act.target) },
      initiator: place(pending.initiator),
      loyal: order.map((at) => pending.loyal[at]!),
      votes: pending.votes.map((v) => ({ ...v, by: place(v.by) })).sort((a, b) => a.by - b.by),
    },
  };
  return { key: accountText(world) + (world.pending ? `|${pendingText(world.pending)}` : ''), world };
};
