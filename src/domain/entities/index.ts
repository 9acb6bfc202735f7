import type { Entity } from '../entity.ts';
import { accountEntity, type Account } from './account.ts';
import {
  authorizerRequirementsEntity,
  authorizersEntity,
  type Authorizer,
  type AuthorizerRequirement,
} from './authorizers.ts';
import { companiesEntity, type Company } from './companies.ts';
import { employeeSetsEntity, membershipsEntity, type EmployeeSet, type Membership } from './employee-sets.ts';
import { grantsEntity, type Grant } from './grants.ts';
import { roleAssignmentsEntity, type RoleAssignment } from './role-assignments.ts';
import { rolesEntity, roleSharesEntity, type Role, type RoleShare } from './roles.ts';
import { serviceTokensEntity, type ServiceToken } from './service-tokens.ts';
import { usersEntity, type User } from './users.ts';
import { webhooksEntity, type Webhook } from './webhooks.ts';

/** The row of each entity. */
export interface Rows {
  account: Account;
  companies: Company;
  users: User;
  grants: Grant;
  employeeSets: EmployeeSet;
  memberships: Membership;
  roles: Role;
  roleShares: RoleShare;
  roleAssignments: RoleAssignment;
  authorizerRequirements: AuthorizerRequirement;
  authorizers: Authorizer;
  serviceTokens: ServiceToken;
  webhooks: Webhook;
}

export type EntityName = keyof Rows;

/** Every entity of an account's state, parents before children. */
export const entities: Readonly<Record<EntityName, Entity>> = {
  account: accountEntity,
  companies: companiesEntity,
  users: usersEntity,
  grants: grantsEntity,
  employeeSets: employeeSetsEntity,
  memberships: membershipsEntity,
  roles: rolesEntity,
  roleShares: roleSharesEntity,
  roleAssignments: roleAssignmentsEntity,
  authorizerRequirements: authorizerRequirementsEntity,
  authorizers: authorizersEntity,
  serviceTokens: serviceTokensEntity,
  webhooks: webhooksEntity,
};

export const entityNames = Object.keys(entities) as readonly EntityName[];
