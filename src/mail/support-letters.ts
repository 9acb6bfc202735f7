import type { SupportRequestView } from '../domain/support-request-view.ts';
import { linkBlock, paragraph, type Block } from './composition.ts';
import { composed, type Draft, type Letter } from './composed.ts';
import { LIMITS } from './letters.ts';
import type { Recipient } from './notice.ts';
import {
  filedBy,
  requestEndingOf,
  requestHeadlineOf,
  requestOutcomeOf,
  requestSummary,
  timeOf,
} from './request-summary.ts';
import { shownName } from './shown-text.ts';
import { inUtc, timeBetween } from './times.ts';

/**
 * Something that officers are told of a request to the support desk. The link is the reader's own, `PUBLIC_URL/object/…`;
 * null where there is nothing for them to object to. Times are RFC 3339 in UTC.
 */
export interface SupportNotice {
  /** It was filed; it has its operators; an officer has objected; it has ended. */
  readonly type: 'filed' | 'cooling' | 'objected' | 'ended';
  readonly to: Recipient;
  readonly request: SupportRequestView;
  readonly link: string | null;
  readonly now: string;
}

const objectBlocks = (url: string | null): Block[] =>
  url === null
    ? []
    : [
        linkBlock('Read it, or object', url),
        paragraph(
          'Opening the link changes nothing. You object with a button on the page that it opens. The first objection calls for a third operator and gives everybody the whole time again; it does not end the request. The link is yours alone: it works in your name.',
        ),
      ];

const KNOWN =
  'If you know of this and agree, there is nothing to do. If you do not know of it, object, and ask the other officers and the support desk.';

const asking = (request: SupportRequestView): string =>
  `${filedBy(request)} has asked the support desk for this, ${inUtc(request.filedAt)}. It does not go by the approvals of your account: two operators of the service decide on it, neither of them a user of the account.`;

type Said = Pick<Draft, 'subject' | 'preheader' | 'opening'>;

const filed = ({ request, link: url }: SupportNotice): Said => ({
  subject: `Asked of the support desk: ${request.title}`,
  preheader: `Two operators decide on it; you can object. Filed ${inUtc(request.filedAt)}.`,
  opening: [
    paragraph(asking(request)),
    paragraph(
      `Nothing is altered yet. When it is approved you are told again, and have ${timeOf(request.coolingHours)} from then to object before it is applied. You can object now as well. ${KNOWN}`,
    ),
    ...objectBlocks(url),
  ],
});

const cooling = ({ request, link: url, now }: SupportNotice): Said => {
  const until = request.coolingUntil ?? request.lapsesAt;
  const left = Date.parse(until) > Date.parse(now) ? ` (${timeBetween(now, until)} from now)` : '';
  return {
    subject: `Approved by the support desk: ${request.title}`,
    preheader: `It is applied after ${inUtc(until)} unless an officer objects.`,
    opening: [
      paragraph(
        `Operators of the support desk have approved this request. It is applied after ${inUtc(until)}${left}, unless an officer objects before.`,
      ),
      paragraph(asking(request)),
      paragraph(KNOWN),
      ...objectBlocks(url),
    ],
  };
};

const objected = ({ request, link: url }: SupportNotice): Said => {
  const who = request.objections.find(({ counts }) => counts)?.user.name;
  const until =
    request.coolingUntil === null
      ? `Once they have approved it you have ${timeOf(request.coolingHours)} to object.`
      : `The time has begun anew: it is not applied before ${inUtc(request.coolingUntil)}.`;
  return {
    subject: `An officer objected: ${request.title}`,
    preheader: 'A third operator has to approve it, knowing of the objection.',
    opening: [
      paragraph(
        `${who === undefined ? 'An officer' : shownName(who)} objected to this request. A third operator, who knows of the objection, has to approve it as well. ${until}`,
      ),
      paragraph('One more objection goes on record and changes nothing.'),
      ...objectBlocks(url),
    ],
  };
};

const ENDED = {
  applied: 'Done by the support desk',
  rejected: 'Rejected by the support desk',
  lapsed: 'Lapsed',
  conflicted: 'Not applied',
  filed: 'Filed',
  cooling: 'Approved',
} as const;

const ended = ({ request }: SupportNotice): Said => ({
  subject: `${ENDED[request.state]}: ${request.title}`,
  preheader: `The request ${requestOutcomeOf(request.state)}.`,
  opening: [
    paragraph(requestEndingOf(request)),
    paragraph(
      request.state === 'applied'
        ? 'It stands in the trail of your account as a change of the support desk, with the operators who approved it. If it should not have been, tell the other officers and the support desk now.'
        : 'If it is still wanted, it can be asked of the support desk again.',
    ),
  ],
});

const said = { filed, cooling, objected, ended } as const;

/**
 * The letter of a notice about a request to the support desk.
 *
 * @throws TypeError where a link is no http(s) address
 */
export const supportLetterFor = (notice: SupportNotice): Letter => {
  const { request, to, type } = notice;
  return composed(
    {
      account: request.account,
      tail: '',
      title: requestHeadlineOf(request),
      sections: requestSummary(request, LIMITS),
      ...said[type](notice),
    },
    to,
  );
};
