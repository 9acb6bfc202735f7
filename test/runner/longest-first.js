import Sequencer from '@jest/test-sequencer';

/**
 * Runs the tests that take a minute and more first: begun last, they would run while a core has nothing to do. Jest itself
 * goes by the length of files, which says nothing of them.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const isLong = ({ path }) => /test\/faults\/(short-run|kill-matrix)\.test\.ts$/.test(path);
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
}
