import type { RequestState } from '../domain/support-request.ts';
import type { SupportRequestView } from '../domain/support-request-view.ts';
import {
  differenceSection,
  fingerprintOf,
  impactSection,
  unlimited,
  warningsSection,
  type SummaryLimits,
} from './change-summary.ts';
import { paragraph, type Block, type Section } from './composition.ts';
import { remarkBlocks } from './remark.ts';
import { shownName, shownSentence } from './shown-text.ts';
import { counted, inUtc } from './times.ts';

const outcomes: Record<RequestState, string> = {
  filed: 'waits for operators of the support desk',
  cooling: 'is approved by the support desk, and is applied when the time to object is over',
  applied: 'is applied',
  rejected: 'was rejected by the support desk; nothing was altered',
  lapsed: 'was not decided in time; nothing was altered',
  conflicted: 'could not be applied as it was approved; nothing was altered',
};

/** Where a request stands, as the end of a sentence: `was rejected by the support desk; nothing was altered`. */
export const requestOutcomeOf = (state: RequestState): string => outcomes[state];

type Ending = Pick<SupportRequestView, 'state' | 'endedAt' | 'stateReason'>;

/** How a request ended, in a sentence or two. */
export const requestEndingOf = ({ state, endedAt, stateReason }: Ending): string => {
  const when = endedAt === null ? '' : ` (${inUtc(endedAt)})`;
  const reason = stateReason === null || state === 'rejected' ? '' : ` ${shownSentence(stateReason.text)}`;
  return `The request ${outcomes[state]}${when}.${reason}`;
};

/** Where a request stands: how it ended, or why it waits. */
export const requestStanding = (view: Ending & Pick<SupportRequestView, 'next' | 'waiting'>): string =>
  view.next.what === 'ended' ? requestEndingOf(view) : shownSentence(view.waiting);

/** What a request is called, on one line. */
export const requestHeadlineOf = ({ description }: Pick<SupportRequestView, 'description'>): string =>
  shownName(description);

/** Who filed a request, in a sentence. */
export const filedBy = ({ filer }: Pick<SupportRequestView, 'filer'>): string =>
  filer.type === 'user' ? shownName(filer.name) : 'An operator of the support desk, on a paper form,';

const changeStateOf = (state: RequestState): 'pending' | 'applied' | 'rejected' =>
  state === 'applied' ? 'applied' : state === 'filed' || state === 'cooling' ? 'pending' : 'rejected';

const whySection = ({ comment, evidence }: SupportRequestView): Section => ({
  heading: 'Why, and where the evidence lies',
  blocks: [...(comment === null || comment.trim() === '' ? [] : remarkBlocks(comment)), ...remarkBlocks(evidence)],
});

const verdictWords = { approve: 'approved', reject: 'rejected' } as const;

const stepOf = (view: SupportRequestView, { what, by }: SupportRequestView['history'][number]): string => {
  switch (what) {
    case 'filed':
      return `${filedBy(view)} has asked the support desk for it.`;
    case 'approved':
    case 'rejected':
      return `An operator ${what} it.`;
    case 'objected':
      return `${shownName(view.objections.find(({ user }) => user.id === by)?.user.name ?? 'An officer')} objected.`;
    case 'ended':
      return `The request ${outcomes[view.state]}.`;
  }
};

/** What happened to a request, oldest first, each in a sentence. Times are RFC 3339. */
export const requestSteps = (view: SupportRequestView): readonly { readonly at: string; readonly said: string }[] =>
  view.history.map((step) => ({ at: step.at, said: stepOf(view, step) }));

const objectionBlocks = ({ objections }: SupportRequestView): Block[] =>
  objections.flatMap(({ user, comment, at, counts }) => [
    paragraph(
      `${shownName(user.name)} objected, ${inUtc(at)}${counts ? '.' : ', as one more: the first objection is the one that counts.'}`,
    ),
    ...(comment === null || comment.trim() === '' ? [] : remarkBlocks(comment)),
  ]);

const decisionBlocks = ({ decisions }: SupportRequestView): Block[] =>
  decisions.flatMap(({ verdict, comment, at, counts }) => [
    paragraph(
      `An operator ${verdictWords[verdict]} it, ${inUtc(at)}${
        counts ? '.' : '; that counts for nothing, since they are a user of the account.'
      }`,
    ),
    ...(comment === null || comment.trim() === '' ? [] : remarkBlocks(comment)),
  ]);

const standsSection = (view: SupportRequestView): Section => {
  const { operators, next } = view;
  return {
    heading: 'The support desk',
    blocks: [
      paragraph(`${operators.received} of ${operators.required} operators approve it.`),
      ...decisionBlocks(view),
      ...objectionBlocks(view),
      ...(next.what === 'ended' ? [] : [paragraph(shownSentence(view.waiting))]),
    ],
  };
};

const factsSection = (view: SupportRequestView): Section => ({
  heading: 'The request',
  blocks: [
    {
      is: 'facts',
      facts: [
        { label: 'Account', value: shownName(view.account.name) },
        { label: 'Request', value: `${view.id}, ${shownName(view.title)}` },
        { label: 'Filed by', value: view.filer.type === 'user' ? shownName(view.filer.name) : 'an operator, on paper' },
        { label: 'Filed', value: inUtc(view.filedAt) },
        { label: 'Time to object', value: timeOf(view.coolingHours) },
        ...(view.coolingUntil === null ? [] : [{ label: 'Objections until', value: inUtc(view.coolingUntil) }]),
        ...(view.endedAt === null
          ? [{ label: 'Lapses undecided', value: inUtc(view.lapsesAt) }]
          : [{ label: 'Ended', value: inUtc(view.endedAt) }]),
        { label: 'Fingerprint', value: fingerprintOf(view.digest) },
      ],
    },
  ],
});

/** How long officers can object, in words: `72 hours`. */
export const timeOf = (hours: number): string =>
  hours >= 1 ? counted(Math.round(hours * 10) / 10, 'hour') : counted(Math.max(1, Math.round(hours * 60)), 'minute');

/** A request to the support desk as letters and the page say it, in the order in which a person needs it. */
export const requestSummary = (view: SupportRequestView, limits: SummaryLimits = unlimited): Section[] => [
  ...warningsSection(view),
  differenceSection({ state: changeStateOf(view.state), difference: view.difference }, limits),
  impactSection(view, limits),
  whySection(view),
  standsSection(view),
  factsSection(view),
];
