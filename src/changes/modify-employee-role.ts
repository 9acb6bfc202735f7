import { modifySet } from './employee-set-kinds.ts';

/** Renames an employee role, or lets members join and leave. */
export const modifyEmployeeRole = modifySet({
  kind: 'employee-role.modify',
  type: 'employee-role',
});
