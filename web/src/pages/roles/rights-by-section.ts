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

/** Rights under the headings of their sections; sections without any are left out. */
export const grouped = (codes: readonly string[], sections: readonly SectionOfRights[]): readonly SectionOfRights[] => {
  const wanted = new Set(codes);
  return sections
    .map(({ section, codes: all }) => ({ section, codes: all.filter((code) => wanted.has(code)) }))
    .filter(({ codes: held }) => held.length > 0);
};
