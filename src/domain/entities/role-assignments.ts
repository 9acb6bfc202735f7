import type { Entity, Fields } from '../entity.ts';
import { companiesEntity, companyIdOf } from './companies.ts';

export const roleTargets = ['employee', 'employee-role', 'employee-group', 'company'] as const;
/** What a role can be assigned to. */
export type RoleTarget = (typeof roleTargets)[number];

/** A role that a user, a set of employees or a company has: one of the three ids is there. */
export interface RoleAssignment extends Fields {
  readonly roleId: string;
  readonly userId: string | null;
  readonly setId: string | null;
  readonly companyId: string | null;
}

/** The id of a role's assignment to a user, a set or a company. */
export const roleAssignmentId = (roleId: string, targetId: string): string => `${roleId}:${targetId}`;

const keyOf =
  (field: string) =>
  (row: Fields): string | undefined =>
    typeof row[field] === 'string' ? row[field] : undefined;

export const roleAssignmentsEntity: Entity = {
  name: 'roleAssignments',
  noun: 'assigned role',
  fields: {
    roleId: { type: 'text', label: 'role' },
    userId: { type: 'text', label: 'user', default: null },
    setId: { type: 'text', label: 'set of employees', default: null },
    companyId: { type: 'text', label: 'company', default: null },
  },
  indexes: {
    byRole: keyOf('roleId'),
    byUser: keyOf('userId'),
    bySet: keyOf('setId'),
    byCompany: keyOf('companyId'),
  },
  nameOf: (row, _id, state) => state.nameOf('roles', String(row['roleId'])),
  relates(row, state) {
    const role = state.nameOf('roles', String(row['roleId']));
    if (typeof row['userId'] === 'string') return { entity: 'users', id: row['userId'], what: `role: ${role}` };
    if (typeof row['setId'] === 'string') return { entity: 'employeeSets', id: row['setId'], what: `role: ${role}` };
    return { entity: 'companies', id: String(row['companyId']), what: `company role: ${role}` };
  },
  *reaches(row, _id, state) {
    if (typeof row['userId'] === 'string') yield row['userId'];
    else if (typeof row['setId'] === 'string')
      for (const id of state.find('memberships', 'bySet', row['setId'])) yield state.get('memberships', id)!.userId;
    else yield* companiesEntity.reaches({}, String(row['companyId']), state);
  },
  // A company's ceiling is set from above it; that of headquarters there (R25).
  managedIn(row, _id, state) {
    if (typeof row['userId'] === 'string') return [companyIdOf(state, 'users', row['userId'])];
    if (typeof row['setId'] === 'string') return [companyIdOf(state, 'employeeSets', row['setId'])];
    const companyId = String(row['companyId']);
    return [state.get('companies', companyId)!.parentId ?? companyId];
  },
  isSensitive: () => false,
};
