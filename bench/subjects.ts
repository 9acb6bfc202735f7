import type { Batch, Load } from './figures.ts';

/** What plays flows, and the processes that work for it beside PostgreSQL. */
export interface Runner {
  readonly pids: readonly number[];
  run(this: void, load: Load): Promise<Batch>;
}

export const subjectNames = [
  'development',
  'development-skeleton',
  'postgres',
  'postgres-skeleton',
  'dbos',
  'flowable',
] as const;
export type SubjectName = (typeof subjectNames)[number];

export interface Subject extends Runner {
  readonly name: SubjectName;
}
