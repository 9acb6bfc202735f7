import { z } from 'zod';
import { kinds } from '../../changes/index.ts';
import type { ChangeKind } from '../../domain/change-kind.ts';
import { route } from '../route.ts';

const Kind = z
  .object({
    kind: z.string(),
    version: z.int(),
    title: z.string(),
    startedBy: z
      .array(z.enum(['officer', 'officer-of-headquarters', 'owner']))
      .readonly()
      .meta({
        description: 'Officers start changes of organizations; owners those of any other account.',
      }),
    retired: z.boolean(),
    payload: z.record(z.string(), z.unknown()).meta({ description: 'The JSON Schema of the payload.' }),
    examples: z.array(z.unknown()).readonly(),
  })
  .meta({ id: 'Kind' });

type Starter = z.input<typeof Kind>['startedBy'][number];

/** Officers of organizations start changes, owners those of any other account (R13, R25). */
const startersOf = ({ accounts, accountWide }: ChangeKind): Starter[] => [
  accountWide ? 'officer-of-headquarters' : 'officer',
  ...(accounts === 'any' ? ['owner' as const] : []),
];

export const kindRoutes = [
  route({
    method: 'get',
    path: '/v1/kinds',
    tag: 'Changes',
    summary: 'Every kind of change, with its payload',
    who: 'signed-in',
    status: 200,
    answer: z.object({ items: z.array(Kind).readonly(), nextCursor: z.null() }),
    handle: () =>
      Promise.resolve({
        items: kinds.map((kind) => ({
          kind: kind.kind,
          version: kind.version,
          title: kind.title,
          startedBy: startersOf(kind),
          retired: kind.retired,
          payload: kind.jsonSchema(),
          examples: kind.examples,
        })),
        nextCursor: null,
      }),
  }),
];
