import { deleteSet } from './employee-set-kinds.ts';

/** Deletes an employee role. */
export const deleteEmployeeRole = deleteSet({
  kind: 'employee-role.delete',
  type: 'employee-role',
});
