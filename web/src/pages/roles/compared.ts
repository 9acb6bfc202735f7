export interface Compared {
  readonly onlyFirst: readonly string[];
  readonly both: readonly string[];
  readonly onlySecond: readonly string[];
}

/** What two roles have in common, and what only one of them has. */
export const compared = (first: readonly string[], second: readonly string[]): Compared => ({
  onlyFirst: first.filter((code) => !second.includes(code)),
  both: first.filter((code) => second.includes(code)),
  onlySecond: second.filter((code) => !first.includes(code)),
});
