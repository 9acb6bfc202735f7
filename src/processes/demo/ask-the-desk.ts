import type { DemoClient } from './client.ts';
import { readDirectory, type Directory } from './directory.ts';
import { supportRequests, type DeskStep, type PlannedRequest } from './support-requests.ts';

interface Found {
  readonly id: string;
  readonly evidence: string;
  readonly state: string;
}

/** The account, as those who fill it reach it. */
interface Doors {
  readonly client: DemoClient;
  readonly slug: string;
  readonly path: string;
}

const file = ({ client, slug, path }: Doors, planned: PlannedRequest, at: Directory): Promise<Found> => {
  const { by, kind, evidence, comment } = planned;
  const body = { kind, ...planned.payload(at), evidence, comment };
  return 'officer' in by
    ? client<Found>(by.officer, 'POST', `${path}/support-requests`, body)
    : client<Found>(by.operator, 'POST', '/v1/desk/requests', { ...body, account: slug });
};

const take = ({ client, path }: Doors, { id }: Found, step: DeskStep): Promise<Found> => {
  const { comment } = step;
  return 'objects' in step
    ? client<Found>(step.objects, 'POST', `${path}/support-requests/${id}/objections`, { comment })
    : client<Found>(step.operator, 'POST', `/v1/desk/requests/${id}/decisions`, { verdict: step.verdict, comment });
};

const hasEnded = ({ state }: Found): boolean => state !== 'filed' && state !== 'cooling';

/** Whether a request of an earlier, interrupted start is the one that is meant; one that has lapsed since is asked anew. */
const serves = ({ evidence }: PlannedRequest, found: Found): boolean =>
  found.evidence === evidence && found.state !== 'lapsed';

/** Files what no earlier start has filed; whatever an earlier one has done of its steps answers the same again. */
const carryOut = async (
  doors: Doors,
  planned: PlannedRequest,
  requests: readonly Found[],
  at: Directory,
): Promise<void> => {
  let request = requests.find((found) => serves(planned, found)) ?? (await file(doors, planned, at));
  for (const step of planned.steps) {
    if (hasEnded(request)) return;
    request = await take(doors, request, step);
  }
};

/** Plays what has been asked of the support desk, side by side, through the doors of the officers and of the operators. */
export const askTheDesk = async (doors: Doors): Promise<void> => {
  const { client, path } = doors;
  const [at, { items }] = await Promise.all([
    readDirectory(client, path),
    client<{ items: readonly Found[] }>('ada', 'GET', `${path}/support-requests?limit=200`),
  ]);
  await Promise.all(supportRequests.map((planned) => carryOut(doors, planned, items, at)));
};
