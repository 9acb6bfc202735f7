import { z } from 'zod';
import { docsPage } from '../pages/docs-page.ts';
import { icon, ICON_PATH } from '../pages/icon.ts';
import { STYLESHEET_PATH, stylesheet } from '../pages/stylesheet.ts';
import { htmlReply, page } from '../route.ts';

const CHECK_MS = 2_000;

const Health = z
  .object({
    status: z.enum(['up', 'degraded', 'down']),
    /** It is about to end: send it nothing more. */
    ending: z.literal(true).optional(),
    dependencies: z.record(z.string(), z.enum(['up', 'down'])),
  })
  .meta({ id: 'Health' });

const isUp = async (check: Promise<unknown>): Promise<'up' | 'down'> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), CHECK_MS);
  });
  return Promise.race([check, late])
    .then(
      () => 'up' as const,
      () => 'down' as const,
    )
    .finally(() => clearTimeout(timer));
};

const json = (description: string, schema?: z.ZodType) => ({
  description,
  type: 'application/json' as const,
  ...(schema !== undefined && { schema }),
});

export const serviceRoutes = [
  page({
    method: 'get',
    path: '/healthz',
    tag: 'Service',
    summary: 'Whether the process is up',
    who: 'anyone',
    answers: { 200: json('It is', z.object({ status: z.literal('up') })) },
    handle: () => Promise.resolve({ status: 200, json: { status: 'up' } }),
  }),
  page({
    method: 'get',
    path: '/readyz',
    tag: 'Service',
    summary: 'Whether the service can do its work, with each dependency by name',
    description:
      'Without Temporal, mail, or the worker of the same process it is `degraded`: reads and decisions still work. A process that is told to end is `down` and `ending` for a while before it closes.',
    who: 'anyone',
    answers: {
      200: json('Up, or degraded', Health),
      503: json('Down: the database does not answer, or the process is about to end', Health),
    },
    handle: async ({ services: { store, health, draining } }) => {
      const [database, temporal, mail, worker] = await Promise.all([
        isUp(store.now()),
        isUp(health.temporal()),
        isUp(health.mail()),
        health.worker && isUp(health.worker()),
      ]);
      const others = { temporal, mail, ...(worker !== undefined && { worker }) };
      const ending = draining.aborted;
      const down = database === 'down' || ending;
      const status = down ? 'down' : Object.values(others).includes('down') ? 'degraded' : 'up';
      return {
        status: down ? 503 : 200,
        json: { status, ...(ending && { ending }), dependencies: { database, ...others } },
      };
    },
  }),
  page({
    method: 'get',
    path: '/metrics',
    tag: 'Service',
    summary: 'Figures, for Prometheus',
    who: 'anyone',
    answers: { 200: { description: 'Figures', type: 'text/plain' } },
    handle: async ({ services: { metrics } }) => ({
      status: 200,
      text: { type: metrics.contentType, body: await metrics.metrics() },
    }),
  }),
  page({
    method: 'get',
    path: '/openapi.json',
    tag: 'Service',
    summary: 'This document',
    who: 'anyone',
    answers: { 200: json('OpenAPI 3.1') },
    handle: ({ services }) => Promise.resolve({ status: 200, json: services.document() }),
  }),
  page({
    method: 'get',
    path: '/docs',
    tag: 'Service',
    summary: 'This document, to read',
    who: 'anyone',
    answers: { 200: { description: 'A page', type: 'text/html' } },
    handle: ({ services }) => Promise.resolve(htmlReply(200, docsPage(services.document()))),
  }),
  page({
    method: 'get',
    path: STYLESHEET_PATH,
    tag: 'Service',
    summary: 'The style sheet of the pages',
    who: 'anyone',
    answers: { 200: { description: 'A style sheet', type: 'text/css' } },
    handle: () => Promise.resolve({ status: 200, text: { type: 'text/css', body: stylesheet } }),
  }),
  page({
    method: 'get',
    path: ICON_PATH,
    tag: 'Service',
    summary: 'The icon of the pages',
    who: 'anyone',
    answers: { 200: { description: 'An image', type: 'image/svg+xml' } },
    handle: () => Promise.resolve({ status: 200, text: { type: 'image/svg+xml', body: icon } }),
  }),
];
