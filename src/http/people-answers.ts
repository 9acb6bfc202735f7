import { z } from 'zod';
import { areas, levels } from '../domain/entities/authorizers.ts';
import { setTypes } from '../domain/entities/employee-sets.ts';
import { roleTargets } from '../domain/entities/role-assignments.ts';
import { roleTypes } from '../domain/entities/roles.ts';
import { list, PersonRef, time, userStatus, Warning } from './answers.ts';

/** What a role reaches people through. */
const reachingTargets = [...setTypes, 'company'] as const;

const RoleRef = z
  .object({ id: z.string().nullable(), name: z.string() })
  .meta({ id: 'RoleName', description: 'Without an id where the reader can’t see the role.' });

export const User = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    status: userStatus,
    companyId: z.string(),
    officer: z.boolean(),
    owner: z.boolean(),
    pendingChanges: list(z.string())
      .optional()
      .meta({ description: 'The open changes that would touch the user. For officers.' }),
  })
  .meta({ id: 'User' });

const SetRef = z.object({ id: z.string(), name: z.string(), type: z.enum(setTypes) }).meta({ id: 'EmployeeSetName' });

/** The set of employees by which a role reaches somebody. */
const Through = z
  .object({ type: z.enum(setTypes), id: z.string(), name: z.string() })
  .nullable()
  .meta({ description: 'The set of employees through which it does; null for an assignment of the user’s own.' });

export const UserInFull = User.extend({
  companyName: z.string(),
  directRights: list(z.string()).meta({ description: 'The rights granted to the user by themselves, masked or not.' }),
  roles: list(RoleRef.extend({ through: Through }).meta({ id: 'ReachingRole' })).meta({
    description: 'The roles that reach the user; one that does so in several ways, as often.',
  }),
  sets: list(SetRef).meta({ description: 'The sets of employees that the user is a member of, by name.' }),
  authorizes: list(z.object({ area: z.enum(areas), level: z.enum(levels) })),
}).meta({ id: 'UserInFull', description: 'A user as officers read them.' });

export const Officer = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    status: userStatus,
    companyId: z.string(),
    companyName: z.string(),
    since: time.nullable(),
    probationUntil: time.nullable().meta({ description: 'Until then there are changes that they may not decide on.' }),
    meetsAssurance: z.boolean().meta({
      description: 'Whether they can bring, now, what the account asks of whoever decides on a change.',
    }),
  })
  .meta({ id: 'Officer' });

export const Company = z
  .object({
    id: z.string(),
    name: z.string(),
    parentId: z.string().nullable().meta({ description: 'Null for headquarters.' }),
    depth: z.int().meta({ description: 'How many companies are above it: 0 for headquarters.' }),
    users: z.int(),
    companyRoles: list(RoleRef).meta({
      description: 'The roles that set its ceiling; where there are none, it has that of the company above.',
    }),
    ceiling: list(z.string()).meta({ description: 'The rights that nobody in it can exceed.' }),
    takesAway: list(z.string()).meta({
      description: 'The rights that the company above has and this one lacks; of headquarters, those of the account.',
    }),
    pendingChanges: list(z.string()).meta({
      description: 'The open changes that would touch it or its company roles.',
    }),
  })
  .meta({ id: 'Company' });

export const Role = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.enum(roleTypes),
    companyId: z.string().meta({ description: 'The company that it was made in.' }),
    companyName: z.string(),
    rights: list(z.string()),
    people: z.int().meta({
      description: 'How many active people it reaches: those who have it; of a company role, those under it.',
    }),
    shared: z.boolean().meta({ description: 'Whether it is shared with any company.' }),
    assignments: z.int().meta({ description: 'How often it is assigned.' }),
    pendingChanges: list(z.string()).meta({ description: 'The open changes that would touch the role.' }),
  })
  .meta({ id: 'Role' });

export const RoleInFull = Role.extend({
  assignedTo: list(z.object({ type: z.enum(roleTargets), id: z.string(), name: z.string() })).meta({
    description: 'The first 200.',
  }),
  sharedWith: list(z.object({ companyId: z.string(), name: z.string(), branch: z.boolean() })),
  reach: list(
    PersonRef.extend({
      through: z
        .object({ type: z.enum(reachingTargets), id: z.string(), name: z.string() })
        .nullable()
        .meta({ description: 'The set, or the company, through which it does; null where it is assigned to them.' }),
    }).meta({ id: 'ReachedPerson' }),
  ).meta({ description: 'The active people that it reaches: the first 200, by name.' }),
}).meta({ id: 'RoleInFull' });

export const EmployeeSet = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.enum(setTypes),
    companyId: z.string(),
    members: z.int(),
    pendingChanges: list(z.string()).meta({
      description: 'The open changes that would touch it, its members or roles.',
    }),
  })
  .meta({ id: 'EmployeeSet', description: 'An employee role or an employee group.' });

export const EmployeeSetInFull = EmployeeSet.extend({
  people: list(PersonRef).meta({ description: 'The first 200.' }),
  roles: list(RoleRef),
}).meta({ id: 'EmployeeSetInFull' });

const counts = z.object({ primary: z.int(), secondary: z.int() });

export const Authorizers = z
  .object({
    area: z.enum(areas),
    required: counts,
    active: counts,
    people: list(PersonRef.extend({ level: z.enum(levels), status: userStatus }).meta({ id: 'Authorizer' })),
    warnings: list(Warning),
  })
  .meta({ id: 'Authorizers', description: 'Required and active authorizers of an area, side by side.' });
