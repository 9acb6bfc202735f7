import { linkBlock, paragraph } from './composition.ts';
import type { Draft } from './composed.ts';
import type { Notice } from './notice.ts';
import { shownName } from './shown-text.ts';
import { inUtc } from './times.ts';

/*
 * The letters about how somebody comes in, and where they are reached.
 */

export const invitation = (notice: Extract<Notice, { type: 'invitation' }>): Draft => {
  const { account, officer, to, signInUrl, enrolUrl, lapsesAt } = notice;
  const name = shownName(account.name);
  return {
    account,
    subject: officer ? 'You are a Security Officer' : 'You have been given access',
    tail: '',
    title: `You have been given access to ${name}`,
    preheader: `Sign in once before ${inUtc(lapsesAt)}.`,
    opening: [
      paragraph(
        officer
          ? `You have been given access to ${name} as a Security Officer: you see its security functions, start changes, and decide on the changes of other officers.`
          : `You have been given access to ${name}.`,
      ),
      paragraph(
        `Sign in with the account at your identity provider whose verified address is ${to.email}. The first sign-in binds your access to it; nobody else can use it after that. The invitation lapses after 30 days, ${inUtc(lapsesAt)}.`,
      ),
      linkBlock('Sign in', signInUrl),
      paragraph(
        'If you have no identity provider, make a passkey instead, which your phone, computer or security key keeps. That link is yours alone, and works once:',
      ),
      linkBlock('Make a passkey', enrolUrl),
      paragraph('If you did not expect this, do not sign in; without a sign-in the invitation lapses by itself.'),
    ],
    sections: [],
  };
};

export const passkeyInvitation = (notice: Extract<Notice, { type: 'passkey-invitation' }>): Draft => {
  const { account, enrolUrl, lapsesAt } = notice;
  const name = shownName(account.name);
  return {
    account,
    subject: 'Make a passkey',
    tail: '',
    title: `Make a passkey for ${name}`,
    preheader: `The link works until ${inUtc(lapsesAt)}, once.`,
    opening: [
      paragraph(
        `You may enrol a passkey for ${name}: it signs you in, and signs what you decide. Your phone, computer or security key keeps it. Open the link in the browser in which you are signed in; it works until ${inUtc(lapsesAt)}, once.`,
      ),
      linkBlock('Make a passkey', enrolUrl),
      paragraph(
        'If nobody told you of this and you did not ask for it, do not open the link, and tell a Security Officer of the account.',
      ),
    ],
    sections: [],
  };
};

export const identityReset = ({ account, changeNumber, at }: Extract<Notice, { type: 'identity-reset' }>): Draft => {
  const name = shownName(account.name);
  return {
    account,
    subject: 'How you sign in was reset',
    tail: ` (#${changeNumber})`,
    title: `How you sign in to ${name} was reset`,
    preheader: `By change #${changeNumber}, ${inUtc(at)}.`,
    opening: [
      paragraph(
        `Change #${changeNumber} of ${name} has ended the identity and the passkeys that you signed in with, ${inUtc(at)}, and every link and session of yours. You are invited anew, by a letter of its own.`,
      ),
      paragraph(
        'If you know of this, there is nothing else to do. If you do not, tell another Security Officer of the account or the support desk now: somebody may be trying to decide in your name.',
      ),
    ],
    sections: [],
  };
};

export const addressChanged = ({ account, changeNumber, at }: Extract<Notice, { type: 'address-changed' }>): Draft => {
  const name = shownName(account.name);
  return {
    account,
    subject: 'Your address was changed',
    tail: ` (#${changeNumber})`,
    title: `Your address for ${name} was changed`,
    preheader: `By change #${changeNumber}, ${inUtc(at)}.`,
    opening: [
      paragraph(
        `Change #${changeNumber} of ${name} gave you another address, ${inUtc(at)}. Letters about the account no longer come here, and every link that was sent here before has ended.`,
      ),
      paragraph(
        'If you know of this, there is nothing to do. If you do not, tell another Security Officer of the account or the support desk now: somebody may be trying to decide in your name.',
      ),
    ],
    sections: [],
  };
};
