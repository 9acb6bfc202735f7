import type { Issuer } from './issuer.ts';
import type { BenchAccount } from './large-account.ts';

/** A token of each officer. */
export const tokensOf = async (issuer: Issuer, accounts: readonly BenchAccount[]): Promise<Map<string, string>> =>
  new Map(
    await Promise.all(
      accounts.flatMap(({ officers }) =>
        officers.map(async (officer) => [officer.subject, await issuer.tokenOf(officer)] as const),
      ),
    ),
  );
