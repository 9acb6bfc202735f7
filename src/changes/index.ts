import type { ChangeKind } from '../domain/change-kind.ts';
import { addUser } from './add-user.ts';
import { assignAuthorizer } from './assign-authorizer.ts';
import { changeSet } from './change-set.ts';
import { designateOfficer } from './designate-officer.ts';
import { grantRights } from './grant-rights.ts';
import { modifyUser } from './modify-user.ts';
import { reinstateUser } from './reinstate-user.ts';
import { removeOfficer } from './remove-officer.ts';
import { removeUser } from './remove-user.ts';
import { revokeRights } from './revoke-rights.ts';
import { setApprovals } from './set-approvals.ts';
import { setAuthorizers } from './set-authorizers.ts';
import { setPolicy } from './set-policy.ts';
import { suspendUser } from './suspend-user.ts';
import { unassignAuthorizer } from './unassign-authorizer.ts';

/** Every kind of change. A new kind is its file and a line here. */
export const kinds: readonly ChangeKind[] = [
  addUser,
  modifyUser,
  suspendUser,
  reinstateUser,
  removeUser,
  grantRights,
  revokeRights,
  designateOfficer,
  removeOfficer,
  setApprovals,
  setPolicy,
  setAuthorizers,
  assignAuthorizer,
  unassignAuthorizer,
  changeSet((kind) => kindOf(kind)),
];

const byName = new Map(kinds.map((kind) => [kind.kind, kind]));

/** The kind of this name, or undefined. */
export const kindOf = (kind: string): ChangeKind | undefined => byName.get(kind);
