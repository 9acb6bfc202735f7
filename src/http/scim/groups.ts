import { people, teams, type Team } from '../../changes/provisioning.ts';
import { noNames } from '../../store/scim.ts';
import type { Asked } from '../../transactions/provision.ts';
import { isRecord } from './attributes.ts';
import { equalTo, matches } from './filter.ts';
import { schemas, ScimRefused } from './messages.ts';
import type { PatchStep } from './patch.ts';
import {
  clearable,
  locationOf,
  mustNotGo,
  providersIdOf,
  shown,
  textOf,
  type Json,
  type Place,
  type ScimKind,
} from './resource.ts';

const idsIn = (value: unknown): string[] => {
  const all: unknown[] = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  return all.map((each) => {
    const id: unknown = isRecord(each) ? each['value'] : undefined;
    if (typeof id !== 'string' || id === '')
      throw new ScimRefused('invalidValue', 'members: objects with the id of a user as value are expected');
    return id;
  });
};

/** Our id of each of the provider's. */
const ownIds = ({ providersId }: Place): ReadonlyMap<string, string> =>
  new Map([...providersId].map(([ours, theirs]) => [theirs, ours]));

/** Who is to be a member: users of the account, and nobody who waits to be one. */
const joining = (place: Place, value: unknown): string[] => {
  const ours = ownIds(place);
  return idsIn(value).map((id) => {
    const userId = ours.get(id) ?? id;
    if (people.find(place.state, userId) === undefined)
      throw new ScimRefused(
        'invalidValue',
        `members: ${id.slice(0, 100)} is no user of the account; who waits for approval can join once it is given.`,
      );
    return userId;
  });
};

const leaving = (place: Place, { filter, value }: PatchStep, memberIds: readonly string[]): ReadonlySet<string> => {
  if (filter !== undefined)
    return new Set(memberIds.filter((id) => matches({ value: providersIdOf(place, id), type: 'User' }, filter)));
  if (value === undefined || value === null) return new Set(memberIds);
  const ours = ownIds(place);
  return new Set(idsIn(value).map((id) => ours.get(id) ?? id));
};

const membersAfter = (place: Place, step: PatchStep, memberIds: readonly string[]): readonly string[] => {
  if (step.op === 'remove') {
    const gone = leaving(place, step, memberIds);
    return memberIds.filter((id) => !gone.has(id));
  }
  if (step.filter !== undefined)
    throw new ScimRefused('noTarget', 'members: a member is added or removed; there is nothing of one to replace.');
  const come = joining(place, step.value);
  return [...new Set(step.op === 'add' ? [...memberIds, ...come] : come)];
};

const afterStep = (place: Place, step: PatchStep, { asked, names }: Asked<Team>): Asked<Team> => {
  const { attribute, op, value } = step;
  if (attribute === 'members')
    return { names, asked: { ...asked, memberIds: membersAfter(place, step, asked.memberIds) } };
  if (attribute === 'externalid') {
    const externalId = op === 'remove' ? null : clearable('externalId', value);
    return { asked, names: { ...names, ...(externalId !== undefined && { externalId }) } };
  }
  if (attribute !== 'displayname') return { asked, names };
  mustNotGo(step);
  return { names, asked: { ...asked, name: textOf('displayName', value) ?? asked.name } };
};

/** Groups, which are employee groups of the account. */
export const groups: ScimKind<Team> = {
  type: 'Group',
  path: 'Groups',
  schema: schemas.group,
  sort: teams,
  looked: (filter) => ({ id: equalTo(filter, 'id'), externalId: equalTo(filter, 'externalid') }),
  show(found, place) {
    const { name, memberIds } = found.now;
    return shown(groups, found, place, {
      displayName: name,
      // Of what is not approved yet nobody is a member.
      members: (found.isThere ? memberIds : []).map((userId): Json => {
        const id = providersIdOf(place, userId);
        return {
          value: id,
          display: place.state.nameOf('users', userId),
          type: 'User',
          $ref: locationOf(place, 'Users', id),
        };
      }),
    });
  },
  readWhole(body, place) {
    const name = textOf('displayName', body['displayName']);
    const memberIds = body['members'] === undefined ? undefined : joining(place, body['members']);
    const externalId = clearable('externalId', body['externalId']);
    return (known) => {
      if (known === undefined && name === undefined)
        throw new ScimRefused('invalidValue', 'displayName: a name is expected, found none');
      const was = known?.names ?? noNames;
      return {
        asked: { name: name ?? known!.asked.name, memberIds: [...new Set(memberIds ?? known?.asked.memberIds ?? [])] },
        names: { ...was, ...(externalId !== undefined && { externalId }) },
      };
    };
  },
  readPatch: (steps, place) => (known) => steps.reduce((asked, step) => afterStep(place, step, asked), known!),
};
