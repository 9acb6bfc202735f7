import type { ChangeView } from '../domain/change-view.ts';
import { paragraph, type Block } from './composition.ts';
import { remarkBlocks } from './remark.ts';
import { shownName } from './shown-text.ts';
import { counted, inUtc } from './times.ts';

const listed = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);

const named = (people: readonly { readonly name: string }[]): string =>
  listed(people.map(({ name }) => shownName(name)));

/** Who lifts it earlier, who has said so, and who may. */
const liftWords = ({ initiator }: ChangeView, { by, lifts, mayLift }: NonNullable<ChangeView['frozen']>): string => {
  const aside = [...new Set([shownName(by.name), shownName(initiator.name)])].join(' and ');
  const said =
    lifts.by.length === 0 ? 'Nobody has said so yet.' : `${named(lifts.by)} said so; ${lifts.missing} more needed.`;
  const may = mayLift.length === 0 ? 'Nobody else may now.' : `Who may: ${named(mayLift)}.`;
  return `${counted(lifts.required, 'officer', 'officers')} other than ${aside} can lift it earlier, each on the page of the change. ${said} ${may}`;
};

/** That a change is stopped: by whom, until when, in whose words, and what lifts it (R50). Nothing where it is not. */
export const stopBlocks = (view: ChangeView): Block[] => {
  const { frozen, number, expiresAt, approvals } = view;
  if (frozen === null) return [];
  const by = shownName(frozen.by.name);
  const what = frozen.change.number === number ? 'this change' : `change #${frozen.change.number} of the same officer`;
  const meanwhile =
    approvals.missing > 0
      ? `Its own time runs on: it expires ${inUtc(expiresAt)}.`
      : 'It has its approvals, and is applied once nothing stops it.';
  return [
    paragraph(
      `${by} flagged ${what} as wrong, ${inUtc(frozen.at)}. Until ${inUtc(frozen.until)} nobody decides on this change and nothing of it is applied. ${meanwhile}`,
    ),
    ...(frozen.comment === null || frozen.comment.trim() === ''
      ? []
      : [paragraph(`${by} wrote:`), ...remarkBlocks(frozen.comment)]),
    paragraph(liftWords(view, frozen)),
  ];
};
