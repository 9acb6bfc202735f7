import { beforeAll } from '@jest/globals';
import { headquartersOf } from '../../src/domain/companies.ts';
import { eventHash, type StoredEvent } from '../../src/store/trail.ts';
import { readTrail } from '../../src/store/trail-pages.ts';
import { verify, type Verification } from '../../src/transactions/verify.ts';
import type { TestDatabase, usePostgres } from '../postgres.ts';
import { addressOf, DAY, Organization } from './organization.ts';

/** A database with an account that has lived: every sort of end, a decision with a comment, bindings that end. */
export interface Lived {
  readonly database: TestDatabase;
  readonly acme: Organization;
  readonly roles: LivedRoles;
  readonly rejected: string;
  readonly pending: string;
  readonly granted: string;
  readonly moved: string;
  readonly withdrawn: string;
}

/** Ids of what it has of roles: a clerk role of Dev's night shift, shared with the North, and the lid on the North. */
interface LivedRoles {
  readonly headquarters: string;
  readonly north: string;
  readonly clerk: string;
  readonly lid: string;
  readonly nightShift: string;
}

/** Every sort of row of roles, made in one change; a role altered, and one deleted with its assignment. */
const staff = async (
  acme: Organization,
  carry: (kind: string, payload: unknown) => Promise<string>,
): Promise<LivedRoles> => {
  const state = async () => (await acme.store.stateOf(acme.accountId))!;
  const headquarters = headquartersOf(await state());
  const role = (name: string, type: string) => ({
    kind: 'role.create',
    payload: { name, type, rights: ['reports.tax', 'trading.orders'] },
  });
  const assign = (roleId: string, type: string, id: string) => ({
    kind: 'role.assign',
    payload: { roleId, to: { type, id } },
  });
  await carry('change-set', {
    changes: [
      { kind: 'company.add', payload: { name: 'North', parentId: headquarters } },
      role('Clerk', 'employee'),
      role('Lid', 'company'),
      role('Stopgap', 'employee'),
      { kind: 'employee-group.create', payload: { name: 'Night shift', memberIds: [acme.idOf('dev')] } },
      assign('#1', 'employee-group', '#4'),
      assign('#2', 'company', '#0'),
      assign('#3', 'employee', acme.idOf('eve')),
      { kind: 'role.share', payload: { roleId: '#1', companyId: '#0', branch: true } },
    ],
  });
  const idOf = async (entity: 'companies' | 'roles' | 'employeeSets', name: string): Promise<string> =>
    [...(await state()).all(entity)].find(([, row]) => row.name === name)![0];
  const [clerk, stopgap] = [await idOf('roles', 'Clerk'), await idOf('roles', 'Stopgap')];
  await carry('role.modify', { roleId: clerk, rights: ['reports.tax'] });
  await carry('role.delete', { roleId: stopgap, unassign: true });
  return {
    ...{ headquarters, clerk },
    north: await idOf('companies', 'North'),
    lid: await idOf('roles', 'Lid'),
    nightShift: await idOf('employeeSets', 'Night shift'),
  };
};

const liveOnce = async (database: TestDatabase): Promise<Lived> => {
  const acme = await Organization.open(database.openStore(), { requiredApprovals: 1 });
  for (const name of ['ben', 'cleo', 'dev']) await acme.signIn(name);
  const carry = async (kind: string, payload: unknown): Promise<string> => {
    database.clock.advance(DAY);
    return (await acme.carry('ada', kind, payload, ['ben'])).id;
  };
  const granted = await carry('rights.grant', { userId: acme.idOf('dev'), rights: ['reports.tax', 'funding.deposit'] });
  const moved = await carry('user.modify', { userId: acme.idOf('ben'), email: 'ben.new@acme.example' });
  await carry('user.add', { name: 'eve', email: addressOf('eve'), officer: true });
  await carry('user.remove', { userId: acme.idOf('cleo') });
  await carry('authorizers.set', { area: 'funding', primary: 1, secondary: 0 });
  await acme.learnNames();
  const roles = await staff(acme, carry);
  const rejected = await acme.submit('ada', 'user.suspend', { userId: acme.idOf('eve') });
  await acme.decide(rejected, 'dev', 'reject', { comment: 'Eve is needed.' });
  const withdrawn = await acme.submit('ada', 'user.suspend', { userId: acme.idOf('eve') });
  await acme.withdraw(withdrawn, 'ada');
  const pending = await acme.submit('ada', 'policy.set', { probationHours: 1 });
  await acme.settle(pending, [acme.idOf('dev')]);
  return { database, acme, roles, rejected, pending, granted, moved, withdrawn };
};

export const check = ({ acme }: Lived): Promise<Verification> => verify(acme.store, acme.accountId);

/** Has an account live once before the file's tests; each call of the answer gives a database with a copy of it. */
export const useLivedAccount = (pg: ReturnType<typeof usePostgres>): (() => Promise<Lived>) => {
  let model: Lived;
  beforeAll(async () => {
    model = await liveOnce(await pg.server.database());
    await model.database.close();
  }, 60_000);
  return async () => {
    const database = await pg.server.database(model.database);
    return { ...model, database, acme: model.acme.through(database.openStore()) };
  };
};

export const eventsOf = async ({ acme: { store, accountId } }: Lived): Promise<readonly StoredEvent[]> =>
  (await store.read(accountId, (tx) => readTrail(tx, accountId, { order: 'oldest', limit: 1_000 }))).events;

/** Writes the events from `from` on anew, each with the hash that it then has. */
export const restamp = async (
  lived: Lived,
  from: number,
  alter: (event: StoredEvent) => StoredEvent,
): Promise<string> => {
  const { database, acme } = lived;
  const events = (await eventsOf(lived)).filter(({ seq }) => seq >= from);
  let prevHash = events[0]!.prevHash;
  for (const [i, event] of events.entries()) {
    const altered = { ...(i === 0 ? alter(event) : event), prevHash };
    prevHash = eventHash(acme.accountId, altered);
    await database.tamper('UPDATE events SET data = $3, prev_hash = $4, hash = $5 WHERE account_id = $1 AND seq = $2', [
      acme.accountId,
      event.seq,
      altered.data,
      altered.prevHash,
      prevHash,
    ]);
  }
  return prevHash;
};
