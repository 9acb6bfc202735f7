import { createSet } from './employee-set-kinds.ts';

/** Makes an employee role. */
export const createEmployeeRole = createSet({
  kind: 'employee-role.create',
  type: 'employee-role',
});
