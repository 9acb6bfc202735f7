import type { Section } from '../../api/queries';
import { givable } from '../../draft/schema';

export interface SectionOfRights {
  readonly section: string;
  readonly codes: readonly string[];
}

/** The rights that an account has, by section: what roles are made of. */
export const sectionsOfRights = (sections: readonly Section[]): readonly SectionOfRights[] =>
  givable(sections).map(({ section, functions }) => ({ section, codes: functions.map(({ code }) => code) }));

export const titlesOf = (sections: readonly Section[]): ReadonlyMap<string, string> =>
  new Map(sections.flatMap(({ functions }) => functions.map(({ code, title }) => [code, title] as const)));

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

/** Rights under the headings of their sections; sections without any are left out. */
export const grouped = (codes: readonly string[], sections: readonly SectionOfRights[]): readonly SectionOfRights[] => {
  const wanted = new Set(codes);
  return sections
    .map(({ section, codes: all }) => ({ section, codes: all.filter((code) => wanted.has(code)) }))
    .filter(({ codes: held }) => held.length > 0);
};
