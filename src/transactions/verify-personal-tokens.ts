import type { Tx } from '../store/database.ts';
import { personalTokenEvidence } from '../store/personal-tokens.ts';
import type { StoredEvent } from '../store/trail.ts';

const TABLE = 'personal_tokens';

/** Takes in how rows differ from what is said of them. */
interface Findings {
  add(table: string, id: string, why: string): void;
  compare(
    table: string,
    id: string,
    found: Readonly<Record<string, unknown>>,
    said: Readonly<Record<string, unknown>>,
    by: string,
  ): void;
}

/** What an account's trail tells of the tokens that people hold. */
export class ToldPersonalTokens {
  readonly #tokens = new Map<string, Readonly<Record<string, unknown>>>();

  hear({ type, at }: StoredEvent, data: Readonly<Record<string, unknown>>): void {
    const tokenId = String(data['tokenId']);
    if (type === 'personal-token.made') {
      const { userId, scopes, fingerprint, expiresAt } = data;
      this.#tokens.set(tokenId, { userId, scopes, fingerprint, expiresAt, madeAt: at });
    } else if (type === 'personal-token.ended') this.#tokens.delete(tokenId);
  }

  /** Holds the rows against what was told: no token that nobody made, nor one that can more or lasts longer. */
  async compare(tx: Tx, accountId: string, findings: Findings): Promise<void> {
    const untold = new Set(this.#tokens.keys());
    for (const { tokenId, ...found } of await personalTokenEvidence(tx, accountId)) {
      untold.delete(tokenId);
      const said = this.#tokens.get(tokenId);
      if (said === undefined) findings.add(TABLE, tokenId, 'the trail does not tell of it');
      else findings.compare(TABLE, tokenId, found, said, 'the trail');
    }
    for (const id of untold) findings.add(TABLE, id, 'the trail tells of it, the table lacks it');
  }
}
