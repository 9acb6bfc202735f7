import { hasEnded, type ChangeState } from '../domain/change-states.ts';
import type { ChangeView } from '../domain/change-view.ts';
import type { DifferenceLine } from '../domain/difference.ts';
import type { ImpactView } from '../domain/impact-view.ts';
import { addressFault } from '../domain/text.ts';
import { paragraph, type Block, type Entry, type Row, type Section } from './composition.ts';
import { remarkBlocks } from './remark.ts';
import { shownName, shownSentence } from './shown-text.ts';
import { stopBlocks } from './stop.ts';
import { counted, inUtc } from './times.ts';

export { remarkBlocks };

/** How much of a difference and of an effect is shown. */
export interface SummaryLimits {
  readonly lines: number;
  readonly groups: number;
  readonly people: number;
}

/** All of it: whoever decides can read all of it (R23). */
export const unlimited: SummaryLimits = { lines: Infinity, groups: Infinity, people: Infinity };

const whatWouldChange: Record<ChangeState, string> = {
  pending: 'What would change',
  approved: 'What changes',
  applied: 'What changed',
  rejected: 'What would have changed',
  withdrawn: 'What would have changed',
  expired: 'What would have changed',
  conflicted: 'What would have changed',
  failed: 'What would have changed',
};

const outcomes: Record<ChangeState, string> = {
  pending: 'waits for approvals',
  approved: 'is approved and is being applied',
  applied: 'is applied',
  rejected: 'was rejected; nothing was altered',
  withdrawn: 'was withdrawn; nothing was altered',
  expired: 'was not decided in time; nothing was altered',
  conflicted: 'could not be applied as it was approved; nothing was altered',
  failed: 'could not be applied because of a fault; nothing was altered',
};

/** Where a change stands, as the end of a sentence: `was rejected; nothing was altered`. */
export const outcomeOf = (state: ChangeState): string => outcomes[state];

const shownValue = (value: string): string => (addressFault(value) === undefined ? value : shownName(value));

const markOf = ({ before, after }: DifferenceLine): string | null =>
  before === null ? 'new' : after === null ? 'removed' : null;

/** An entry for each thing, of all that happens to it. */
const entriesOf = (lines: readonly DifferenceLine[]): Entry[] => {
  const entries: (Entry & { rows: Row[] })[] = [];
  for (const line of lines) {
    const [subject, mark] = [shownName(line.subject), markOf(line)];
    const last = entries.at(-1);
    const row = {
      what: shownName(line.what),
      before: line.before === null ? null : shownValue(line.before),
      after: line.after === null ? null : shownValue(line.after),
    };
    const goesOn = last?.subject === subject && (mark === null || last.mark === mark);
    if (goesOn && last.rows.every(({ what }) => what !== row.what)) last.rows.push(row);
    else entries.push({ subject, mark, rows: [row] });
  }
  return entries;
};

/** How many names a heading takes; more of them are listed below it. */
const NAMES_IN_HEADING = 3;

/** Entries one after the other to which the same happens are one of them all: hundreds leave a group at once. */
const alikeTogether = (entries: readonly Entry[], people: number): Entry[] => {
  const alike: { readonly said: string; readonly of: Entry; readonly subjects: string[] }[] = [];
  for (const entry of entries) {
    const said = JSON.stringify([entry.mark, entry.rows]);
    const last = alike.at(-1);
    if (last?.said === said) last.subjects.push(entry.subject);
    else alike.push({ said, of: entry, subjects: [entry.subject] });
  }
  return alike.map(({ of, subjects }) =>
    subjects.length <= NAMES_IN_HEADING
      ? { ...of, subject: subjects.join('; ') }
      : {
          ...of,
          subject: `The same for ${subjects.length}`,
          each: `${subjects.slice(0, people).join('; ')}${subjects.length > people ? `; and ${subjects.length - people} more, all of them on the page of the change` : ''}`,
        },
  );
};

const rowCount = (entries: readonly Entry[]): number => entries.reduce((sum, { rows }) => sum + rows.length, 0);

const firstLines = (entries: readonly Entry[], lines: number): Entry[] => {
  const first: Entry[] = [];
  for (const entry of entries) {
    const room = lines - rowCount(first);
    if (room <= 0) break;
    first.push({ ...entry, rows: entry.rows.slice(0, room) });
  }
  return first;
};

/** What was left out of a letter, and where all of it is. */
const rest = (count: number, one: string): Block[] =>
  count > 0 ? [paragraph(`And ${counted(count, one)} more, all of them on the page of the change.`)] : [];

/** What it would change, line by line. */
export const differenceSection = (
  { state, difference }: Pick<ChangeView, 'state' | 'difference'>,
  { lines, people }: SummaryLimits,
): Section => {
  const all = alikeTogether(entriesOf(difference), people);
  const shown = firstLines(all, lines);
  return {
    heading: whatWouldChange[state],
    blocks: [{ is: 'entries', entries: shown }, ...rest(rowCount(all) - rowCount(shown), 'line')],
  };
};

/** What a role holds that is assigned, shared, or had by a set that gets members: also where nobody gains by it yet. */
const rolesSection = ({ roles }: ChangeView, { lines }: SummaryLimits): Section[] =>
  roles.length === 0
    ? []
    : [
        {
          heading: roles.length === 1 ? 'What the role holds' : 'What the roles hold',
          blocks: [
            {
              is: 'entries',
              entries: roles.slice(0, lines).map(({ name, rights }) => ({
                subject: shownName(name),
                mark: null,
                rows: [{ what: 'rights', before: null, after: titlesOf(rights) ?? 'none' }],
              })),
            },
            ...rest(roles.length - Math.min(lines, roles.length), 'role'),
          ],
        },
      ];

const titlesOf = (rights: ImpactView['gained']): string | null =>
  rights.length === 0 ? null : rights.map(({ title }) => shownName(title)).join(', ');

const peopleOf = ({ count, people, officers }: ImpactView, limit: number): string => {
  const names = people.slice(0, Math.max(limit, officers)).map(({ name }) => shownName(name));
  const others = count - names.length;
  return others === 0
    ? names.join(', ')
    : [names.join(', '), `${counted(others, 'more person', 'more people')}`].filter(Boolean).join(' and ');
};

const groupEntry = (group: ImpactView, limit: number): Entry => {
  const [gained, lost] = [titlesOf(group.gained), titlesOf(group.lost)];
  return {
    subject: peopleOf(group, limit),
    mark: null,
    rows: [
      ...(gained === null ? [] : [{ what: 'gains', before: null, after: gained }]),
      ...(lost === null ? [] : [{ what: 'loses', before: lost, after: null }]),
    ],
  };
};

/** How many people gain and lose rights. */
export const countSentence = (gaining: number, losing: number): string => {
  const gain = gaining > 0 && `${counted(gaining, 'person gains', 'people gain')} rights`;
  const lose = losing > 0 && `${counted(losing, 'person loses', 'people lose')} rights`;
  if (gain && lose) return `${gain}; ${lose}.`;
  return gain ? `${gain}; nobody loses any.` : lose ? `${lose}; nobody gains any.` : 'Nobody gains or loses a right.';
};

/** Weighty groups are all shown, however many they are. */
export const impactSection = (
  { impact: { gaining, losing, groups } }: Pick<ChangeView, 'impact'>,
  limits: SummaryLimits,
): Section => {
  const shown = groups.filter(({ weighty }, index) => weighty || index < limits.groups);
  return {
    heading: 'Who gains and loses rights',
    blocks: [
      paragraph(countSentence(gaining, losing)),
      { is: 'entries', entries: shown.map((group) => groupEntry(group, limits.people)) },
      ...rest(groups.length - shown.length, 'group'),
    ],
  };
};

const reasonSection = ({ reason, initiator }: ChangeView): Section => ({
  heading: 'Why',
  blocks:
    reason === null || reason.trim() === ''
      ? [paragraph(`${shownName(initiator.name)} gave no reason.`)]
      : [paragraph(`${shownName(initiator.name)} wrote:`), ...remarkBlocks(reason)],
});

type DecisionView = ChangeView['decisions'][number];

const verdictWords = { approve: 'approved', reject: 'rejected' } as const;

const ABOUT_THEM = '; the change is about them';

const aboutThem = ({ bySubject }: DecisionView): string => (bySubject ? ABOUT_THEM : '');

const uncountedWords = (decision: DecisionView): string =>
  decision.verdict === 'reject' && decision.bySubject
    ? 'it is on record and ends nothing, since nobody can veto what is taken from them'
    : 'it does not count any more';

const decisionBlocks = (decision: DecisionView): Block[] => {
  const { officer, verdict, at, comment, counts } = decision;
  const listed = verdict === 'approve' && counts;
  const name = shownName(officer.name);
  const remark = comment === null || comment.trim() === '' ? [] : remarkBlocks(comment);
  if (listed) return remark.length === 0 ? [] : [paragraph(`${name} wrote:`), ...remark];
  const sentence = `${name} ${verdictWords[verdict]} it, ${inUtc(at)}${aboutThem(decision)}${counts ? '' : `: ${uncountedWords(decision)}`}.`;
  return [paragraph(sentence), ...remark];
};

const nextWords: Record<ChangeView['next']['what'], (at: string | null) => string | null> = {
  awaiting_approvals: (at) => at && `It expires if it is not decided by ${inUtc(at)}.`,
  awaiting_probation: (at) => at && `The next officer can decide from ${inUtc(at)}.`,
  unreachable: (at) => at && `As things are it cannot be approved. It expires ${inUtc(at)}.`,
  applying: () => 'It is applied next.',
  frozen: () => null,
  ended: () => null,
};

const waitingBlocks = (view: ChangeView): Block[] => {
  const { mayStillDecide, excluded, next, waiting } = view;
  const happensNext = nextWords[next.what](next.at);
  return [
    paragraph([shownSentence(waiting), ...(happensNext === null ? [] : [happensNext])].join(' ')),
    ...(mayStillDecide.length === 0
      ? [paragraph('Nobody else may decide now.')]
      : [
          paragraph('Who may still decide:'),
          {
            is: 'list' as const,
            items: mayStillDecide.map(
              ({ name, from, about }) =>
                `${shownName(name)}${from === null ? '' : `, from ${inUtc(from)}`}${about === 'no' ? '' : ABOUT_THEM}`,
            ),
          },
        ]),
    ...(excluded.length === 0
      ? []
      : [
          paragraph('Who may not, and why:'),
          {
            is: 'list' as const,
            items: excluded.map(({ officer, why }) => `${shownName(officer.name)}: ${shownSentence(why.text)}`),
          },
        ]),
  ];
};

const approvalsSection = (view: ChangeView): Section => {
  const { approvals, decisions, state } = view;
  const signed = decisions
    .filter(({ verdict, counts }) => verdict === 'approve' && counts)
    .map((decision) => ({
      name: shownName(decision.officer.name),
      detail: `approved ${inUtc(decision.at)}${aboutThem(decision)}`,
    }));
  const open = hasEnded(state) ? 0 : approvals.missing;
  return {
    heading: 'Approvals',
    blocks: [
      approvals.required === 0
        ? paragraph('This account asks for no approvals.')
        : paragraph(
            `${approvals.received} of ${approvals.required} received${open > 0 ? `; ${open} more needed` : ''}.`,
          ),
      ...(signed.length + open === 0
        ? []
        : [{ is: 'signatures' as const, signatures: [...signed, ...Array.from({ length: open }, () => null)] }]),
      ...decisions.flatMap(decisionBlocks),
      ...(hasEnded(state) ? [] : waitingBlocks(view)),
    ],
  };
};

/** How a change ended, in two sentences or one. */
export const endingOf = (view: ChangeView): string => {
  const when = view.endedAt === null ? '' : ` (${inUtc(view.endedAt)})`;
  const version = view.appliedVersion === null ? '' : ` It is version ${view.appliedVersion} of the account.`;
  const reason = view.stateReason === null ? '' : ` ${shownSentence(view.stateReason.text)}`;
  return `The change ${outcomes[view.state]}${when}.${version}${reason}`;
};

/** The first half of the digest's first quarter, in fours: enough to see that two people look at the same thing. */
export const fingerprintOf = (digest: string): string =>
  digest
    .slice(0, 16)
    .match(/.{1,4}/g)
    ?.join(' ') ?? '';

const factsSection = (view: ChangeView): Section => ({
  heading: 'The change',
  blocks: [
    {
      is: 'facts',
      facts: [
        { label: 'Account', value: shownName(view.account.name) },
        { label: 'Change', value: `#${view.number}, ${shownName(view.title)}` },
        { label: 'Asked for by', value: shownName(view.initiator.name) },
        { label: 'Submitted', value: inUtc(view.submittedAt) },
        ...(hasEnded(view.state)
          ? view.endedAt === null
            ? []
            : [{ label: 'Ended', value: inUtc(view.endedAt) }]
          : [{ label: 'Decide by', value: inUtc(view.expiresAt) }]),
        ...(view.resubmits === null ? [] : [{ label: 'Submitted again', value: 'yes, an earlier one had ended' }]),
        { label: 'Fingerprint', value: fingerprintOf(view.digest) },
      ],
    },
  ],
});

/** Its warnings, if it has any. */
export const warningsSection = ({ warnings }: Pick<ChangeView, 'warnings'>): Section[] =>
  warnings.length === 0
    ? []
    : [
        {
          heading: warnings.length === 1 ? 'A warning' : 'Warnings',
          blocks: warnings.map(({ message }) => ({ is: 'warning' as const, text: shownSentence(message) })),
        },
      ];

const stopSection = (view: ChangeView): Section[] =>
  view.frozen === null ? [] : [{ heading: 'Stopped: it was flagged as wrong', blocks: stopBlocks(view) }];

/** What a change is called, on one line. */
export const headlineOf = (view: ChangeView): string => shownName(view.description);

/**
 * A change as letters and pages say it (R37, R45): what stops it, the warnings, what would change, who gains and loses what, why, the
 * approvals and why it waits, and its particulars.
 */
export const changeSummary = (view: ChangeView, limits: SummaryLimits = unlimited): Section[] => [
  ...stopSection(view),
  ...warningsSection(view),
  differenceSection(view, limits),
  ...rolesSection(view, limits),
  impactSection(view, limits),
  reasonSection(view),
  approvalsSection(view),
  factsSection(view),
];
