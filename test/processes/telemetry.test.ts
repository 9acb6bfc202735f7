import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/processes/config.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Whether a process that was given this endpoint has loaded anything of OpenTelemetry's. */
const hasLoaded = async (endpoint: string | null): Promise<string> => {
  const script = `
    import { createRequire } from 'node:module';
    import { startTelemetry } from './src/processes/telemetry.ts';
    const { spans } = await startTelemetry(${JSON.stringify(endpoint)}, 'tried', { warn() {} });
    const { traceId, spanId } = spans.begin('GET', { kind: 'server' }).context;
    const loaded = Object.keys(createRequire(process.cwd() + '/').cache).some((file) => file.includes('@opentelemetry'));
    console.log(traceId.length, spanId?.length, loaded);
    process.exit();`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] },
  });
  return stdout.trim();
};

test('nothing of OpenTelemetry is loaded where no endpoint is set, and a request has its trace id all the same', async () => {
  expect(await hasLoaded(null)).toBe('32 undefined false');
  expect(await hasLoaded('http://127.0.0.1:1')).toBe('32 16 true');
});

test('an endpoint that is no URL stops the start with its name', () => {
  expect(readConfig({}, 'worker').otlpEndpoint).toBeNull();
  expect(() => readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, 'api')).toThrow(
    'OTEL_EXPORTER_OTLP_ENDPOINT: an http or https URL is expected, found "collector:4318".',
  );
});
