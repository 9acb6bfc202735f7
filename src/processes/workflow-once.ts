/**
 * The options of a workflow of which one runs at a time for what it is about, and another one once that has ended: who
 * starts it again finds the one that runs.
 */
export const workflowOnce = (taskQueue: string, workflowId: string) => ({
  taskQueue,
  workflowId,
  workflowIdConflictPolicy: 'USE_EXISTING' as const,
  workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
});
