import type { ChangeKind } from '../domain/change-kind.ts';
import { addAuthenticator } from './add-authenticator.ts';
import { addCompany } from './add-company.ts';
import { addOfficer } from './add-officer.ts';
import { addUser } from './add-user.ts';
import { assignAuthorizer } from './assign-authorizer.ts';
import { assignRole } from './assign-role.ts';
import { changeSet } from './change-set.ts';
import { createEmployeeGroup } from './create-employee-group.ts';
import { createEmployeeRole } from './create-employee-role.ts';
import { createRole } from './create-role.ts';
import { createServiceToken } from './create-service-token.ts';
import { deleteEmployeeGroup } from './delete-employee-group.ts';
import { deleteEmployeeRole } from './delete-employee-role.ts';
import { deleteRole } from './delete-role.ts';
import { designateOfficer } from './designate-officer.ts';
import { grantRights } from './grant-rights.ts';
import { modifyCompany } from './modify-company.ts';
import { modifyEmployeeGroup } from './modify-employee-group.ts';
import { modifyEmployeeRole } from './modify-employee-role.ts';
import { modifyRole } from './modify-role.ts';
import { modifyUser } from './modify-user.ts';
import { reinstateUser } from './reinstate-user.ts';
import { removeCompany } from './remove-company.ts';
import { removeOfficer } from './remove-officer.ts';
import { removeOwner } from './remove-owner.ts';
import { removeUser } from './remove-user.ts';
import { removeWebhook } from './remove-webhook.ts';
import { resetIdentity } from './reset-identity.ts';
import { revokeRights } from './revoke-rights.ts';
import { revokeServiceToken } from './revoke-service-token.ts';
import { setAccountRights } from './set-account-rights.ts';
import { setApprovals } from './set-approvals.ts';
import { setAuthorizers } from './set-authorizers.ts';
import { setPolicy } from './set-policy.ts';
import { setWebhook } from './set-webhook.ts';
import { shareRole } from './share-role.ts';
import { suspendUser } from './suspend-user.ts';
import { unassignAuthorizer } from './unassign-authorizer.ts';
import { unassignRole } from './unassign-role.ts';
import { unshareRole } from './unshare-role.ts';

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
  resetIdentity,
  addAuthenticator,
  setApprovals,
  setPolicy,
  setAuthorizers,
  assignAuthorizer,
  unassignAuthorizer,
  addCompany,
  modifyCompany,
  removeCompany,
  createRole,
  modifyRole,
  deleteRole,
  shareRole,
  unshareRole,
  assignRole,
  unassignRole,
  createEmployeeRole,
  modifyEmployeeRole,
  deleteEmployeeRole,
  createEmployeeGroup,
  modifyEmployeeGroup,
  deleteEmployeeGroup,
  createServiceToken,
  revokeServiceToken,
  setWebhook,
  removeWebhook,
  changeSet((kind) => kindOf(kind)),
];

const byName = new Map(kinds.map((kind) => [kind.kind, kind]));

/** The kind of this name, or undefined. */
export const kindOf = (kind: string): ChangeKind | undefined => byName.get(kind);

/** What the support desk alone does (R8 c, R13, R14). Nobody submits these as changes, nor as members of a set. */
export const deskKinds: readonly ChangeKind[] = [addOfficer, setAccountRights, removeOwner];

const deskByName = new Map(deskKinds.map((kind) => [kind.kind, kind]));

/** The desk's kind of this name, or undefined. */
export const deskKindOf = (kind: string): ChangeKind | undefined => deskByName.get(kind);
