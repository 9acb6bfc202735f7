import * as workflow from '@temporalio/workflow';
import { change as product } from '../../workflows/change.ts';

/** The product's workflow with an edit that running workflows can't follow. */
export async function change(...args: Parameters<typeof product>): ReturnType<typeof product> {
  await workflow.sleep('1 second');
  return product(...args);
}
