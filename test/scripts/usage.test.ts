import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { exits } from '../../scripts/countersign/exits.ts';
import { refusalWords, tableOf } from '../../scripts/countersign/terminal.ts';
import { createCountersign } from '../../src/client/client.ts';
import { unreachable } from '../../src/client/problem.ts';
import { typingAt } from './typed.ts';

/** Nothing answers there, and nothing is asked by what only tells how it is used. */
const typed = typingAt('http://127.0.0.1:1', 'secret');

const names = [
  ...['accounts', 'changes list', 'changes show', 'submit', 'approve', 'reject', 'flag'],
  ...['withdraw', 'wait', 'explain', 'export', 'import', 'verify'],
];

describe('how the command line is used', () => {
  test('--help lists every command with what it does, no wider than a terminal', async () => {
    for (const asked of ['--help', '-h', 'help']) {
      const { exit, out, notes } = await typed([asked]);
      expect({ exit, notes }).toEqual({ exit: exits.done, notes: '' });
      for (const name of names) expect(out).toMatch(new RegExp(`^  ${name} +\\w+`, 'm'));
      expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    }
  });

  test.each(names)('%s --help says what each option does, no wider than a terminal', async (name) => {
    const { exit, out } = await typed([...name.split(' '), '--help']);
    expect(exit).toBe(exits.done);
    expect(out).toMatch(new RegExp(`^Usage: countersign ${name} `));
    expect(out).toMatch(/^ {2}-h, --help +says this$/m);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(await typed(['help', ...name.split(' ')])).toMatchObject({ exit: exits.done, out });
  });

  test('the first of two words tells the commands that begin so', async () => {
    const { exit, out } = await typed(['changes', '--help']);
    expect(exit).toBe(exits.done);
    expect(out).toMatch(/^ {2}changes list .*\n {2}changes show /m);
    expect(await typed(['changes'])).toMatchObject({ exit: exits.misused, notes: out });
  });

  test.each<[string, string[], string]>([
    ['no command', [], 'Usage: countersign COMMAND'],
    ['a command that is none', ['aprove', 'acme', '12'], 'There is no command aprove: countersign --help lists them.'],
    ['one of every object', ['toString'], 'There is no command of that name'],
    ['a secret for a command', ['cpt_secret'], 'There is no command of that name'],
    ['too few arguments', ['wait', 'acme'], 'Expected ACCOUNT CHANGE, found 1.'],
    ['too many arguments', ['wait', 'a', 'b', 'c'], 'Usage: countersign wait ACCOUNT CHANGE [OPTIONS]'],
    ['an option that is none', ['wait', '--tokn=secret'], "Unknown option '--tokn'"],
    [
      'a change that is none',
      ['changes', 'show', 'acme', 'abc'],
      'a number such as 12, or an id such as chg_…, is expected',
    ],
    ['a change before the first', ['wait', 'acme', '#0'], 'is expected, found #0.'],
    ['a state that is none', ['changes', 'list', 'acme', '--state', 'open'], '--state: one of pending, '],
    ['a limit that is none', ['changes', 'list', 'acme', '--limit', 'all'], 'from 1 is expected, found all.'],
    ['a time that is none', ['wait', 'acme', '1', '--timeout', 'soon'], 'or 7d is expected, found soon.'],
    ['a file that is not there', ['submit', 'acme', join(tmpdir(), 'none.yaml')], 'expected, found none of that name.'],
    ['a folder for a file', ['submit', 'acme', tmpdir()], 'a file that can be read is expected, found a folder.'],
    [
      'a token for its file',
      ['accounts', '--token-file', 'secret'],
      '--token-file: the name of a file that can be read',
    ],
  ])('says of %s what is expected and what was found, and asks nobody', async (_, args, words) => {
    const found = await typed(args);
    expect(found).toMatchObject({ exit: exits.misused, out: '' });
    expect(found.notes).toContain(words);
    expect(found.notes).not.toContain('secret');
  });
});

test.each([undefined, '', 'countersign.example'])(
  'the client for programs says of "%s" that it is no address',
  (url) => {
    expect(() => createCountersign({ url: url! })).toThrow('url: the address of the service is expected');
  },
);

describe('what a terminal is given', () => {
  test('a table is no wider than the terminal, by its last column', () => {
    const rows = [['acme', 'x'.repeat(72)]];
    const widest = (columns?: number): number =>
      Math.max(
        ...tableOf(['ACCOUNT', 'WHAT'], rows, columns)
          .split('\n')
          .map(({ length }) => length),
      );
    expect([undefined, 120, 80, 40, 10].map(widest)).toEqual([81, 81, 80, 40, 29]);
  });

  test.each([
    ['connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1'],
    ['', 'ECONNREFUSED', 'ECONNREFUSED'],
    [
      '0A00010B:SSL routines:wrong version number:../deps/openssl',
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'ERR_SSL_WRONG_VERSION_NUMBER',
    ],
  ])('why nothing answered is told as the network says it: "%s", %s', (message, code, words) => {
    const cause = new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
    const said = refusalWords(unreachable(undefined, cause), 'https://acme.example');
    expect(said.split('\n').at(-1)).toBe(`  https://acme.example: ${words}`);
  });
});
