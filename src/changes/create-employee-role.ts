import { createSet } from './employee-set-kinds.ts';

/** Makes an employee role. */
export const createEmployeeRole = createSet('employee-role');
