import type { Event } from '../api/queries';

/** What a type of event is called. */
export const eventTitles: Readonly<Record<string, string>> = {
  'account.opened': 'The account was opened',
  'change.submitted': 'A change was submitted',
  'change.approved': 'A change had its approvals',
  'change.reopened': 'A change needed approvals again',
  'change.applied': 'A change was applied',
  'change.ended': 'A change ended',
  'decision.recorded': 'A decision was recorded',
  'decision.refused': 'A decision was refused',
  'change.flagged': 'A change was flagged as wrong',
  'change.unflagged': 'Somebody said that a flag can be lifted',
  'notice.sent': 'Letters were sent',
  'identity.bound': 'An identity was bound',
  'identity.unbound': 'An identity was unbound',
  'identity.signed-in': 'Somebody signed in to decide',
  'service-token.secret-made': 'A service token’s secret was taken',
  'service-token.secret-ended': 'A service token’s secret ended',
  'support-request.filed': 'The support desk was asked',
  'support-request.decided': 'An operator decided',
  'support-request.refused': 'An operator’s decision was refused',
  'support-request.objected': 'An officer objected',
  'support-request.cooling': 'The time to object began',
  'support-request.applied': 'What the desk decided was applied',
  'support-request.ended': 'A request to the desk ended',
  'authenticator.enrolled': 'A passkey was made',
  'authenticator.ended': 'A passkey ended',
  'personal-token.made': 'A personal token was made',
  'personal-token.ended': 'A personal token ended',
  'scim.named': 'An identity provider named a user or a group',
  'webhook.secret-made': 'A webhook’s secret was taken',
  'webhook.secret-ended': 'A webhook’s secrets ended',
  'webhook.given-up': 'A message to a webhook was given up',
  'webhook.replayed': 'A message to a webhook was sent again',
  'signal.ignored': 'A signal to a workflow was ignored',
  'workflow.restarted': 'A workflow was started again',
};

export const eventTypes = Object.keys(eventTitles);

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const lettersOf = (data: Event['data']): string => {
  const count = (name: string): number => (Array.isArray(data[name]) ? (data[name] as unknown[]).length : 0);
  const [sent, failed] = [count('sent'), count('failed')];
  return `${sent === 1 ? 'One letter was' : `${sent} letters were`} sent${failed > 0 ? `, ${failed} could not be` : ''}`;
};

const verdicts: Readonly<Record<string, string>> = { approve: 'approved it', reject: 'rejected it' };
const means: Readonly<Record<string, string>> = {
  link: 'with the link alone',
  session: 'signed in',
  passkey: 'with a passkey',
};

/** What an event tells, in a sentence without its end. */
export const eventWords = ({ type, actor, data }: Pick<Event, 'type' | 'actor' | 'data'>): string => {
  const who = actor?.name ?? 'Countersign';
  switch (type) {
    case 'change.submitted':
      return `${who} submitted it`;
    case 'decision.recorded':
      return [who, verdicts[String(data['verdict'])] ?? 'decided', means[String(data['assurance'])]]
        .filter(Boolean)
        .join(' ');
    case 'decision.refused':
      return `${who} tried to decide, and was refused (${String(data['code'])})`;
    case 'change.approved':
      return 'It had all its approvals';
    case 'change.reopened':
      return 'An approval stopped counting: it waits again';
    case 'change.applied':
      return `It was applied, as version ${String(data['version'])} of the account`;
    case 'change.ended':
      return `It ended: ${text(data['state']) ?? 'not applied'}`;
    case 'change.flagged':
      return `${who} flagged it as wrong`;
    case 'change.unflagged':
      return `${who} said that the flag can be lifted`;
    case 'notice.sent':
      return lettersOf(data);
    case 'identity.signed-in':
      return `${who} signed in to decide`;
    default:
      return actor === null
        ? (eventTitles[type] ?? type)
        : `${who}: ${(eventTitles[type] ?? type).replace(/^./, (first) => first.toLowerCase())}`;
  }
};
