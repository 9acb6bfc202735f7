/** One modification of a draft, as it will be submitted, and how it reads. */
export interface DraftMember {
  readonly key: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** What it does, for the list: `Grant rights: Finn Gallagher`. */
  readonly words: string;
}

/** What names, within a draft, the thing that one of its members makes. */
export const madeBy = (key: string): string => `made:${key}`;

const resolved = (value: unknown, places: ReadonlyMap<string, number>): unknown => {
  if (typeof value === 'string') {
    const place = places.get(value);
    return place === undefined ? value : `#${place}`;
  }
  if (Array.isArray(value)) return value.map((each) => resolved(each, places));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolved(each, places)]));
  return value;
};

export interface Submission {
  readonly kind: string;
  readonly payload: unknown;
  readonly reason: string | null;
}

/** A draft as the API takes it: one modification by itself, several as one change set (R36). */
export const submissionOf = ({
  members,
  reason,
}: {
  readonly members: readonly DraftMember[];
  readonly reason: string;
}): Submission => {
  const said = reason.trim() === '' ? null : reason.trim();
  const places = new Map(members.map(({ key }, index) => [madeBy(key), index]));
  const changes = members.map(({ kind, payload }) => ({ kind, payload: resolved(payload, places) }));
  const [only] = changes;
  return changes.length === 1 && only !== undefined
    ? { ...only, reason: said }
    : { kind: 'change-set', payload: { changes }, reason: said };
};
