import type { Assurance } from '../domain/entities/account.ts';
import type { ChangeView } from '../domain/change-view.ts';
import { changeSummary, endingOf, headlineOf, outcomeOf, type SummaryLimits } from './change-summary.ts';
import { addressChanged, identityReset, invitation, passkeyInvitation } from './access-letters.ts';
import { composed, type Draft, type Letter } from './composed.ts';
import { linkBlock, paragraph, type Block } from './composition.ts';
import { digestOpening, digestSections, digestTitle } from './digest.ts';
import type { Concern, Notice } from './notice.ts';
import { shownName, shownSentence } from './shown-text.ts';
import { counted, inUtc, timeBetween } from './times.ts';

// Mail programs cut letters at about 100 kB; the page shows all of it.
export const LIMITS: SummaryLimits = { lines: 60, groups: 12, people: 8 };
const howToDecide: Record<Assurance, string> = {
  link: 'This account lets the link alone decide: whoever holds it decides as you. Give it to nobody.',
  session: 'You are asked to sign in before you see the change. The link is yours alone: it works for nobody else.',
  passkey:
    'You are asked to sign in, and for your passkey when you decide. The link is yours alone: it works for nobody else.',
};

const OPENING_CHANGES_NOTHING =
  'Opening the link changes nothing. You decide with a button on the page that it opens, not by letter.';

const decideBlocks = (change: ChangeView, url: string): Block[] => linkAndHow(change, url, 'Read and decide');

const linkAndHow = (change: ChangeView, url: string, label: string): Block[] => [
  linkBlock(label, url),
  paragraph(`${OPENING_CHANGES_NOTHING} ${howToDecide[change.assurance]}`),
];

const decideOptionally = (change: ChangeView, url: string | null): Block[] =>
  url === null ? [] : decideBlocks(change, url);

const ofChange = (
  change: ChangeView,
  lead: string,
  draft: { readonly title?: string; readonly preheader: string; readonly opening: readonly Block[] },
): Draft => ({
  account: change.account,
  subject: `${lead}: ${change.title}`,
  tail: ` (#${change.number})`,
  title: headlineOf(change),
  sections: changeSummary(change, LIMITS),
  ...draft,
});

const asker = (change: ChangeView): string => shownName(change.initiator.name);

const approvalRequest = (change: ChangeView, url: string): Draft =>
  ofChange(change, 'Approve', {
    preheader: `${asker(change)} asks for your approval, by ${inUtc(change.expiresAt)}.`,
    opening: [
      paragraph(
        `${asker(change)} asks you, as a Security Officer of ${shownName(change.account.name)}, to approve or reject this change. It can be decided until ${inUtc(change.expiresAt)}.`,
      ),
      ...decideBlocks(change, url),
    ],
  });

const reminder = (change: ChangeView, url: string, now: string): Draft => {
  const left = timeBetween(now, change.expiresAt);
  return ofChange(change, 'Reminder', {
    preheader: `${left} left: ${asker(change)} asks for your approval.`,
    opening: [
      paragraph(
        `This change still waits for you: ${asker(change)} asks you to approve or reject it. ${left} left: it expires ${inUtc(change.expiresAt)}.`,
      ),
      ...decideBlocks(change, url),
    ],
  });
};

const yourPart: Record<Concern, string> = {
  initiator: 'You asked for this change.',
  asked: 'You were asked to decide on this change.',
  informed: 'You are told as a Security Officer of the account.',
};

const unreachable = (change: ChangeView, concern: Concern, url: string | null): Draft =>
  ofChange(change, 'Cannot be approved as things are', {
    preheader: `Too few officers may still decide; it expires ${inUtc(change.expiresAt)}.`,
    opening: [
      paragraph(
        `${yourPart[concern]} Too few officers are left who may decide on it: ${counted(change.approvals.missing, 'approval is', 'approvals are')} missing, and ${counted(change.mayStillDecide.length, 'officer', 'officers')} may still decide. It waits until ${inUtc(change.expiresAt)} and then expires, unless another officer can decide before that.`,
      ),
      paragraph(
        concern === 'initiator'
          ? 'You can withdraw it, or ask the support desk to add an officer. An officer added now cannot decide on this change; submit it again then.'
          : 'The support desk can add an officer, who cannot decide on this change but on one submitted after it.',
      ),
      ...decideOptionally(change, url),
    ],
  });

const flagged = (change: ChangeView, concern: Concern, url: string | null): Draft => {
  const { frozen, initiator } = change;
  return ofChange(change, 'Flagged as wrong', {
    preheader: frozen === null ? 'Nothing stops it now.' : `Stopped until ${inUtc(frozen.until)}.`,
    opening: [
      paragraph(
        frozen === null
          ? `${yourPart[concern]} An officer flagged it as wrong. Nothing stops it now.`
          : `${yourPart[concern]} ${shownName(frozen.by.name)} flagged it as wrong. It and the other pending changes of ${shownName(initiator.name)} are stopped until ${inUtc(frozen.until)}.`,
      ),
      paragraph(
        'Look at what was asked, and ask who asked, by another way than this letter. If it is wrong, reject it once it can be decided; if all is well, other officers can lift the flag.',
      ),
      ...(url === null ? [] : linkAndHow(change, url, 'Read the change')),
    ],
  });
};

const flagLifted = (change: ChangeView, concern: Concern, url: string | null): Draft =>
  ofChange(change, 'No longer stopped', {
    preheader: 'The flag on it was lifted.',
    opening: [
      paragraph(
        `${yourPart[concern]} It had been flagged as wrong; enough other officers have lifted that. ${shownSentence(change.waiting)}`,
      ),
      ...(url === null ? [] : linkAndHow(change, url, 'Read the change')),
    ],
  });

const endedLead: Record<ChangeView['state'], string> = {
  pending: 'Pending',
  approved: 'Approved',
  applied: 'Applied',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  expired: 'Expired',
  conflicted: 'Not applied',
  failed: 'Failed',
};

const askedNoMore = (concern: Concern): Block[] =>
  concern === 'asked' ? [paragraph('There is nothing left for you to decide. Your link shows what was decided.')] : [];

const withoutApprovals = ({ state, approvals, initiator }: ChangeView): Block[] =>
  state === 'applied' && approvals.required === 0
    ? [
        paragraph(
          `This account asks for no approvals, so it was applied as soon as ${shownName(initiator.name)} asked. If it should not have been, undo it now.`,
        ),
      ]
    : [];

const submitAgain = ({ state }: ChangeView, concern: Concern): Block[] =>
  concern === 'initiator' && (state === 'conflicted' || state === 'expired')
    ? [paragraph('You can submit it again on the account as it is now.')]
    : state === 'failed'
      ? [paragraph('The operators have been told.')]
      : [];

const ended = (change: ChangeView, concern: Concern): Draft =>
  ofChange(change, endedLead[change.state], {
    preheader: `The change ${outcomeOf(change.state)}.`,
    opening: [
      paragraph(`${yourPart[concern]} ${endingOf(change)}`),
      ...withoutApprovals(change),
      ...submitAgain(change, concern),
      ...askedNoMore(concern),
    ],
  });

const listed = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);

const voided = ({ change, officers, link: url }: Extract<Notice, { type: 'voided' }>): Draft => {
  const names = listed(officers.map(({ name }) => shownName(name)));
  const [lead, sentence] =
    officers.length === 1
      ? ['An approval no longer counts', `The approval of ${names} no longer counts`]
      : ['Approvals no longer count', `The approvals of ${names} no longer count`];
  return ofChange(change, lead, {
    preheader: `${counted(change.approvals.missing, 'more approval')} needed by ${inUtc(change.expiresAt)}.`,
    opening: [
      paragraph(
        `${sentence}: an approval lasts as long as the designation under which it was given, and does not come back with a later one. ${shownSentence(change.waiting)}`,
      ),
      ...decideOptionally(change, url),
    ],
  });
};

const quorumChanged = ({ change, requiredBefore, link: url }: Extract<Notice, { type: 'quorum-changed' }>): Draft => {
  const { required, received } = change.approvals;
  return ofChange(change, `Now needs ${counted(required, 'approval')}`, {
    preheader: `It needed ${requiredBefore} before; ${received} received.`,
    opening: [
      paragraph(
        `What this change needs has changed: ${counted(required, 'approval')}, where it was ${requiredBefore}. ${received} of ${required} are received.`,
      ),
      ...decideOptionally(change, url),
    ],
  });
};

const digest = ({ changes }: Extract<Notice, { type: 'digest' }>): Draft => {
  const [first] = changes;
  if (first === undefined) throw new TypeError('a digest is of at least one change');
  const asking = changes.flatMap(({ change, link }) => (link === null ? [] : [change.assurance]));
  const title = digestTitle(changes);
  return {
    account: first.change.account,
    subject: title,
    tail: '',
    title,
    preheader: 'Several letters in one: each change has a link of its own.',
    opening: [
      ...digestOpening(changes),
      ...[...new Set(asking)].map((assurance) => paragraph(`${OPENING_CHANGES_NOTHING} ${howToDecide[assurance]}`)),
    ],
    sections: digestSections(changes),
  };
};

const draftOf = (notice: Notice): Draft => {
  switch (notice.type) {
    case 'approval-request':
      return approvalRequest(notice.change, notice.link);
    case 'reminder':
      return reminder(notice.change, notice.link, notice.now);
    case 'unreachable':
      return unreachable(notice.change, notice.concern, notice.link);
    case 'flagged':
      return flagged(notice.change, notice.concern, notice.link);
    case 'flag-lifted':
      return flagLifted(notice.change, notice.concern, notice.link);
    case 'ended':
      return ended(notice.change, notice.concern);
    case 'digest':
      return digest(notice);
    case 'voided':
      return voided(notice);
    case 'quorum-changed':
      return quorumChanged(notice);
    case 'invitation':
      return invitation(notice);
    case 'passkey-invitation':
      return passkeyInvitation(notice);
    case 'identity-reset':
      return identityReset(notice);
    case 'address-changed':
      return addressChanged(notice);
  }
};

/**
 * The letter of a notice.
 *
 * @throws TypeError where a link is no http(s) address
 */
export const letterFor = (notice: Notice): Letter => composed(draftOf(notice), notice.to);
