import { functionTitle } from '../../../../src/domain/catalogue';
import { useDraft } from '../../draft/draft';
import type { DraftMember } from '../../draft/submission';

type Member = Omit<DraftMember, 'key'>;

/** Whom drafted edits are about. */
export interface Subject {
  readonly id: string;
  readonly name: string;
}

interface To {
  readonly type: string;
  readonly id: string;
}

const isAbout = (kind: string, userId: string) => (member: DraftMember) =>
  member.kind === kind && member.payload['userId'] === userId;

/**
 * Puts edits into the draft where one stands. The tray stays shut: whoever ticks one right after the other must see the
 * next one, and what is drafted stands at each.
 */
const usePutInPlace = () => {
  const { put } = useDraft();
  return (same: (member: DraftMember) => boolean, member: Member | null): void => put(same, member, { quietly: true });
};

type Direction = 'rights.grant' | 'rights.revoke';

/** What the draft does to somebody's direct rights: one edit per direction, and none for what is taken back again. */
export const useRightsDraft = ({ id, name }: Subject) => {
  const { members } = useDraft();
  const put = usePutInPlace();
  const drafted = (kind: Direction): readonly string[] =>
    members.filter(isAbout(kind, id)).flatMap(({ payload }) => payload['rights'] as readonly string[]);
  const granted = drafted('rights.grant');
  const revoked = drafted('rights.revoke');
  const set = (kind: Direction, rights: readonly string[]): void => {
    const whom = kind === 'rights.grant' ? `Grant ${name}` : `Revoke from ${name}`;
    const words = `${whom}: ${rights.map(functionTitle).join(', ')}`;
    put(isAbout(kind, id), rights.length === 0 ? null : { kind, payload: { userId: id, rights }, words });
  };
  const toggled = (rights: readonly string[], code: string): readonly string[] =>
    rights.includes(code) ? rights.filter((each) => each !== code) : [...rights, code];
  return {
    isGranted: (code: string): boolean => granted.includes(code),
    isRevoked: (code: string): boolean => revoked.includes(code),
    toggle: (code: string, isDirect: boolean): void =>
      isDirect ? set('rights.revoke', toggled(revoked, code)) : set('rights.grant', toggled(granted, code)),
  };
};

/** What the draft does to the roles that are somebody's own. */
export const useRolesDraft = ({ id, name }: Subject) => {
  const { members } = useDraft();
  const put = usePutInPlace();
  const isOf = (kind: string) => (member: DraftMember) => {
    if (member.kind !== kind) return false;
    const to = member.payload['to'] as To;
    return to.type === 'employee' && to.id === id;
  };
  const drafted = (kind: string): readonly string[] =>
    members.filter(isOf(kind)).map(({ payload }) => String(payload['roleId']));
  const toggle = (kind: 'role.assign' | 'role.unassign', roleId: string, roleName: string): void => {
    const same = (member: DraftMember): boolean => isOf(kind)(member) && member.payload['roleId'] === roleId;
    const words =
      kind === 'role.assign' ? `Assign the role ${roleName} to ${name}` : `Take the role ${roleName} from ${name}`;
    put(same, members.some(same) ? null : { kind, payload: { roleId, to: { type: 'employee', id } }, words });
  };
  return { given: drafted('role.assign'), taken: drafted('role.unassign'), toggle };
};

export interface EmployeeSet {
  readonly id: string;
  readonly name: string;
  readonly type: 'employee-role' | 'employee-group';
}

type Membership = 'addMemberIds' | 'removeMemberIds';

/** What the draft does to the sets of employees that somebody is in. */
export const useSetsDraft = ({ id, name }: Subject) => {
  const { members } = useDraft();
  const put = usePutInPlace();
  const isJust = (ids: unknown): boolean => Array.isArray(ids) && ids.length === 1 && ids[0] === id;
  const isOf =
    (field: Membership) =>
    ({ kind, payload }: DraftMember): boolean =>
      /^employee-(?:role|group)\.modify$/.test(kind) && isJust(payload[field]);
  const drafted = (field: Membership): readonly string[] =>
    members.filter(isOf(field)).map(({ payload }) => String(payload['id']));
  const toggle = (field: Membership, set: EmployeeSet): void => {
    const same = (member: DraftMember): boolean => isOf(field)(member) && member.payload['id'] === set.id;
    const words = field === 'addMemberIds' ? `Add ${name} to ${set.name}` : `Take ${name} out of ${set.name}`;
    const member = { kind: `${set.type}.modify`, payload: { id: set.id, [field]: [id] }, words };
    put(same, members.some(same) ? null : member);
  };
  return { joined: drafted('addMemberIds'), left: drafted('removeMemberIds'), toggle };
};
