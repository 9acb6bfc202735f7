import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What the API counts. */
export interface Figures {
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly submissions: Counter<'outcome'>;
  readonly decisions: Counter<'verdict' | 'outcome'>;
  readonly streams: Gauge;
}

export const createFigures = (registry: Registry): Figures => ({
  requests: new Histogram({
    name: 'countersign_http_request_duration_seconds',
    help: 'How long requests take, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  }),
  submissions: new Counter({
    name: 'countersign_submissions_total',
    help: 'Changes submitted, and refused by the code of their first problem.',
    labelNames: ['outcome'],
    registers: [registry],
  }),
  decisions: new Counter({
    name: 'countersign_decisions_total',
    help: 'Decisions recorded, repeated, and refused by code.',
    labelNames: ['verdict', 'outcome'],
    registers: [registry],
  }),
  streams: new Gauge({
    name: 'countersign_live_streams',
    help: 'Streams that tell somebody of what happens in an account, open now in this process.',
    registers: [registry],
  }),
});
