import type { Me } from '../app/account';

/** Where something of a person lies in this browser's storage, and of nobody else who uses it. */
export const ownKey = ({ issuer, subject }: Pick<Me, 'issuer' | 'subject'>, what: string): string =>
  `countersign:of:${JSON.stringify([issuer, subject])}:${what}`;

/** Takes out of this browser what a person typed and drafted in it. */
export const forgetOwn = (me: Pick<Me, 'issuer' | 'subject'>): void => {
  for (const storage of [sessionStorage, localStorage])
    for (const key of Object.keys(storage)) if (key.startsWith(ownKey(me, ''))) storage.removeItem(key);
};
