import { expect, test } from '@jest/globals';
import { modifyEdit } from '../../src/domain/account-state.ts';
import { countFitting, userFits } from '../../src/http/user-filters.ts';
import { acme, idOf } from '../domain/acme.ts';

const ACCOUNT = acme();

const counting = (filters: Parameters<typeof countFitting>[1], state = ACCOUNT) => {
  let asked = 0;
  const fits = userFits(state, filters, idOf('ada'));
  const total = countFitting(state, filters, (user) => {
    asked++;
    return fits(user);
  });
  return { total, asked: asked > 0 };
};

test('how many users fit is counted once of a state, for each thing that is asked for', () => {
  const all = [...ACCOUNT.all('users')].filter(([, user]) => user.status !== 'removed').length;
  expect(counting({})).toEqual({ total: all, asked: true });
  expect(counting({})).toEqual({ total: all, asked: false });
  const officers = counting({ officer: 'true', status: 'active' });
  expect(officers.total).toBeLessThan(all);
  expect(officers.asked).toBe(true);
  expect(counting({ status: 'active', officer: 'true' })).toEqual({ ...officers, asked: false });
  expect(counting({ q: 'nobody is called so' })).toEqual({ total: 0, asked: true });
});

test('of the next state it is counted anew', () => {
  const { total } = counting({ status: 'suspended' });
  const [id] = [...ACCOUNT.all('users')].find(([, user]) => user.status === 'active')!;
  const next = ACCOUNT.after(modifyEdit(ACCOUNT, 'users', id, { status: 'suspended' }), {
    version: ACCOUNT.version + 1,
    at: '2026-02-02T09:00:00.000Z',
  });
  expect(counting({ status: 'suspended' }, next)).toEqual({ total: total + 1, asked: true });
});
