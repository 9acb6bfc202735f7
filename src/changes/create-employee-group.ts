import { createSet } from './employee-set-kinds.ts';

/** Makes an employee group. */
export const createEmployeeGroup = createSet({
  kind: 'employee-group.create',
  type: 'employee-group',
});
