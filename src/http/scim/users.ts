import { people, teams, type Person } from '../../changes/provisioning.ts';
import { addressFault } from '../../domain/text.ts';
import { noNames, type ScimNames } from '../../store/scim.ts';
import type { Asked } from '../../transactions/provision.ts';
import { isRecord } from './attributes.ts';
import { equalTo, matches } from './filter.ts';
import { schemas, ScimRefused } from './messages.ts';
import type { PatchStep } from './patch.ts';
import { clearable, locationOf, mustNotGo, shown, textOf, type Json, type Place, type ScimKind } from './resource.ts';

/** What a request says of a user, of all that is kept. */
interface Said {
  userName?: string | undefined;
  email?: string | undefined;
  displayName?: string | undefined;
  formatted?: string | null | undefined;
  givenName?: string | null | undefined;
  familyName?: string | null | undefined;
  externalId?: string | null | undefined;
  active?: boolean | undefined;
}

const activeOf = (value: unknown): boolean | undefined => {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value;
  // Entra has sent it as text for years.
  const word = typeof value === 'string' ? value.toLowerCase() : undefined;
  if (word === 'true' || word === 'false') return word === 'true';
  throw new ScimRefused('invalidValue', 'active: true or false is expected');
};

const isWork = (each: Json): boolean => each['primary'] === true || String(each['type']).toLowerCase() === 'work';

/** The one address that a person has here, of those that are said: the primary one, that of work, or the first. */
const emailOf = (value: unknown, isOther = false): string | undefined => {
  if (value === undefined || value === null) return undefined;
  const all: unknown[] = Array.isArray(value) ? value : [value];
  if (!all.every(isRecord)) throw new ScimRefused('invalidValue', 'emails: objects with a value are expected');
  const found = all.find((each) => each['primary'] === true) ?? all.find(isWork) ?? (isOther ? undefined : all[0]);
  return textOf('emails', found?.['value']);
};

const nameSaid = (name: unknown): Said => {
  if (name === undefined || name === null) return {};
  if (!isRecord(name)) throw new ScimRefused('invalidValue', 'name: an object is expected');
  return {
    formatted: clearable('name.formatted', name['formatted']),
    givenName: clearable('name.givenName', name['givenName']),
    familyName: clearable('name.familyName', name['familyName']),
  };
};

const wholeSaid = (body: Json): Said => ({
  userName: textOf('userName', body['userName']),
  email: emailOf(body['emails']),
  displayName: textOf('displayName', body['displayName']),
  ...nameSaid(body['name']),
  externalId: clearable('externalId', body['externalId']),
  active: activeOf(body['active']),
});

/** A step at `emails`: of several values that are here one, that of work, another one is nobody's. */
const emailStep = (step: PatchStep, email: string): Said => {
  mustNotGo(step);
  const { op, filter, sub, value } = step;
  if (filter !== undefined && !matches({ value: email, type: 'work', primary: true }, filter)) return {};
  if (sub !== undefined) return sub === 'value' ? { email: textOf('emails', value) } : {};
  return { email: emailOf(value, op === 'add' && filter === undefined) };
};

const nameStep = (step: PatchStep): Said => {
  const value = step.op === 'remove' ? null : step.value;
  if (step.sub === undefined) {
    mustNotGo(step);
    return nameSaid(value);
  }
  if (step.sub === 'formatted') return { formatted: clearable('name.formatted', value) };
  if (step.sub === 'givenname') return { givenName: clearable('name.givenName', value) };
  return step.sub === 'familyname' ? { familyName: clearable('name.familyName', value) } : {};
};

const stepSaid = (step: PatchStep, email: string): Said => {
  const { attribute, op, value } = step;
  if (attribute === 'externalid') return { externalId: op === 'remove' ? null : clearable('externalId', value) };
  if (attribute === 'emails') return emailStep(step, email);
  if (attribute === 'name') return nameStep(step);
  if (attribute !== 'username' && attribute !== 'displayname' && attribute !== 'active') return {};
  mustNotGo(step);
  if (attribute === 'active') return { active: activeOf(value) };
  return attribute === 'username'
    ? { userName: textOf('userName', value) }
    : { displayName: textOf('displayName', value) };
};

const saidIn = (said: Said): Said =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));

const joined = ({ givenName, familyName }: Pick<ScimNames, 'givenName' | 'familyName'>): string | undefined =>
  [givenName, familyName].filter((part) => part !== null).join(' ') || undefined;

const partsOf = (said: Said, known: ScimNames): Pick<ScimNames, 'formatted' | 'givenName' | 'familyName'> => {
  const parts = {
    givenName: said.givenName === undefined ? known.givenName : said.givenName,
    familyName: said.familyName === undefined ? known.familyName : said.familyName,
  };
  // A name that was put together from its parts follows them.
  const follows = said.formatted === undefined && known.formatted === (joined(known) ?? null);
  return { ...parts, formatted: follows ? (joined(parts) ?? null) : (said.formatted ?? known.formatted) };
};

const inParts = (names: Pick<ScimNames, 'formatted' | 'givenName' | 'familyName'>): string | undefined =>
  names.formatted ?? joined(names);

/**
 * The name that people are shown: what is to be displayed, before what is put together. A displayName that is sent back
 * as it was read says nothing.
 */
const nameOf = (said: Said, names: ScimNames, known: Asked<Person> | undefined): string => {
  if (said.displayName !== undefined && said.displayName !== known?.asked.name) return said.displayName;
  const parts = inParts(names);
  if (known === undefined) return parts ?? said.userName!;
  return parts !== undefined && inParts(known.names) === known.asked.name ? parts : known.asked.name;
};

const addressOf = ({ userName, email }: Said, known: Asked<Person> | undefined): string => {
  if (email !== undefined) return email;
  const isAddress = userName !== undefined && addressFault(userName) === undefined;
  if (isAddress && (known === undefined || known.names.userName === null)) return userName;
  if (known !== undefined) return known.asked.email;
  throw new ScimRefused('invalidValue', 'emails: the address of a person is expected, there or as userName');
};

const askedOf = (said: Said, known: Asked<Person> | undefined): Asked<Person> => {
  if (known === undefined && said.userName === undefined)
    throw new ScimRefused('invalidValue', 'userName: a name is expected, found none');
  const was = known?.names ?? noNames;
  const email = addressOf(said, known);
  const userName = said.userName ?? was.userName ?? known!.asked.email;
  const names: ScimNames = {
    ...partsOf(said, was),
    externalId: said.externalId === undefined ? was.externalId : said.externalId,
    userName: userName === email ? null : userName,
  };
  const active = said.active ?? known?.asked.active ?? true;
  return { asked: { name: nameOf(said, names, known), email, active }, names };
};

const groupsOf = (place: Place, userId: string): Json[] =>
  place.state.find('memberships', 'byUser', userId).flatMap((id) => {
    const { setId } = place.state.get('memberships', id)!;
    const team = teams.find(place.state, setId);
    return team === undefined
      ? []
      : [{ value: setId, display: team.name, type: 'direct', $ref: locationOf(place, 'Groups', setId) }];
  });

/** Users, who are people with access to the account. */
export const users: ScimKind<Person> = {
  type: 'User',
  path: 'Users',
  schema: schemas.user,
  sort: people,
  looked: (filter) => ({
    id: equalTo(filter, 'id'),
    externalId: equalTo(filter, 'externalid'),
    userName: equalTo(filter, 'username'),
  }),
  show(found, place) {
    const { row, now, isThere } = found;
    return shown(users, found, place, {
      userName: row.userName ?? now.email,
      displayName: now.name,
      name: {
        formatted: inParts(row) ?? now.name,
        ...(row.givenName !== null && { givenName: row.givenName }),
        ...(row.familyName !== null && { familyName: row.familyName }),
      },
      emails: [{ value: now.email, type: 'work', primary: true }],
      // Whoever is not approved yet has no access.
      active: isThere && now.active,
      ...(isThere && { groups: groupsOf(place, row.targetId) }),
    });
  },
  readWhole(body) {
    const said = saidIn(wholeSaid(body));
    return (known) => askedOf(said, known);
  },
  readPatch: (steps) => (known) =>
    steps.reduce((asked, step) => askedOf(saidIn(stepSaid(step, asked.asked.email)), asked), known!),
};
