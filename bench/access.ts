import { kindOf } from '../src/changes/index.ts';
import { accessOf } from '../src/domain/access.ts';
import { AccountState } from '../src/domain/account-state.ts';
import { evaluate } from '../src/domain/admission.ts';
import { catalogue } from '../src/domain/catalogue.ts';
import { usersReached } from '../src/domain/impact.ts';
import { openStore } from '../src/store/store.ts';
import { accessReport, type Deciding, type Impacting, type Serving } from './access-report.ts';
import { inParallel } from './figures.ts';
import { Ground } from './ground.ts';
import { drawAccount, openDrawn, type BenchAccount, type DrawnAccount } from './large-account.ts';
import { plantTree, type Tree, type TreeSize } from './organization.ts';
import type { Asked, Outcome } from './outcome.ts';
import { ApiClient } from './play.ts';
import { Random } from './random.ts';
import { casbin, casl, cedar, PlainRows, type Decider, type Question } from './rivals.ts';
import { tokensOf } from './tokens.ts';

/** In rounds, and how large an organization. */
interface Plan {
  readonly users: number;
  readonly rounds: number;
  readonly size: TreeSize;
}

const planOf = ({ quick, rounds = quick ? 1 : 5 }: Asked): Plan => {
  const users = quick ? 10_000 : 100_000;
  const reaches = [100, 10_000, 100_000].filter((count) => count < users || !quick);
  return { users, rounds, size: { levels: 6, companies: 300, roles: 2_000, sets: 600, reaches } };
};
/** People who are asked about, and questions of each. */
const [ASKED, EACH] = [5_000, 4];
/** How long a decider is measured at least in each round. */
const LEAST_MS = 100;
const ALONE = 2_000;
const [TOGETHER, TOGETHER_REQUESTS] = [1_000, 20];

const timed = async <T>(work: () => T | Promise<T>): Promise<{ ms: number; value: T }> => {
  const began = performance.now();
  const value = await work();
  return { ms: performance.now() - began, value };
};

/** About half of them of functions that something gives, so that both answers are common, and masked ones among them. */
const questionsOf = (rows: PlainRows): Question[] => {
  const random = new Random(7);
  const codes = catalogue.map((f) => f.code);
  const asked = [
    ...random.some([...rows.users()].sort(), ASKED - 50),
    ...Array.from({ length: 50 }, (_, i) => `usr_${i}`),
  ];
  return asked.flatMap((userId) => {
    const given = [...rows.givenTo(userId)];
    return Array.from({ length: EACH }, () => ({
      userId,
      code: random.pick(given.length > 0 && random.chance(0.6) ? given : codes),
    }));
  });
};

const countersign = (from: AccountState): Decider => {
  let state = from;
  return {
    name: 'Countersign',
    form: '`accessOf` the state of the account: a set of bits for each user who was asked about.',
    answer: (questions) => {
      const mayUse = accessOf(state);
      return questions.map(({ userId, code }) => mayUse(userId, code));
    },
    // As after every change: nothing that was worked out on a state holds for the next.
    forget: () => (state = state.after([])),
  };
};

/** The least that any decider does who is asked by names: finds the user and the function, and decides nothing. */
const lookUpsAlone = (questions: readonly Question[]): Decider => {
  const numbered = (names: readonly string[]) => new Map([...new Set(names)].map((name, i) => [name, i]));
  const users = numbered(questions.map(({ userId }) => userId));
  const functions = numbered(catalogue.map((f) => f.code));
  return {
    name: 'Two look-ups alone',
    form: 'the user and the function found in two `Map`s, and nothing decided: the least for whoever is asked by names.',
    answer: (asked) => asked.map(({ userId, code }) => users.get(userId) === functions.get(code)),
  };
};

/** Throws where an answer differs from the first decider's. */
const mustAgree = (
  questions: readonly Question[],
  expected: readonly boolean[],
  by: string,
  found: readonly unknown[],
) => {
  const differing = questions.filter((_, i) => expected[i] !== found[i]);
  if (differing.length > 0 || found.length !== expected.length)
    throw new Error(
      `${by} answers ${differing.length} of ${questions.length} otherwise: ${JSON.stringify(differing[0])}`,
    );
};

/** Every decider in turn, round by round: first on people nobody asked about yet, then on known ones. */
const decide = async (
  deciders: readonly Decider[],
  questions: readonly Question[],
  rounds: number,
): Promise<Deciding[]> => {
  const measured = deciders.map(({ name, form }): Deciding => ({ name, form, known: [], first: [] }));
  for (let round = 0; round <= rounds; round++)
    for (const [i, decider] of deciders.entries()) {
      decider.forget?.();
      const asked = questions.slice(0, decider.timedWith);
      const first = await timed(() => decider.answer(asked));
      const began = performance.now();
      let passes = 0;
      do {
        await decider.answer(asked);
        passes++;
      } while (performance.now() - began < LEAST_MS);
      const each = (performance.now() - began) / passes / asked.length;
      // The first round is for the compilers.
      if (round === 0) continue;
      measured[i]!.first.push((first.ms / asked.length) * 1e6);
      measured[i]!.known.push(each * 1e6);
    }
  return measured;
};

/** A right more and a right less for everybody whom the role reaches, by an officer who has them all. */
const impact = async (
  state: AccountState,
  { reaching }: Tree,
  { initiatorId, rounds }: { initiatorId: string; rounds: number },
): Promise<Impacting[]> => {
  const measured = [...reaching].map(([reached]): Impacting => ({ reached, moved: 0, ms: [] }));
  const kind = kindOf('role.modify')!;
  for (let round = 0; round <= rounds; round++)
    for (const [i, [reached, roleId]] of [...reaching].entries()) {
      const { rights } = state.get('roles', roleId)!;
      const added = catalogue.find(({ code, section }) => section === 'billing' && !rights.includes(code))!.code;
      // A state that nothing was asked of, as at the first preview after a change.
      const fresh = state.after([]);
      const payload = { roleId, rights: [...rights.slice(1), added] };
      const { ms, value } = await timed(() => evaluate(fresh, kind, payload, { initiatorId, changeId: 'chg_bench' }));
      const found = usersReached(fresh, value.after, value.edits).size;
      if (found !== reached) throw new Error(`the role reaches ${found} people, expected ${reached}`);
      if (value.problems.length > 0) throw new Error(`the edit is refused: ${JSON.stringify(value.problems)}`);
      if (round === 0) continue;
      measured[i]!.ms.push(ms);
      measured[i]!.moved = value.impact.reduce((sum, group) => sum + group.userIds.length, 0);
    }
  return measured;
};

interface Answers {
  readonly answers: readonly { readonly allowed: boolean }[];
}

/** By one check a request, then by a thousand, in turns. Every answer is compared. */
const serve = async (
  api: ApiClient,
  { slug, officers: [officer] }: BenchAccount,
  questions: readonly Question[],
  { expected, rounds }: { expected: readonly boolean[]; rounds: number },
): Promise<Serving[]> => {
  const path = `/v1/accounts/${slug}/access-check`;
  const checks = questions.map(({ userId, code }) => ({ userId, function: code }));
  const alone = async (): Promise<number> => {
    const found: boolean[] = [];
    const { ms } = await timed(() =>
      inParallel(ALONE, 20, async (i) => {
        found[i] = (await api.post<{ allowed: boolean }>(officer!, path, checks[i])).allowed;
      }),
    );
    mustAgree(questions.slice(0, ALONE), expected.slice(0, ALONE), 'The API', found);
    return (ALONE / ms) * 1_000;
  };
  const together = async (): Promise<number> => {
    const parts = Array.from({ length: TOGETHER_REQUESTS }, (_, i) => (i * TOGETHER) % questions.length);
    const { ms } = await timed(() =>
      inParallel(parts.length, 4, async (i) => {
        const [from, to] = [parts[i]!, parts[i]! + TOGETHER];
        const { answers } = await api.post<Answers>(officer!, path, { checks: checks.slice(from, to) });
        mustAgree(
          questions.slice(from, to),
          expected.slice(from, to),
          'The API',
          answers.map(({ allowed }) => allowed),
        );
      }),
    );
    return ((TOGETHER * TOGETHER_REQUESTS) / ms) * 1_000;
  };
  const measured: Serving[] = [
    { checks: 1, atOnce: 20, rates: [] },
    { checks: TOGETHER, atOnce: 4, rates: [] },
  ];
  for (let round = 0; round <= Math.min(rounds, 3); round++) {
    const rates = [await alone(), await together()];
    if (round > 0) for (const [i, rate] of rates.entries()) measured[i]!.rates.push(rate);
  }
  return measured;
};

/** Everything that `npm start` runs, with the account in its database; ends it afterwards. */
const withService = <T>(asked: Asked, drawn: DrawnAccount, work: (api: ApiClient) => Promise<T>): Promise<T> =>
  Ground.during(asked, async (ground) => {
    const { place, databaseUrl } = await ground.service('access', await ground.developmentServer());
    const store = openStore({ url: databaseUrl });
    const { ms } = await timed(() => openDrawn(store, ground.issuer.issuer, drawn, { atOnce: false }));
    await store.close();
    asked.say(`opened in the database in ${(ms / 1_000).toFixed(1)} s`);
    const api = new ApiClient(place.publicUrl, await tokensOf(ground.issuer, [drawn.account]));
    try {
      return await work(api);
    } finally {
      api.close();
    }
  });

/** An access check beside casbin, CASL and Cedar with the same answers, and what one role edit's impact costs. */
export const measureAccess = async (asked: Asked): Promise<Outcome> => {
  const { say } = asked;
  const { users, rounds, size } = planOf(asked);
  const drawn = drawAccount({ slug: 'deep-tree', size: users, officers: 3 }, (place) => plantTree(place, size));
  const { account, edits, people } = drawn;
  const built = await timed(() =>
    AccountState.empty(account.id).after(edits, { version: 1, at: '2026-01-05T09:00:00.000Z' }),
  );
  const state = built.value;
  say(`${edits.length} rows, their state built in ${(built.ms / 1_000).toFixed(1)} s`);
  const rows = new PlainRows(state);
  const questions = questionsOf(rows);
  const prepared = await timed(() => casbin(rows));
  say(`casbin's links made in ${(prepared.ms / 1_000).toFixed(1)} s`);
  const deciders = [countersign(state), casl(rows), ...prepared.value, cedar(rows)];
  const expected = await deciders[0]!.answer(questions);
  for (const decider of deciders) mustAgree(questions, expected, decider.name, await decider.answer(questions));
  say(`${questions.length} answers of each of ${deciders.length} are the same`);
  const deciding = await decide([...deciders, lookUpsAlone(questions)], questions, rounds);
  const impacting = await impact(state, people, { initiatorId: account.officers[0]!.id, rounds });
  const serving = await withService(asked, drawn, (api) => serve(api, account, questions, { expected, rounds }));
  const masked = questions.filter(({ userId, code }, i) => expected[i] === false && rows.givenTo(userId).has(code));
  return accessReport(
    { deciding, impacting, serving },
    {
      ...{ rounds, users, size, rows: edits.length, questions: questions.length },
      allowed: expected.filter(Boolean).length,
      masked: masked.length,
    },
  );
};
