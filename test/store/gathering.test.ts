import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Gathering } from '../../src/store/gathering.ts';
import { SharedReads } from '../../src/store/shared-reads.ts';

const turns = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await Promise.resolve();
};

/** A database whose version moves with every turn: a read answers the version that it began at. */
const database = () => {
  let version = 0;
  return {
    versionNow: (): number => version,
    async read<T>(answer: (version: number) => T, slow: number): Promise<T> {
      const began = version;
      for (let i = 0; i < slow; i++, version++) await Promise.resolve();
      return answer(began);
    },
  };
};

const asks = fc.array(fc.record({ key: fc.integer({ min: 0, max: 5 }), pause: fc.integer({ min: 0, max: 6 }) }), {
  maxLength: 60,
});
const slowness = fc.integer({ min: 0, max: 12 });

test('each who asks together with others gets the answer to their own question, read after they asked', async () => {
  await fc.assert(
    fc.asyncProperty(asks, slowness, async (asked, slow) => {
      const db = database();
      const gathering = new Gathering((keys: readonly number[]) =>
        db.read((version) => keys.map((key) => ({ key, version })), slow),
      );
      const answers: Promise<void>[] = [];
      for (const { key, pause } of asked) {
        await turns(pause);
        const earliest = db.versionNow();
        answers.push(
          gathering.ask(key).then((answer) => {
            expect(answer.key).toBe(key);
            expect(answer.version).toBeGreaterThanOrEqual(earliest);
          }),
        );
      }
      await Promise.all(answers);
    }),
  );
});

test('all who share a read get one that began after they asked', async () => {
  await fc.assert(
    fc.asyncProperty(asks, slowness, async (asked, slow) => {
      const db = database();
      const shared = new SharedReads((key) => db.read((version) => ({ key, version }), slow));
      const answers: Promise<void>[] = [];
      for (const { key, pause } of asked) {
        await turns(pause);
        const earliest = db.versionNow();
        answers.push(
          shared.of(String(key)).then((answer) => {
            expect(answer.key).toBe(String(key));
            expect(answer.version).toBeGreaterThanOrEqual(earliest);
          }),
        );
      }
      await Promise.all(answers);
    }),
  );
});

test('who asks while others are answered shares one statement', async () => {
  const statements: (readonly number[])[] = [];
  const gathering = new Gathering(async (keys: readonly number[]) => {
    statements.push(keys);
    await turns(3);
    return keys;
  });
  await Promise.all(Array.from({ length: 50 }, (_, key) => gathering.ask(key)));
  expect(statements.length).toBeLessThan(6);
  expect(statements.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, key) => key));
});

test('a question that the database refuses fails for who asked it, and for nobody who asked with them', async () => {
  const gathering = new Gathering(async (keys: readonly number[]) => {
    await turns(1);
    if (keys.includes(13)) throw new Error('refused');
    return keys;
  });
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, key) => gathering.ask(key)));
  expect(outcomes.flatMap(({ status }, key) => (status === 'rejected' ? [key] : []))).toEqual([13]);
});

test('a shared read that fails fails for those who share it, and the next one is asked anew', async () => {
  let fails = true;
  const shared = new SharedReads(() => (fails ? Promise.reject(new Error('away')) : Promise.resolve('here')));
  const [first, second] = [shared.of('a'), shared.of('a')];
  await expect(first).rejects.toThrow('away');
  await expect(second).rejects.toThrow('away');
  fails = false;
  expect(await shared.of('a')).toBe('here');
});
