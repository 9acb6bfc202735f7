import { describe, expect, test } from '@jest/globals';
import { canonicalJson, sha256 } from '../../src/domain/canonical.ts';
import { openReceipt, receiptInWords, signReceipt, type Receipt, type ReceiptBody } from '../../src/proof/receipt.ts';
import { newKeyring } from '../keyring.ts';
import { sampleDeskReceipt, sampleReceipt } from './sample-receipt.ts';

const keyring = newKeyring();
const { signing, trusted } = keyring;
const textOf = (receipt: unknown): string => JSON.stringify(receipt);
const sample = sampleReceipt();

test('a receipt that was signed is opened, however its JSON is written', () => {
  const receipt = signReceipt(sample, signing);
  for (const text of [textOf(receipt), JSON.stringify(receipt, null, 2), canonicalJson(receipt)])
    expect(openReceipt(text, trusted)).toEqual({ receipt, key: signing.verifier });
  expect(textOf(signReceipt(sample, signing))).toBe(textOf(receipt));
});

test('it says in words who asked for what, who approved it, and that the document is what was approved', () => {
  const words = receiptInWords(signReceipt(sample, signing)).join('\n');
  expect(words).toContain('Change #3 of acme: Add Noor Haddad');
  expect(words).toContain('asked for by Ada Bell (usr_ada)');
  expect(words).toContain('Approved by Ben Lindqvist (usr_ben) at 2026-02-03T09:00:00.000Z (session).');
  expect(words).toContain('Ended as applied at 2026-02-03T10:00:00.000Z, with 2 of 2 approvals.');
  expect(words).toContain(`the document's SHA-256 is ${sample.digest}`);
  const hidden = receiptInWords(signReceipt({ ...sample, document: null }, signing)).join('\n');
  expect(hidden).toContain('the document itself is not in this copy');
});

test('R8 (c) of what the support desk did it says so, by whom it was filed, and which operators approved it', () => {
  const receipt = signReceipt(sampleDeskReceipt(), signing);
  expect(openReceipt(textOf(receipt), trusted)).toEqual({ receipt, key: signing.verifier });
  const words = receiptInWords(receipt).join('\n');
  expect(words).toContain('asked for by The support desk (srq_1)');
  expect(words).toContain('Done by the support desk, and by no officer; filed by Ada Bell (usr_ada).');
  expect(words).toContain('Approved by the operator opr_omar at 2026-02-03T09:30:00.000Z.');
  expect(words).toContain('2 of 2 operators approved it.');
  expect(words).not.toContain('0 of 0');
  const desk = { ...sampleDeskReceipt().desk!, objectedAt: '2026-02-03T08:00:00.000Z' };
  expect(receiptInWords({ ...receipt, desk }).join('\n')).toContain('An officer objected at 2026-02-03T08:00:00.000Z.');
});

/** Every value of a receipt, by its path. */
const leaves = (value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    : [path];

const altered = (receipt: Receipt, path: readonly (string | number)[]): unknown => {
  const copy = structuredClone(receipt) as unknown;
  let at = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as typeof at;
  const last = path.at(-1)!;
  const found = at[last] as string | number | boolean | null;
  at[last] =
    typeof found === 'number'
      ? found + 1
      : typeof found === 'boolean'
        ? !found
        : found === null
          ? 1
          : `${String(found)} `;
  return copy;
};

describe('what is altered after it was signed is found', () => {
  const receipt = signReceipt(sample, signing);
  const ofDesk = signReceipt(sampleDeskReceipt(), signing);

  test.each(leaves(receipt).map((path) => ({ at: path.join('.'), path })))('$at', ({ path }) => {
    expect(() => openReceipt(textOf(altered(receipt, path)), trusted)).toThrow(
      /altered|no receipt|none of those given/,
    );
  });

  test.each(leaves(ofDesk).map((path) => ({ at: path.join('.'), path })))('of the desk: $at', ({ path }) => {
    expect(() => openReceipt(textOf(altered(ofDesk, path)), trusted)).toThrow(/altered|no receipt|none of those given/);
  });

  test('a key that is added, and one that is taken away', () => {
    expect(() => openReceipt(textOf({ ...receipt, note: 'x' }), trusted)).toThrow('altered');
    const { title: _, ...change } = receipt.change;
    expect(() => openReceipt(textOf({ ...receipt, change }), trusted)).toThrow('no receipt');
    const [first] = receipt.decisions;
    expect(() => openReceipt(textOf({ ...receipt, decisions: [first] }), trusted)).toThrow('altered');
  });

  test('another key, and what is no receipt at all', () => {
    expect(() => openReceipt(textOf(receipt), newKeyring().trusted)).toThrow('which is none of those given');
    expect(() => openReceipt('{}', trusted)).toThrow('it is no receipt');
    expect(() => openReceipt('receipt', trusted)).toThrow('it is no JSON');
    const forged = { ...receipt, signature: { ...receipt.signature, value: 'AAAA' } };
    expect(() => openReceipt(textOf(forged), trusted)).toThrow('altered');
  });
});

describe('a receipt that is signed and contradicts itself proves nothing', () => {
  const [ben, cleo] = sample.decisions as [ReceiptBody['decisions'][0], ReceiptBody['decisions'][0]];
  const document = canonicalJson({ ...(JSON.parse(sample.document!) as object), change: 'chg_other' });

  test.each<[string, Partial<ReceiptBody>, string]>([
    ['a document with another digest', { document: `${sample.document!} ` }, 'not the SHA-256'],
    ['a document of another change', { document, digest: sha256(document) }, 'of something else'],
    ['too few approvals', { decisions: [ben] }, 'with 1 of 2 approvals'],
    ['an approval that did not count', { decisions: [ben, { ...cleo, counted: false }] }, 'with 1 of 2 approvals'],
    ['one officer twice', { decisions: [ben, ben] }, 'somebody twice'],
    ['an approval by who asked for it', { decisions: [ben, { ...cleo, officer: sample.initiator }] }, 'who asked for'],
    ['a rejection that counts as an approval', { decisions: [ben, { ...cleo, verdict: 'reject' }] }, 'no approval'],
    ['an approval of another digest', { decisions: [ben, { ...cleo, digest: 'a'.repeat(64) }] }, 'no approval'],
  ])('%s', (_, part, why) => {
    expect(() => openReceipt(textOf(signReceipt({ ...sample, ...part }, signing)), trusted)).toThrow(why);
  });

  const desk = sampleDeskReceipt().desk!;
  const [olga] = desk.operators;
  test.each<[string, Partial<typeof desk>, string]>([
    ['one operator', { operators: [olga!] }, 'with 1 of 2 operators'],
    ['two where an objection asks for three', { required: 3 }, 'with 2 of 3 operators'],
    ['one operator twice', { operators: [olga!, olga!] }, 'an operator twice'],
    ['the operator who filed it', { filer: { id: olga!.operator, name: null } }, 'who filed it'],
  ])('R8 (c) of the desk: %s', (_, part, why) => {
    const body = { ...sampleDeskReceipt(), desk: { ...desk, ...part } };
    expect(() => openReceipt(textOf(signReceipt(body, signing)), trusted)).toThrow(why);
  });
});
