import { deleteSet } from './employee-set-kinds.ts';

/** Deletes an employee group. */
export const deleteEmployeeGroup = deleteSet({
  kind: 'employee-group.delete',
  type: 'employee-group',
});
