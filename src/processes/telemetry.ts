import type { Logger } from 'pino';
import { noSpans, type Spans } from '../http/spans.ts';

export interface Telemetry {
  readonly spans: Spans;
  /** Hands on what is still to be told. */
  stop(): Promise<void>;
}

const none: Telemetry = { spans: noSpans, stop: () => Promise.resolve() };

/**
 * Where the process tells its spans: to the OTLP endpoint, or to nobody where there is none. What tells them is not
 * even loaded then.
 */
export const startTelemetry = async (endpoint: string | null, processName: string, log: Logger): Promise<Telemetry> =>
  endpoint === null ? none : (await import('./otlp-spans.ts')).tellSpans(processName, log);
