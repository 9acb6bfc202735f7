import { compositionText, titleText } from './composition-text.ts';
import { paragraph, type Block, type Section } from './composition.ts';
import { letterHtml } from './letter-html.ts';
import type { AccountName, Recipient } from './notice.ts';
import { shownName } from './shown-text.ts';

export interface Letter {
  /** One line of at most 200 characters. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const SUBJECT_LIMIT = 200;
const SUBJECT_ACCOUNT_LIMIT = 60;

const AUTOMATIC =
  'This letter was sent automatically; nobody reads answers to it. Countersign never asks for a decision or a password by letter.';

/** What a letter says, before it is made into text and HTML. */
export interface Draft {
  readonly account: AccountName;
  /** Names nobody: mail servers write subjects into their logs. */
  readonly subject: string;
  /** What stays at the end of the subject, however long the rest is. */
  readonly tail: string;
  readonly title: string;
  readonly preheader: string;
  readonly opening: readonly Block[];
  readonly sections: readonly Section[];
}

const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

const cut = (text: string, limit: number): string => {
  const characters = [...text];
  return characters.length <= limit
    ? text
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
};

/** A header's value: on one line whatever is in it, so that nothing can add a header or hide in one. */
const subjectLine = ({ account, subject, tail }: Draft): string => {
  const plain = (text: string): string => text.replace(CONTROLS, ' ').replace(/\s+/gu, ' ').trim();
  const lead = `[${cut(plain(account.name), SUBJECT_ACCOUNT_LIMIT)}] `;
  const room = SUBJECT_LIMIT - [...lead].length - [...tail].length;
  return `${lead}${cut(plain(subject), room)}${tail}`;
};

/** A draft as a letter to somebody: a subject that is safe in a header, and a text and an HTML part that say the same. */
export const composed = (draft: Draft, to: Recipient): Letter => {
  const account = shownName(draft.account.name);
  const greeting = `Hello ${shownName(to.name)},`;
  const sections: Section[] = [{ heading: null, blocks: draft.opening }, ...draft.sections];
  const footer: Section = { heading: null, blocks: [paragraph(AUTOMATIC)] };
  return {
    subject: subjectLine(draft),
    text: `Countersign · ${account}\n\n${titleText(draft.title)}\n\n${greeting}\n\n${compositionText([...sections, footer])}\n`,
    html: letterHtml({
      account,
      title: draft.title,
      preheader: draft.preheader,
      greeting,
      sections,
      footer: AUTOMATIC,
    }),
  };
};
