import type { Company } from '../../api/queries';

export interface Branch {
  readonly company: Company;
  readonly under: readonly Branch[];
  /** People here and in every company under it. */
  readonly people: number;
}

/** Companies as the tree that they are, headquarters first; siblings as the API orders them. */
export const treeOf = (companies: readonly Company[]): readonly Branch[] => {
  const byParent = Map.groupBy(companies, ({ parentId }) => parentId);
  const under = (parentId: string | null): readonly Branch[] =>
    (byParent.get(parentId) ?? []).map((company) => {
      const below = under(company.id);
      return { company, under: below, people: below.reduce((sum, { people }) => sum + people, company.users) };
    });
  return under(null);
};

export const branchOf = (tree: readonly Branch[], id: string): Branch | undefined => {
  for (const branch of tree) {
    const found = branch.company.id === id ? branch : branchOf(branch.under, id);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** One company on the way down from headquarters, and the rights that end at it (R22). */
export interface Level {
  readonly company: Company;
  readonly takesAway: readonly string[];
}

/** From headquarters, which is within the account's rights, down to a company. */
export const levelsTo = (
  company: Company,
  companies: readonly Company[],
  ofAccount: readonly string[],
): readonly Level[] => {
  const path: Company[] = [];
  for (let at: Company | undefined = company; at !== undefined;) {
    path.unshift(at);
    const parentId: string | null = at.parentId;
    at = companies.find(({ id }) => id === parentId);
  }
  return path.map((at, index) => ({
    company: at,
    takesAway: (path[index - 1]?.ceiling ?? ofAccount).filter((code) => !at.ceiling.includes(code)),
  }));
};
