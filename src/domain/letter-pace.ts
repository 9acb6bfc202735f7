/** As many letters go to one person of an account within `PACE_MS` (R48). */
export const LETTERS_AT_PACE = 10;
export const PACE_MS = 5 * 60_000;

/**
 * When the next letter to somebody can go: null for now, else when the letters before it are old enough. `sentAt` are
 * times of letters to them, in any order. Milliseconds.
 */
export const roomForLetter = (sentAt: readonly number[], now: number): number | null => {
  const recent = sentAt.filter((at) => at > now - PACE_MS).sort((a, b) => b - a);
  const hinders = recent[LETTERS_AT_PACE - 1];
  return hinders === undefined ? null : hinders + PACE_MS;
};

/**
 * Of access, addresses and flags people hear at once and by themselves: such letters neither wait nor make others wait.
 */
const urgent = [
  'invitation',
  'passkey-invitation',
  'passkey-invitation-',
  'address-changed',
  'identity-reset',
  'flagged-',
];

/** Whether letters of a kind keep to the pace. */
export const keepsPace = (noticeKind: string): boolean =>
  !urgent.some((kind) => (kind.endsWith('-') ? noticeKind.startsWith(kind) : noticeKind === kind));
