import { useLocalStorage } from '@mantine/hooks';
import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import { useHere } from '../app/account';
import { ownKey } from '../parts/own-storage';
import { keptDraft, nothingDrafted, withMember, withReplaced, type KeptDraft } from './kept-draft';
import type { DraftMember } from './submission';

export interface Draft extends KeptDraft {
  add(this: void, member: Omit<DraftMember, 'key'>): void;
  /** In place of the member that does the same to the same thing, or at the end. `quietly` leaves the tray shut. */
  put(
    this: void,
    same: (member: DraftMember) => boolean,
    member: Omit<DraftMember, 'key'> | null,
    options?: { readonly quietly: boolean },
  ): void;
  /** In the place of the member of this key, and under its key. */
  replace(this: void, key: string, member: Omit<DraftMember, 'key'>): void;
  remove(this: void, key: string): void;
  setReason(this: void, reason: string): void;
  clear(this: void): void;
  /** Takes out what was submitted, and leaves what was added since. */
  submitted(this: void, members: readonly DraftMember[]): void;
  readonly isOpen: boolean;
  setOpen(this: void, open: boolean): void;
}

const DraftContext = createContext<Draft | null>(null);

export const useDraft = (): Draft => {
  const draft = use(DraftContext);
  if (draft === null) throw new Error('there is a draft within an account alone');
  return draft;
};

/** Keeps what somebody puts together before they submit it: in the browser, for this person in this account. */
export const DraftProvider = ({ children }: { children: ReactNode }) => {
  const { me, membership } = useHere();
  const [kept, setKept] = useLocalStorage<KeptDraft>({
    key: ownKey(me, `draft:${membership.id}`),
    defaultValue: nothingDrafted,
    deserialize: keptDraft,
    getInitialValueInEffect: false,
  });
  const [isOpen, setOpen] = useState(false);
  const draft = useMemo<Draft>(() => {
    // Always of what is kept now: several edits can come before anything is drawn again.
    const edit = (alter: (now: KeptDraft) => Partial<KeptDraft>): void => {
      const once = crypto.randomUUID();
      setKept((now) => ({ ...now, ...alter(now), once }));
    };
    const keyed = (member: Omit<DraftMember, 'key'>): DraftMember => ({ ...member, key: crypto.randomUUID() });
    return {
      ...kept,
      add: (member) => {
        const added = keyed(member);
        edit(({ members }) => ({ members: withMember(members, added) }));
        setOpen(true);
      },
      put: (same, member, { quietly } = { quietly: false }) => {
        const put = member === null ? [] : [keyed(member)];
        edit(({ members }) => {
          const at = members.findIndex(same);
          const others = members.filter((each) => !same(each));
          return { members: at < 0 ? [...others, ...put] : [...others.slice(0, at), ...put, ...others.slice(at)] };
        });
        if (member !== null && !quietly) setOpen(true);
      },
      replace: (key, member) => edit(({ members }) => ({ members: withReplaced(members, key, member) })),
      remove: (key) => edit(({ members }) => ({ members: members.filter((member) => member.key !== key) })),
      setReason: (reason) => edit(() => ({ reason })),
      clear: () => {
        setKept(nothingDrafted);
        setOpen(false);
      },
      submitted: (those) => {
        const gone = new Set(those.map(({ key }) => key));
        edit(({ members }) => ({ members: members.filter(({ key }) => !gone.has(key)), reason: '' }));
        setOpen(false);
      },
      isOpen,
      setOpen,
    };
  }, [kept, setKept, isOpen]);
  return <DraftContext value={draft}>{children}</DraftContext>;
};

/** The draft as one of its members finds it: what a member names is made by earlier ones (R36). */
export const DraftBefore = ({ member, children }: { member: DraftMember | undefined; children: ReactNode }) => {
  const draft = useDraft();
  const at = draft.members.findIndex(({ key }) => key === member?.key);
  return (
    <DraftContext value={at < 0 ? draft : { ...draft, members: draft.members.slice(0, at) }}>{children}</DraftContext>
  );
};
