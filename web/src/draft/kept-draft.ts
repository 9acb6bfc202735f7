import type { DraftMember } from './submission.ts';

/** A draft as the browser keeps it. */
export interface KeptDraft {
  readonly members: readonly DraftMember[];
  readonly reason: string;
  /** Made anew with every edit, so that a submission whose answer was lost is not made twice. */
  readonly once: string;
}

export const nothingDrafted: KeptDraft = { members: [], reason: '', once: '' };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isMember = (value: unknown): value is DraftMember =>
  isObject(value) &&
  ['key', 'kind', 'words'].every((name) => typeof value[name] === 'string') &&
  isObject(value['payload']);

/** What a browser has kept, as far as it is a draft still: an earlier release may have kept another shape. */
export const keptDraft = (text: string | undefined): KeptDraft => {
  let found: unknown;
  try {
    found = JSON.parse(text ?? 'null');
  } catch {
    return nothingDrafted;
  }
  if (!isObject(found) || !Array.isArray(found['members'])) return nothingDrafted;
  const { members, reason, once } = found;
  return {
    members: members.filter(isMember),
    reason: typeof reason === 'string' ? reason : '',
    once: typeof once === 'string' ? once : '',
  };
};

const said = ({ kind, payload }: Pick<DraftMember, 'kind' | 'payload'>): string => JSON.stringify([kind, payload]);

/** The members with one more; as they were where one says the very same: pressed twice, it is still one. */
export const withMember = (members: readonly DraftMember[], added: DraftMember): readonly DraftMember[] =>
  members.some((each) => said(each) === said(added)) ? members : [...members, added];

/** The members with another one in the place of one: what names what it makes goes on naming it. */
export const withReplaced = (
  members: readonly DraftMember[],
  key: string,
  { kind, payload, words }: Omit<DraftMember, 'key'>,
): readonly DraftMember[] => {
  const replaced = { key, kind, payload, words };
  return members.some((each) => each.key === key)
    ? members.map((each) => (each.key === key ? replaced : each))
    : [...members, replaced];
};
