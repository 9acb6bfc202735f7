import { asFiled, piecesOf, signCheckpoint, originOf } from '../../src/proof/checkpoint.ts';
import type { SigningKey } from '../../src/proof/keys.ts';
import { MovedOn, type CheckpointFiles, type Signing } from '../../src/transactions/sign-checkpoints.ts';
import { newKeyring } from '../keyring.ts';

/** Files in memory, which a test can alter as somebody with the disk in their hands can. */
export class MemoryFiles implements CheckpointFiles {
  readonly texts = new Map<string, string>();
  /** Called before anything is appended. */
  onAppend: () => void = () => undefined;

  last(accountId: string): Promise<string | undefined> {
    return Promise.resolve(piecesOf(this.texts.get(accountId) ?? '').at(-1)?.note);
  }

  read(accountId: string): Promise<string> {
    return Promise.resolve(this.texts.get(accountId) ?? '');
  }

  async append(accountId: string, notes: readonly string[], behind: string | undefined): Promise<void> {
    this.onAppend();
    if ((await this.last(accountId)) !== behind) throw new MovedOn(accountId);
    this.texts.set(accountId, (await this.read(accountId)) + notes.map(asFiled).join(''));
  }

  notes(accountId: string): string[] {
    return piecesOf(this.texts.get(accountId) ?? '').map(({ note }) => note);
  }

  /** Takes the note of this place away, or puts another one there. */
  alter(accountId: string, place: number, ...others: string[]): void {
    const notes = this.notes(accountId);
    notes.splice(place, 1, ...others);
    this.texts.set(accountId, notes.map(asFiled).join(''));
  }
}

export const newSigning = (): Signing & { readonly files: MemoryFiles } => ({
  keyring: newKeyring(),
  files: new MemoryFiles(),
});

export const noteOf = (accountId: string, size: number, root: string, key: SigningKey): string =>
  signCheckpoint({ origin: originOf(accountId), size, root }, key);
