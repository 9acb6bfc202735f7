import { modifySet } from './employee-set-kinds.ts';

/** Renames an employee group, or lets members join and leave. */
export const modifyEmployeeGroup = modifySet({
  kind: 'employee-group.modify',
  type: 'employee-group',
});
