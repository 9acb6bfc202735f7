import Sequencer from '@jest/test-sequencer';

/** Which tests take a minute and more, the longest first. */
const LONG = [
  'operations/backup',
  'acceptance/readme',
  'faults/short-run',
  'faults/kill-matrix',
  'browser/console-every-page',
  'processes/all-in-one',
  'processes/demo-account',
].map((name) => `/test/${name}.test.ts`);

/**
 * Runs the long tests first: begun last, they would run while a core has nothing to do. Jest itself goes by the length of
 * files, which says nothing of them.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = LONG.findIndex((name) => path.endsWith(name));
      return found === -1 ? LONG.length : found;
    };
    return super.sort(tests).toSorted((a, b) => place(a) - place(b));
  }
}
