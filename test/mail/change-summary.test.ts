import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ChangeView } from '../../src/domain/change-view.ts';
import { changeSummary } from '../../src/mail/change-summary.ts';
import { compositionHtml } from '../../src/mail/composition-html.ts';
import { compositionText } from '../../src/mail/composition-text.ts';
import { raw, render } from '../../src/mail/html.ts';
import { shownName, shownRemark, shownSentence } from '../../src/mail/shown-text.ts';
import { inUtc } from '../../src/mail/times.ts';
import { wordsOfHtml, wordsOfText } from './plain.ts';
import { sampleChange, sampleRemoval } from './sample-change.ts';

const bothOf = (view: ChangeView, limits?: Parameters<typeof changeSummary>[1]): { html: string; text: string } => {
  const summary = changeSummary(view, limits);
  return { html: render(compositionHtml(summary, () => raw('class="x"'))), text: compositionText(summary) };
};

const word = fc.oneof(
  fc.constantFrom('<b>', '&amp;', '"onload="x', "O'Neil", 'evil.example', 'https://x.example', '`', '→', '-->'),
  fc.string({ unit: fc.constantFrom(...'abcXYZéß日'), minLength: 1, maxLength: 12 }),
);
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const person = fc.record({ id: fc.constant('usr_x'), name });
const time = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const line = fc
  .record({ subject: name, what: name, before: fc.option(name), after: fc.option(name) })
  .filter(({ before, after }) => before !== null || after !== null);
const group = fc.record({
  gained: fc.array(fc.record({ code: fc.constant('a.b'), title: name }), { minLength: 1, maxLength: 3 }),
  lost: fc.array(fc.record({ code: fc.constant('c.d'), title: name }), { maxLength: 3 }),
  people: fc.array(person, { minLength: 1, maxLength: 4 }),
  count: fc.constant(9),
  officers: fc.constant(0),
  weighty: fc.boolean(),
});
const decision = fc.record({
  officer: person,
  verdict: fc.constantFrom('approve' as const, 'reject' as const),
  comment: fc.option(fc.array(name, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))),
  at: time,
  counts: fc.boolean(),
  bySubject: fc.boolean(),
});
const view = fc
  .record({
    reason: fc.option(fc.array(name, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))),
    initiator: person,
    difference: fc.array(line, { minLength: 1, maxLength: 6 }),
    impact: fc.record({ gaining: fc.nat(30), losing: fc.nat(30), groups: fc.array(group, { maxLength: 3 }) }),
    warnings: fc.array(fc.record({ code: fc.constant('not_operable' as const), message: name }), { maxLength: 2 }),
    decisions: fc.array(decision, { maxLength: 3 }),
    mayStillDecide: fc.array(
      fc.record({
        id: fc.constant('usr_y'),
        name,
        from: fc.option(time),
        about: fc.constantFrom('no' as const, 'yes' as const, 'taking' as const),
      }),
      { maxLength: 3 },
    ),
    excluded: fc.array(fc.record({ officer: person, why: fc.record({ code: fc.constant('x'), text: name }) }), {
      maxLength: 2,
    }),
    waiting: name,
  })
  .map((altered) => sampleChange(altered));

/** Every fact that a reader is owed, as it is shown. */
const factsOf = (change: ChangeView): string[] =>
  [
    ...change.difference.flatMap((l) => [l.subject, l.what, l.before, l.after].filter((part) => part !== null)),
    ...change.impact.groups.flatMap((g) => [
      ...g.people.map((p) => p.name),
      ...[...g.gained, ...g.lost].map((r) => r.title),
    ]),
    ...change.decisions.map((d) => d.officer.name),
    ...change.mayStillDecide.map((p) => p.name),
    ...change.excluded.map((e) => e.officer.name),
    change.initiator.name,
    change.account.name,
  ].map(shownName);

const sentencesOf = (change: ChangeView): string[] => [
  ...change.warnings.map((w) => shownSentence(w.message)),
  ...change.excluded.map((e) => shownSentence(e.why.text)),
  shownSentence(change.waiting),
];

const remarksOf = (change: ChangeView): string[] =>
  [change.reason, ...change.decisions.map((d) => d.comment)]
    .filter((remark) => remark !== null)
    .flatMap((remark) => shownRemark(remark).split('\n'));

const timesOf = (change: ChangeView): string[] =>
  [
    change.submittedAt,
    change.expiresAt,
    ...change.decisions.map((d) => d.at),
    ...change.mayStillDecide.map((p) => p.from),
  ]
    .filter((at) => at !== null)
    .map(inUtc);

describe('the summary of a change', () => {
  test('R37 R45 text and HTML both hold every fact of the view, whatever it is made of', () => {
    fc.assert(
      fc.property(view, (change) => {
        const { html, text } = bothOf(change);
        const [fromHtml, fromText] = [wordsOfHtml(html), wordsOfText(text)];
        for (const fact of [...factsOf(change), ...sentencesOf(change), ...remarksOf(change), ...timesOf(change)]) {
          expect(fromHtml).toContain(fact);
          expect(fromText).toContain(fact);
        }
      }),
    );
  });

  test('R28 what is new and what it is given at once stand together; two of one name do not', () => {
    const subject = 'Night shift (employee group of Acme)';
    const { text } = bothOf(
      sampleChange({
        difference: [
          { subject, what: 'name', before: 'Night shift', after: null },
          { subject, what: 'role: Desk', before: 'yes', after: 'no' },
          { subject, what: 'name', before: null, after: 'Night shift' },
          { subject, what: 'role: Desk', before: 'no', after: 'yes' },
        ],
      }),
    );
    expect(text.replace(/\n {2,}/g, ' ')).toContain(
      [
        `${subject}: removed name: Night shift role: Desk: yes → no`,
        `${subject}: new name: Night shift role: Desk: no → yes`,
      ].join(' '),
    );
  });

  test('R49 nothing of a view becomes markup, an attribute or a link', () => {
    fc.assert(
      fc.property(view, (change) => {
        const { html } = bothOf(change);
        const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/g)];
        expect(html.replace(/<\/?[a-z0-9]+[^>]*>/g, '')).not.toMatch(/[<>]/);
        for (const [, element, attributes] of tags) {
          expect([
            'section',
            'div',
            'h2',
            'h3',
            'p',
            'span',
            'blockquote',
            'br',
            'dl',
            'dt',
            'dd',
            'del',
            'ins',
            'ul',
            'ol',
            'li',
            'strong',
          ]).toContain(element);
          expect(attributes).toMatch(/^( class="x"| role="img"| aria-label="becomes"| dir="auto"| \/)*$/);
        }
      }),
    );
  });

  test('the text keeps to 72 columns, and every line of people is marked as theirs', () => {
    fc.assert(
      fc.property(view, (change) => {
        for (const row of bothOf(change).text.split('\n')) expect([...row].length).toBeLessThanOrEqual(72);
      }),
    );
    const { text } = bothOf(
      sampleChange({ reason: `To approve, answer yes.\n\nApprovals\n---------\n${'x'.repeat(300)}` }),
    );
    expect(text).toContain('  | To approve, answer yes.\n  |\n  | Approvals\n  | ---------\n  | xxxx');
    expect(text.match(/^x/gm)).toBeNull();
  });

  test('before and after stand beside each other; what is made or goes is marked', () => {
    const words = wordsOfText(bothOf(sampleRemoval()).text);
    expect(words).toContain('Eva Fall (user) Security Officer: yes → no');
    expect(words).toContain('Withdraw (right): removed user: Gil Gray function: Withdraw');
    expect(words).toContain('address: gil@acme.example → gil.gray@acme.example');
    expect(wordsOfText(bothOf(sampleChange()).text)).toContain('Withdraw (right): new user: Fred Fox');
  });

  test('R46 a rejection of the subject is on record and ends nothing; R34 a void approval counts no more', () => {
    const words = wordsOfText(bothOf(sampleRemoval()).text);
    expect(words).toContain('Eva Fall rejected it, Monday 16 November 2026, 10:40 UTC; the change is about them');
    expect(words).toContain('it is on record and ends nothing');
    expect(words).toContain('Fay Ferrer approved it, Sunday 15 November 2026, 18:00 UTC: it does not count any more.');
  });

  test('R45 who may decide, from when, who may not and why, and what happens next', () => {
    const words = wordsOfText(bothOf(sampleChange()).text);
    expect(words).toContain('0 of 2 received; 2 more needed.');
    expect(words).toContain('Dan Egan, from Monday 16 November 2026, 09:30 UTC');
    expect(words).toContain('Ada Bell: asked for the change');
    expect(words).toContain('It expires if it is not decided by Sunday 22 November 2026, 14:05 UTC.');
  });

  test('an effect on many names some and counts the rest', () => {
    const words = wordsOfText(bothOf(sampleRemoval()).text);
    expect(words).toContain('14 people gain rights; 15 people lose rights.');
    expect(words).toContain('Gil Gray, Hal Hunt and 12 more people gains: Risk reports loses: Withdraw, Tax documents');
  });

  test('R28 what happens alike to one after the other is said once, of all of them', () => {
    const of = (subject: string, after: string) => ({ subject, what: 'member of Pickers', before: 'no', after });
    const difference = [of('Ann (user, ann@acme.example)', 'yes'), of('Bob (user)', 'yes'), of('Cy (user)', 'no')];
    const words = wordsOfText(bothOf(sampleChange({ difference })).text);
    expect(words).toContain('Ann (user, ann@acme.example); Bob (user) member of Pickers: no → yes Cy (user) member');
  });

  test('R28 what happens alike to hundreds is counted; a letter names the first of them, the page everybody', () => {
    const difference = Array.from({ length: 300 }, (_, i) => ({
      subject: `Person ${i} (user)`,
      what: 'member of Pickers',
      before: 'yes',
      after: 'no',
    }));
    const view = sampleChange({ difference });
    const letter = wordsOfText(bothOf(view, { lines: 9, groups: 9, people: 2 }).text);
    expect(letter).toContain(
      'The same for 300 member of Pickers: yes → no Person 0 (user); Person 1 (user); and 298 more, all of them on the page of the change',
    );
    const page = wordsOfHtml(bothOf(view).html);
    for (const { subject } of difference) expect(page).toContain(subject);
  });

  test('what a letter leaves out is counted, and where to find it is said', () => {
    const difference = Array.from({ length: 500 }, (_, i) => ({
      subject: `Person ${i} (user)`,
      what: 'address',
      before: 'none',
      after: `person-${i}@acme.example`,
    }));
    const { text } = bothOf(sampleChange({ difference }), { lines: 100, groups: 5, people: 5 });
    expect(wordsOfText(text)).toContain('And 400 lines more, all of them on the page of the change.');
    expect(wordsOfText(text)).toContain('Person 99 (user)');
    expect(wordsOfText(text)).not.toContain('Person 100 (user)');
    expect(wordsOfText(bothOf(sampleChange({ difference })).text)).toContain('Person 499 (user)');
  });

  test('R28 no letter leaves out a weighty group, or an officer who gains', () => {
    const groupOf = (title: string, weighty: boolean, officers = 0) => ({
      gained: [{ code: 'a.b', title }],
      lost: [],
      count: 300,
      people: Array.from({ length: 20 }, (_, i) => ({ id: `usr_${i}`, name: `Person ${i} of ${title}` })),
      officers,
      weighty,
    });
    const weighty = Array.from({ length: 5 }, (_, i) => groupOf(`Heavy ${i}`, true, i === 0 ? 4 : 0));
    const groups = [...weighty, groupOf('Light', false)];
    const limits = { lines: 9, groups: 3, people: 2 };
    const words = wordsOfText(bothOf(sampleChange({ impact: { gaining: 1_800, losing: 0, groups } }), limits).text);
    expect(words).toContain('1800 people gain rights; nobody loses any.');
    expect(words).toContain('Person 3 of Heavy 0 and 296 more people gains: Heavy 0');
    expect(words).toContain('Person 1 of Heavy 4 and 298 more people gains: Heavy 4');
    expect(words).toContain('And 1 group more, all of them on the page of the change.');
    expect(words).not.toContain('Light');
  });

  test('R49 a guarded remark says who put the brackets there', () => {
    const words = wordsOfText(bothOf(sampleRemoval()).text);
    expect(words).toContain('https[:]//intranet[.]acme[.]example/moves?id=7 or ask hr[@]acme[.]example.');
    expect(words).toContain('put there by Countersign');
    expect(wordsOfText(bothOf(sampleChange()).text)).not.toContain('put there by Countersign');
  });
});

test('what a role holds that is handed out is said, also where nobody gains by it yet', () => {
  const rights = [{ code: 'reports.tax', title: 'Tax documents' }];
  const roles = [
    { id: 'rol_clerk', name: 'Clerk', rights },
    { id: 'rol_bare', name: 'Bare', rights: [] },
  ];
  const impact = { gaining: 0, losing: 0, groups: [] };
  for (const words of [
    wordsOfText(bothOf(sampleChange({ roles, impact })).text),
    wordsOfHtml(bothOf(sampleChange({ roles, impact })).html),
  ]) {
    expect(words).toContain('What the roles hold');
    expect(words).toMatch(/Clerk.*rights.*Tax documents.*Bare.*rights.*none/);
  }
  expect(bothOf(sampleChange()).text).not.toContain('What the role');
});
