import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What the API counts. */
export interface Figures {
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly submissions: Counter<'outcome'>;
  readonly decisions: Counter<'verdict' | 'outcome'>;
  readonly timeToDecide: Histogram<'verdict'>;
  readonly verifications: Counter<'outcome'>;
  readonly verifiedAt: Gauge;
  readonly streams: Gauge;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const verificationsIn = (registry: Registry): Counter<'outcome'> => {
  const verifications = new Counter({
    name: 'countersign_verifications_total',
    help: 'Whole verifications of an account that somebody asked for, by whether everything held.',
    labelNames: ['outcome'] as const,
    registers: [registry],
  });
  // From the first scrape on: what rises from nothing to one has not risen, as Prometheus counts.
  for (const outcome of ['held', 'broken']) verifications.inc({ outcome }, 0);
  return verifications;
};

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
  timeToDecide: new Histogram({
    name: 'countersign_time_to_decide_seconds',
    help: 'From the submission of a change to the decision that decided it: its last approval, or its rejection.',
    labelNames: ['verdict'],
    buckets: [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR, DAY, 2 * DAY, 3 * DAY, 7 * DAY],
    registers: [registry],
  }),
  verifications: verificationsIn(registry),
  verifiedAt: new Gauge({
    name: 'countersign_verified_timestamp_seconds',
    help: 'When this process last verified the whole of an account; 0 where it has not.',
    registers: [registry],
  }),
  streams: new Gauge({
    name: 'countersign_live_streams',
    help: 'Streams that tell somebody of what happens in an account, open now in this process.',
    registers: [registry],
  }),
});
