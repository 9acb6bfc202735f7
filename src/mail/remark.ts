import { paragraph, type Block } from './composition.ts';
import { shownRemark, wasGuarded } from './shown-text.ts';

const GUARD_NOTE =
  'The square brackets in these words were put there by Countersign, so that no address in them is a link.';

/** People's words: marked as theirs, and said where they were guarded against becoming links (R49). */
export const remarkBlocks = (remark: string): Block[] => [
  { is: 'quote', text: shownRemark(remark) },
  ...(wasGuarded(remark) ? [paragraph(GUARD_NOTE)] : []),
];
