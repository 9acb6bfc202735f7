import { expect, test } from '@jest/globals';
import { keepDoing } from '../../src/processes/keep-doing.ts';

/** Tells what was said, and can be waited for. */
const telling = () => {
  const said: string[] = [];
  return {
    said,
    told: {
      begun: () => void said.push('begun'),
      notBegun: (error: string) => void said.push(`not begun: ${error}`),
      died: (error: string) => void said.push(`died: ${error}`),
    },
  };
};

test('what does not begin is tried until it does, and of failures in a row the first alone is said', async () => {
  const { said, told } = telling();
  const stopping = new AbortController();
  let times = 0;
  await keepDoing(
    (begun) => {
      if (++times < 3) return Promise.reject(new Error(`no. ${times}`));
      begun();
      stopping.abort();
      return Promise.resolve();
    },
    stopping.signal,
    told,
  );
  expect(said).toEqual(['not begun: no. 1', 'begun']);
});

test('what dies is begun again, whether it fails or ends without a word', async () => {
  const { said, told } = telling();
  const stopping = new AbortController();
  let times = 0;
  await keepDoing(
    (begun) => {
      begun();
      if (++times === 1) return Promise.reject(new Error('no. 1'));
      if (times === 3) stopping.abort();
      return Promise.resolve();
    },
    stopping.signal,
    told,
  );
  expect(said).toEqual(['begun', 'died: no. 1', 'begun', 'died: it ended by itself', 'begun']);
});

test('a pause ends at once when it is told to stop, and a failure of the stopping is no failure', async () => {
  const { said, told } = telling();
  const first = new AbortController();
  const pausing = keepDoing(() => Promise.reject(new Error('no')), first.signal, {
    ...told,
    notBegun: () => setImmediate(() => first.abort()),
  });
  await pausing;
  const second = new AbortController();
  await keepDoing(
    (begun) => {
      begun();
      second.abort();
      return Promise.reject(new Error('stopped'));
    },
    second.signal,
    told,
  );
  expect(said).toEqual(['begun']);
});
