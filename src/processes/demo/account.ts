import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_PEOPLE } from '../embedded/demo-people.ts';
import { createDemoClient, type DemoAddress, type DemoClient } from './client.ts';
import { fillDemoAccount } from './fill.ts';
import { HEADQUARTERS } from './organization.ts';
import { founderRights, founders } from './people.ts';

export interface DemoPlace extends DemoAddress {
  readonly dataDir: string;
  /** Whether the demo's people of the support desk are its operators. */
  readonly hasDesk: boolean;
  readonly say: (line: string) => void;
}

const [applicant, ...officers] = founders.map((sub) => {
  const { name, email } = DEMO_PEOPLE.find((person) => person.sub === sub)!;
  return { name, email, ...(sub !== 'ada' && { rights: founderRights[sub] }) };
});

const application = {
  clientType: 'organization',
  name: HEADQUARTERS,
  applicant,
  officers,
  requiredApprovals: 2,
  starterRoles: true,
};

interface Me {
  readonly accounts: readonly { readonly slug: string; readonly name: string }[];
}

const open = async (client: DemoClient): Promise<string> => {
  const { accounts } = await client<Me>('ada', 'GET', '/v1/me');
  return (
    accounts.find(({ name }) => name === application.name)?.slug ??
    (await client<{ account: { slug: string } }>('ada', 'POST', '/v1/applications', application)).account.slug
  );
};

/** Opens the demo account once and fills it, by its people, through the public API; answers its slug. */
export const openDemoAccount = async (place: DemoPlace): Promise<string> => {
  const { dataDir, hasDesk, say } = place;
  const file = join(dataDir, 'demo-account.json');
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { slug: string }).slug;
  say('Opening the demo account …');
  const client = createDemoClient(place);
  const slug = await open(client);
  say('Filling it with companies, roles, people and a history of changes …');
  await fillDemoAccount(client, slug, hasDesk);
  writeFileSync(file, `${JSON.stringify({ slug })}\n`);
  return slug;
};
