import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as jose from 'jose';

export const AUDIENCE = 'https://api.countersign.example';

type Answer = { status: number; body: unknown };

/** An OpenID provider whose keys and answers a test holds in its hand, so that it can forge and break things. */
export type StubProvider = {
  readonly issuer: string;
  readonly keys: Record<'RS256' | 'ES256' | 'EdDSA', jose.CryptoKey>;
  /** The RSA key that anybody can read at the provider. */
  readonly publicRsa: jose.JWK;
  /** How often each path was asked for. */
  readonly asked: Map<string, number>;
  /** What a path answers instead of the usual. */
  readonly answers: Map<string, Answer | ((request: IncomingMessage, response: ServerResponse) => void)>;
  /** A token as the provider would give it, but for what is said otherwise; `undefined` leaves a claim out. */
  token(claims?: Record<string, unknown>, header?: Partial<jose.JWTHeaderParameters>): Promise<string>;
  pause(): Promise<void>;
  resume(): Promise<void>;
};

export async function startStubProvider(): Promise<StubProvider> {
  const pairs = {
    RS256: await jose.generateKeyPair('RS256', { extractable: true }),
    ES256: await jose.generateKeyPair('ES256', { extractable: true }),
    EdDSA: await jose.generateKeyPair('EdDSA', { extractable: true }),
  };
  const jwks = {
    keys: await Promise.all(
      Object.entries(pairs).map(async ([alg, { publicKey }]) => ({
        ...(await jose.exportJWK(publicKey)),
        alg,
        kid: alg,
      })),
    ),
  };
  const asked = new Map<string, number>();
  const answers: StubProvider['answers'] = new Map();
  let issuer = '';

  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const usual: Record<string, unknown> = {
      '/.well-known/openid-configuration': {
        issuer,
        jwks_uri: `${issuer}/jwks`,
        userinfo_endpoint: `${issuer}/userinfo`,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
      },
      '/jwks': jwks,
    };
    const answer = answers.get(path) ?? { status: path in usual ? 200 : 404, body: usual[path] ?? {} };
    if (typeof answer === 'function') answer(request, response);
    else response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  const listen = (port: number): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  issuer = `http://127.0.0.1:${String(port)}`;

  return {
    issuer,
    keys: { RS256: pairs.RS256.privateKey, ES256: pairs.ES256.privateKey, EdDSA: pairs.EdDSA.privateKey },
    publicRsa: await jose.exportJWK(pairs.RS256.publicKey),
    asked,
    answers,
    token(claims = {}, header = {}) {
      const now = Math.floor(Date.now() / 1000);
      const alg = (header.alg ?? 'RS256') as keyof typeof pairs;
      const payload: jose.JWTPayload = {
        iss: issuer,
        sub: 'ada',
        aud: AUDIENCE,
        iat: now,
        exp: now + 600,
        email: 'ada@acme.example',
        email_verified: true,
        ...claims,
      };
      return new jose.SignJWT(payload)
        .setProtectedHeader({ alg, kid: alg, typ: 'at+jwt', ...header })
        .sign(pairs[alg].privateKey);
    },
    pause: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    resume: () => listen(port),
  };
}
