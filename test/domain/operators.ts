import { REQUEST_LIFE_MS, type Filer, type Operator, type Standing } from '../../src/domain/support-request.ts';
import { MONDAY } from './acme.ts';

/** The operator of this name, with an address of their own. */
export const operator = (name: string, address = `${name}@desk.example`): Operator => ({
  id: `opr_${name}`,
  addressKey: address,
});

/** A request as it stands when it is filed, on Monday. */
export const filedRequest = (filer: Filer, coolingMs: number): Standing => ({
  state: 'filed',
  filer,
  digest: 'the digest',
  filedAt: MONDAY,
  lapsesAt: MONDAY + REQUEST_LIFE_MS,
  coolingMs,
  objectedAt: null,
  coolingUntil: null,
});
