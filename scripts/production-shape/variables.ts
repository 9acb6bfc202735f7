import { generateKeyPairSync, randomBytes } from 'node:crypto';

const secret = (): string => randomBytes(24).toString('hex');

/** What a person would decide, for one run: every secret is made for it, and the provider and the addresses are here. */
export const variablesOf = (place: {
  readonly publicUrl: string;
  readonly issuer: string;
}): Record<string, string> => ({
  ADMIN_DATABASE_PASSWORD: secret(),
  OWNER_DATABASE_PASSWORD: secret(),
  DATABASE_PASSWORD: secret(),
  TEMPORAL_DATABASE_PASSWORD: secret(),
  COUNTERSIGN_SESSION_SECRET: randomBytes(33).toString('base64'),
  COUNTERSIGN_SIGNING_KEY: generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()
    .replaceAll('\n', '\\n'),
  PUBLIC_URL: place.publicUrl,
  OIDC_ISSUER: place.issuer,
  OIDC_AUDIENCE: 'countersign',
  OIDC_CLIENT_ID: 'countersign-pages',
  OIDC_CLIENT_SECRET: secret(),
  PROXY_SUBNET: '127.0.0.0/8',
  MAIL_FROM: 'Countersign <countersign@example.com>',
});
