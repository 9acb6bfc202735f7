// Prints an access token of a demo person, for curl: `npm run --silent token -- ada`
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DEMO_PEOPLE } from '../src/processes/embedded/demo-people.ts';
import { demoToken } from '../src/processes/embedded/demo-token.ts';

const Running = z.object({ issuer: z.url(), audience: z.string().min(1) });

/** Where the provider is: as the environment says, else as the running service has written down. */
async function provider(): Promise<z.infer<typeof Running>> {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, COUNTERSIGN_DATA: data = '.countersign' } = process.env;
  if (issuer !== undefined && audience !== undefined) return { issuer, audience };
  const file = join(data, 'running.json');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(
      `Found no ${file}; expected the service to be running (npm start), or OIDC_ISSUER and OIDC_AUDIENCE`,
    );
  });
  return Running.parse(JSON.parse(text));
}

const person = process.argv[2];
try {
  if (person === undefined) throw new Error('Usage: npm run --silent token -- PERSON');
  console.log(await demoToken({ ...(await provider()), person }));
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : String(cause));
  console.error(`The demo people: ${DEMO_PEOPLE.map(({ sub }) => sub).join(', ')}`);
  process.exitCode = 1;
}
