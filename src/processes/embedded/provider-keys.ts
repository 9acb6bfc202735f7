import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';

const ProviderKeys = z.object({
  jwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())).min(1) }),
  cookieKeys: z.array(z.string().min(32)).min(1),
});

/** What the embedded provider signs with: tokens by an RSA key, cookies by a secret. */
export type ProviderKeys = { readonly jwks: { readonly keys: JWK[] }; readonly cookieKeys: string[] };

/**
 * The provider's keys: those of an earlier start, or new ones, readable by this user alone, so that tokens outlive a
 * restart.
 *
 * @param dataDir the folder of everything embedded
 * @throws Error where the file is there but isn't what this function wrote
 */
export async function providerKeys(dataDir: string): Promise<ProviderKeys> {
  const folder = join(dataDir, 'identity-provider');
  const file = join(folder, 'keys.json');
  const kept = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw cause;
  });
  if (kept !== undefined) return parse(file, kept);

  const keys = await newKeys();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, JSON.stringify(keys), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return keys;
}

function parse(file: string, text: string): ProviderKeys {
  try {
    return ProviderKeys.parse(JSON.parse(text));
  } catch (cause) {
    // The parser's own message would quote the file, and with it a private key.
    throw new Error(`${file}: found something else than the demo provider's keys; remove the file to make new ones`, {
      cause: cause instanceof Error ? cause.name : undefined,
    });
  }
}

async function newKeys(): Promise<ProviderKeys> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return {
    jwks: { keys: [{ ...jwk, kid, use: 'sig', alg: 'RS256' }] },
    cookieKeys: [randomBytes(32).toString('base64url')],
  };
}
