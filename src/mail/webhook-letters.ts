import { linkBlock, paragraph } from './composition.ts';
import { composed, type Letter } from './composed.ts';
import type { AccountName, Recipient } from './notice.ts';
import { shownName } from './shown-text.ts';

/** A webhook that takes nothing any more. */
export interface SilentWebhook {
  readonly account: AccountName;
  readonly webhook: { readonly id: string; readonly name: string };
}

/** Tells an officer that a message to a webhook was given up; of those after it nobody is told until one arrives. */
export const webhookLetter = ({ account, webhook }: SilentWebhook, to: Recipient, publicUrl: string): Letter => {
  const name = shownName(webhook.name);
  return composed(
    {
      account,
      subject: 'A webhook takes no messages',
      tail: '',
      title: `The webhook ${name} takes no messages`,
      preheader: 'A message to it was given up after about a day, or it says that it is gone.',
      opening: [
        paragraph(
          `A message to the webhook ${name} of ${shownName(account.name)} was given up: what receives it has not taken it in about a day, or says that it is gone. You are told once, until it takes a message again.`,
        ),
        paragraph(
          'Nothing is lost: whoever runs what receives it can mend it, and an officer of headquarters can then have what was given up sent again. The account itself is not touched by this.',
        ),
        linkBlock('Read the account', `${publicUrl}/accounts/${account.slug}`),
      ],
      sections: [],
    },
    to,
  );
};
