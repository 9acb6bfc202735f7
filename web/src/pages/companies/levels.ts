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

/** The companies from headquarters down to one, itself last. */
export const pathTo = (company: Company, companies: readonly Company[]): readonly Company[] => {
  const above = companies.find(({ id }) => id === company.parentId);
  return above === undefined ? [company] : [...pathTo(above, companies), company];
};
