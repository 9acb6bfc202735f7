import type { EmployeeSetInFull } from '../../api/queries';
import { useDraft } from '../../draft/draft';
import type { DraftMember } from '../../draft/submission';

interface Edited {
  readonly name?: string;
  readonly addMemberIds?: readonly string[];
  readonly removeMemberIds?: readonly string[];
}

const wordsOf = (name: string, { name: renamed, addMemberIds = [], removeMemberIds = [] }: Edited): string => {
  const what = [
    renamed === undefined ? null : `now ${renamed}`,
    addMemberIds.length === 0 ? null : `+${addMemberIds.length}`,
    removeMemberIds.length === 0 ? null : `−${removeMemberIds.length}`,
  ];
  return `Modify ${name} (${what.filter(Boolean).join(', ')})`;
};

/** What the draft makes of an employee role or group: one modification of it, however often it is altered. */
export const useSetEdits = ({ id, type, name }: Pick<EmployeeSetInFull, 'id' | 'type' | 'name'>) => {
  const draft = useDraft();
  const kind = `${type}.modify`;
  const isOurs = (member: DraftMember): boolean => member.kind === kind && member.payload['id'] === id;
  const drafted = (draft.members.find(isOurs)?.payload ?? {}) as Edited;
  const adding = drafted.addMemberIds ?? [];
  const removing = drafted.removeMemberIds ?? [];
  const put = (edits: Edited, quietly: boolean): void => {
    const edited: Edited = {
      ...(edits.name !== undefined && edits.name !== name && { name: edits.name }),
      ...(edits.addMemberIds?.length && { addMemberIds: edits.addMemberIds }),
      ...(edits.removeMemberIds?.length && { removeMemberIds: edits.removeMemberIds }),
    };
    const isNothing = Object.keys(edited).length === 0;
    const member = isNothing ? null : { kind, payload: { id, ...edited }, words: wordsOf(name, edited) };
    draft.put(isOurs, member, { quietly });
  };
  return {
    adding,
    removing,
    rename: (next: string) => put({ ...drafted, name: next }, false),
    add: (ids: readonly string[]) => put({ ...drafted, addMemberIds: [...new Set([...adding, ...ids])] }, true),
    // The tray would lie over the next one to be removed.
    remove: (userId: string) => put({ ...drafted, removeMemberIds: [...removing, userId] }, true),
    /** Takes back that somebody would be added or removed. */
    leave: (userId: string) =>
      put(
        {
          ...drafted,
          addMemberIds: adding.filter((each) => each !== userId),
          removeMemberIds: removing.filter((each) => each !== userId),
        },
        true,
      ),
    /** Takes back all that was done to the members, and leaves a new name. */
    undo: () => put({ ...drafted, addMemberIds: [], removeMemberIds: [] }, true),
  };
};
