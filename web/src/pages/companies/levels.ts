/** As much of a company as the tree is made of. */
export interface Placed {
  readonly id: string;
  readonly parentId: string | null;
  readonly users: number;
}

export interface BranchOf<C extends Placed> {
  readonly company: C;
  readonly under: readonly BranchOf<C>[];
  /** People here and in every company under it. */
  readonly people: number;
}

/** Companies as the tree that they are, headquarters first; siblings as the API orders them. */
export const treeOf = <C extends Placed>(companies: readonly C[]): readonly BranchOf<C>[] => {
  const under = (parentId: string | null): readonly BranchOf<C>[] =>
    companies
      .filter((company) => company.parentId === parentId)
      .map((company) => {
        const below = under(company.id);
        return { company, under: below, people: below.reduce((sum, { people }) => sum + people, company.users) };
      });
  return under(null);
};

export const branchOf = <C extends Placed>(tree: readonly BranchOf<C>[], id: string): BranchOf<C> | undefined => {
  for (const branch of tree) {
    const found = branch.company.id === id ? branch : branchOf(branch.under, id);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The companies from headquarters down to one, itself last. */
export const pathTo = <C extends Placed>(company: C, companies: readonly C[]): readonly C[] => {
  const above = companies.find(({ id }) => id === company.parentId);
  return above === undefined ? [company] : [...pathTo(above, companies), company];
};
