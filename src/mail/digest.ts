import { countSentence, differenceSection, endingOf, headlineOf, warningsSection } from './change-summary.ts';
import { linkBlock, paragraph, type Block, type Section } from './composition.ts';
import type { DigestEntry } from './notice.ts';
import { remarkBlocks } from './remark.ts';
import { shownName, shownSentence } from './shown-text.ts';
import { stopBlocks } from './stop.ts';
import { counted, inUtc } from './times.ts';

/*
 * Many changes in one letter (R48). Each says what a letter of its own would have said first: what would change, who asks
 * and why, the warnings, and its link. All of a change is on its page.
 */

/** What is shown of each of a few changes, and of each of many: mail programs cut letters at about 100 kB. */
const FEW = 20;
const ofFew = { lines: 8, groups: 0, people: 4, reason: 1_000 };
const ofMany = { lines: 0, groups: 0, people: 2, reason: 120 };

const asks = ({ link }: DigestEntry): boolean => link !== null;

const waitingCount = (entries: readonly DigestEntry[]): number => entries.filter(asks).length;

/** What the letter is called: how many changes wait for its reader, or that there is news. */
export const digestTitle = (entries: readonly DigestEntry[]): string => {
  const waiting = waitingCount(entries);
  return waiting === 0
    ? `News of ${counted(entries.length, 'change')}`
    : `${counted(waiting, 'change waits', 'changes wait')} for your decision`;
};

export const digestOpening = (entries: readonly DigestEntry[]): Block[] => {
  const waiting = waitingCount(entries);
  const told = entries.length - waiting;
  return [
    paragraph(
      'Many letters were due to you within a few minutes, so these are one. Each change is told in short; all of it is on its page.',
    ),
    ...(waiting === 0
      ? []
      : [
          paragraph(
            `${counted(waiting, 'change waits', 'changes wait')} for you to approve or reject, each with a link of its own${told === 0 ? '' : `; news of ${counted(told, 'other change')} comes after ${waiting === 1 ? 'it' : 'them'}`}.`,
          ),
        ]),
  ];
};

const cut = (text: string, limit: number): string => {
  const characters = [...text.trim()];
  return characters.length <= limit ? text : `${characters.slice(0, limit).join('').trimEnd()} …`;
};

const whyBlocks = ({ reason, initiator }: DigestEntry['change'], limit: number): Block[] =>
  reason === null || reason.trim() === ''
    ? []
    : [paragraph(`${shownName(initiator.name)} wrote:`), ...remarkBlocks(cut(reason, limit))];

const askingBlocks = ({ change, link }: DigestEntry, limits: typeof ofFew): Block[] => [
  paragraph(`${shownName(change.initiator.name)} asks for it. It can be decided until ${inUtc(change.expiresAt)}.`),
  ...stopBlocks(change),
  ...warningsSection(change).flatMap(({ blocks }) => blocks),
  ...(limits.lines === 0 ? [] : differenceSection(change, limits).blocks),
  paragraph(countSentence(change.impact.gaining, change.impact.losing)),
  ...whyBlocks(change, limits.reason),
  linkBlock(`Read and decide on #${change.number}`, link!),
];

const tellingBlocks = ({ change }: DigestEntry): Block[] => [
  paragraph(change.next.what === 'ended' ? endingOf(change) : shownSentence(change.waiting)),
];

/** A section for each change: those that wait for the reader's decision first, the soonest to expire before the others. */
export const digestSections = (entries: readonly DigestEntry[]): Section[] => {
  const limits = entries.length > FEW ? ofMany : ofFew;
  const inOrder = [
    ...entries.filter(asks).sort((a, b) => Date.parse(a.change.expiresAt) - Date.parse(b.change.expiresAt)),
    ...entries.filter((entry) => !asks(entry)),
  ];
  return inOrder.map((entry) => ({
    heading: `#${entry.change.number}: ${headlineOf(entry.change)}`,
    blocks: asks(entry) ? askingBlocks(entry, limits) : tellingBlocks(entry),
  }));
};
