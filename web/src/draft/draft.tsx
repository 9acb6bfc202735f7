import { useLocalStorage } from '@mantine/hooks';
import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import { useHere } from '../app/account';
import type { DraftMember } from './submission';

interface Kept {
  readonly members: readonly DraftMember[];
  readonly reason: string;
  /** Made anew with every edit, so that a submission whose answer was lost is not made twice. */
  readonly once: string;
}

export interface Draft extends Kept {
  add(this: void, member: Omit<DraftMember, 'key'>): void;
  /** In place of the member that does the same to the same thing, or at the end. `quietly` leaves the tray shut. */
  put(
    this: void,
    same: (member: DraftMember) => boolean,
    member: Omit<DraftMember, 'key'> | null,
    options?: { readonly quietly: boolean },
  ): void;
  remove(this: void, key: string): void;
  setReason(this: void, reason: string): void;
  clear(this: void): void;
  readonly isOpen: boolean;
  setOpen(this: void, open: boolean): void;
}

const nothing: Kept = { members: [], reason: '', once: '' };

const DraftContext = createContext<Draft | null>(null);

export const useDraft = (): Draft => {
  const draft = use(DraftContext);
  if (draft === null) throw new Error('there is a draft within an account alone');
  return draft;
};

/** Keeps what somebody puts together before they submit it: in the browser, for this person in this account. */
export const DraftProvider = ({ children }: { children: ReactNode }) => {
  const { membership } = useHere();
  const [kept, setKept] = useLocalStorage<Kept>({
    key: `countersign:draft:${membership.id}:${membership.userId}`,
    defaultValue: nothing,
    getInitialValueInEffect: false,
  });
  const [isOpen, setOpen] = useState(false);
  const draft = useMemo<Draft>(() => {
    const edit = (members: readonly DraftMember[], reason: string): void =>
      setKept({ members, reason, once: crypto.randomUUID() });
    const keyed = (member: Omit<DraftMember, 'key'>): DraftMember => ({ ...member, key: crypto.randomUUID() });
    return {
      ...kept,
      add: (member) => {
        edit([...kept.members, keyed(member)], kept.reason);
        setOpen(true);
      },
      put: (same, member, { quietly } = { quietly: false }) => {
        const at = kept.members.findIndex(same);
        const others = kept.members.filter((each) => !same(each));
        const put = member === null ? [] : [keyed(member)];
        edit(at < 0 ? [...others, ...put] : [...others.slice(0, at), ...put, ...others.slice(at)], kept.reason);
        if (member !== null && !quietly) setOpen(true);
      },
      remove: (key) =>
        edit(
          kept.members.filter((member) => member.key !== key),
          kept.reason,
        ),
      setReason: (reason) => edit(kept.members, reason),
      clear: () => {
        setKept(nothing);
        setOpen(false);
      },
      isOpen,
      setOpen,
    };
  }, [kept, setKept, isOpen]);
  return <DraftContext value={draft}>{children}</DraftContext>;
};
