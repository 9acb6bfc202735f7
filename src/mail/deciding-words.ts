import type { ChangeView } from '../domain/change-view.ts';
import { shownName, shownSentence } from './shown-text.ts';
import { counted } from './times.ts';

type AboutReader = ChangeView['mayStillDecide'][number]['about'];

/** What stands above a decision. */
export const DECISION_IS_FINAL = 'A decision is final. It holds for exactly what is shown here.';

/** What the passkey of whoever decides is for (R40). */
export const PASSKEY_SIGNS = 'Your passkey signs it: exactly this change, and your verdict.';

/** Who reads the comment of a decision. */
export const COMMENT_IS_READ = 'Everybody who reads the change reads it.';

/** What whoever asked for a change reads instead of a form (R7). */
export const YOUR_OWN_CHANGE =
  'You asked for this change yourself, so other officers decide on it. Nobody decides on their own.';

/** Why a reader may not decide, from what excludes them. */
export const mayNotDecide = ({ code, text }: ChangeView['excluded'][number]['why']): string =>
  code === 'self_approval' ? YOUR_OWN_CHANGE : `You may not decide on it, as an officer who ${shownSentence(text)}.`;

/** What an approval does now. */
export const approveMeans = ({ approvals }: Pick<ChangeView, 'approvals'>): string =>
  approvals.missing <= 1
    ? 'Yours is the last approval that it needs: the change is applied at once.'
    : `${counted(approvals.missing, 'approval is', 'approvals are')} missing; yours is one of them.`;

/** What a rejection does: of whomever the change takes something from, nothing (R46). */
export const rejectMeans = (about: AboutReader): string =>
  about === 'taking'
    ? 'Goes on record, and ends nothing: nobody can veto what is taken from them.'
    : 'Ends the change for everybody. Nothing is altered.';

/** What saying that a change looks wrong does (R50). */
export const flagMeans = ({ initiator }: Pick<ChangeView, 'initiator'>): string =>
  `Decides nothing: it and the other pending changes of ${shownName(initiator.name)} stop for 24 hours, and every officer is told. You can do so once a day.`;

/** What lifting a flag does. */
export const LIFT_DECIDES_NOTHING =
  'Lifting the flag decides nothing: the change goes on waiting, or is applied if it has its approvals.';

/** What the reader's word does where several officers are needed to lift a flag. */
export const liftMeans = ({ frozen }: Pick<ChangeView, 'frozen'>): string => {
  const missing = frozen?.lifts.missing ?? 1;
  return missing <= 1
    ? 'Yours is the last word that it needs: it is lifted at once.'
    : `${missing} officers are needed; you are one of them.`;
};

/** What whoever decides is told of a change about them (R46), in two halves. */
export const ABOUT_YOU = {
  said: 'This change is about you.',
  means: 'You may decide on it, and the record says that you are its subject.',
} as const;
