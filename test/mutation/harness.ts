import { expect } from 'expect';
import { bind } from 'jest-each';
import { ModuleMocker } from 'jest-mock';

/*
 * As much of Jest's globals as the tests of the pure parts use, without Jest: tests are loaded once into a process, and
 * run there again and again, for one mutant after another.
 */

type Body = () => unknown;

/** A block of tests: its hooks, and the block that it stands in. */
class Block {
  readonly title: string;
  readonly within: Block | null;
  readonly before: Body[] = [];
  readonly after: Body[] = [];
  readonly beforeEach: Body[] = [];
  readonly afterEach: Body[] = [];

  constructor(title: string, within: Block | null) {
    this.title = title;
    this.within = within;
  }

  /** From the outermost to this. */
  get path(): readonly Block[] {
    return [...(this.within?.path ?? []), this];
  }
}

/** A test as it was declared. Its id is its file with all its titles, and a number where several are alike. */
export interface DeclaredTest {
  readonly id: string;
  readonly file: string;
  readonly block: Block;
  readonly body: Body;
}

export const declared: DeclaredTest[] = [];
const alike = new Map<string, number>();
let file = '';
let block = new Block('', null);

/** Declares the tests of a file. */
export const load = async (url: string, name: string): Promise<void> => {
  file = name;
  block = new Block('', null);
  await import(url);
};

const declare = (title: string, body: Body): void => {
  const name = [file, ...block.path.map((each) => each.title), title].filter((part) => part !== '').join(' › ');
  const count = (alike.get(name) ?? 0) + 1;
  alike.set(name, count);
  declared.push({ id: count === 1 ? name : `${name} (${count})`, file, block, body });
};

const within = (title: string, body: Body): void => {
  const outer = block;
  block = new Block(title, outer);
  body();
  block = outer;
};

const mocker = new ModuleMocker(globalThis);

type EachTable = Parameters<ReturnType<typeof bind>>[0];
type Declaring = (title: string, body: Body) => void;

/** `test.each` and `describe.each`. */
const eachOf =
  (declaring: Declaring) =>
  (table: EachTable): Declaring =>
    bind(declaring as never, false)(table) as Declaring;

export const globals = {
  expect,
  jest: {
    spyOn: mocker.spyOn.bind(mocker),
    fn: mocker.fn.bind(mocker),
    restoreAllMocks: () => mocker.restoreAllMocks(),
  },
  test: Object.assign(declare, { each: eachOf(declare) }),
  describe: Object.assign(within, { each: eachOf(within) }),
  beforeAll: (body: Body) => void block.before.push(body),
  afterAll: (body: Body) => void block.after.push(body),
  beforeEach: (body: Body) => void block.beforeEach.push(body),
  afterEach: (body: Body) => void block.afterEach.push(body),
};

/** What came of a test: its fault, in words, or null. Milliseconds. */
export interface Outcome {
  readonly test: DeclaredTest;
  readonly fault: string | null;
  readonly took: number;
}

const all = async (bodies: readonly Body[]): Promise<void> => {
  for (const body of bodies) await body();
};

const faultOf = async (work: () => Promise<void>): Promise<string | null> => {
  try {
    await work();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** Runs tests in the order given, those of one block in a row, and tells of each as soon as it is done, until told to stop. */
export async function* run(
  tests: readonly DeclaredTest[],
  entering: (test: DeclaredTest | undefined) => void,
): AsyncGenerator<Outcome> {
  const open: Block[] = [];
  const leave = (until: readonly Block[]): Promise<string | null> =>
    faultOf(async () => {
      while (open.length > 0 && !until.includes(open.at(-1)!)) await all(open.pop()!.after);
    });
  try {
    for (const test of tests) {
      const path = test.block.path;
      entering(undefined);
      await leave(path);
      const fresh = path.filter((each) => !open.includes(each));
      let fault = await faultOf(async () => {
        for (const each of fresh) {
          open.push(each);
          await all(each.before);
        }
      });
      entering(test);
      const began = performance.now();
      fault ??= await faultOf(async () => {
        await all(path.flatMap((each) => each.beforeEach));
        await test.body();
      });
      fault ??= await faultOf(() => all(path.toReversed().flatMap((each) => each.afterEach)));
      mocker.restoreAllMocks();
      yield { test, fault, took: performance.now() - began };
    }
  } finally {
    entering(undefined);
    await leave([]);
  }
}
