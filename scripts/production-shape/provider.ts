// Stands for the operator's own OpenID provider, with the demo people: node scripts/production-shape/provider.ts FOLDER
// PORT, with PUBLIC_URL and the client's settings as the API has them
import { startIdentityProvider } from '../../src/processes/embedded/identity-provider.ts';
import { createLogger } from '../../src/processes/logger.ts';

const [dataDir = '', port = ''] = process.argv.slice(2);
const said = (name: string): string => process.env[name] ?? '';
const publicUrl = said('PUBLIC_URL');
const provider = await startIdentityProvider({
  ...{ dataDir, port: Number(port), publicUrl },
  ...{ audience: said('OIDC_AUDIENCE'), clientId: said('OIDC_CLIENT_ID'), clientSecret: said('OIDC_CLIENT_SECRET') },
  redirectUris: [`${publicUrl}/sign-in/callback`],
  environment: undefined,
  log: createLogger('provider'),
});
process.on('SIGTERM', () => void provider.stop().then(() => process.exit(0)));
