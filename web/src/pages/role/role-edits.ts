import type { Role } from '../../api/queries';
import { useDraft } from '../../draft/draft';
import type { DraftMember } from '../../draft/submission';

interface Edited {
  readonly name?: string;
  readonly rights?: readonly string[];
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((code) => others.includes(code));

const wordsOf = (role: Role, { name, rights }: Edited): string => {
  const added = rights?.filter((code) => !role.rights.includes(code)).length ?? 0;
  const taken = rights === undefined ? 0 : role.rights.filter((code) => !rights.includes(code)).length;
  const what = [
    name === undefined ? null : `now ${name}`,
    added === 0 ? null : `+${added}`,
    taken === 0 ? null : `−${taken}`,
  ];
  return `Modify a role: ${role.name} (${what.filter(Boolean).join(', ')})`;
};

/** What the draft makes of a role: one modification of it, however often it is altered. */
export const useRoleEdits = (role: Role) => {
  const draft = useDraft();
  const isOurs = ({ kind, payload }: DraftMember): boolean => kind === 'role.modify' && payload['roleId'] === role.id;
  const drafted = draft.members.find(isOurs)?.payload as Edited | undefined;
  const put = ({ name, rights }: Edited, quietly: boolean): void => {
    const edited: Edited = {
      ...(name !== undefined && name !== role.name && { name }),
      ...(rights !== undefined && !isSame(rights, role.rights) && { rights }),
    };
    const member =
      Object.keys(edited).length === 0
        ? null
        : { kind: 'role.modify', payload: { roleId: role.id, ...edited }, words: wordsOf(role, edited) };
    draft.put(isOurs, member, { quietly });
  };
  return {
    rights: drafted?.rights ?? role.rights,
    isEdited: drafted?.rights !== undefined,
    // Every click would otherwise lay the tray over what is being clicked.
    setRights: (rights: readonly string[]) => put({ ...drafted, rights }, true),
    rename: (name: string) => put({ ...drafted, name }, false),
    /** Takes back what was done to the rights, and leaves a new name. */
    undo: () => put({ ...drafted, rights: role.rights }, true),
  };
};
