import { deleteSet } from './employee-set-kinds.ts';

/** Deletes an employee role. */
export const deleteEmployeeRole = deleteSet('employee-role');
