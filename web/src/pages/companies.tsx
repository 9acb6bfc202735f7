import { useQuery } from '@tanstack/react-query';
import { companiesQuery, functionsQuery, type Company, type Section } from '../api/queries';
import { useHere, usePaths } from '../app/account';
import { useAddress } from '../parts/address';
import { Split, useIsNarrow } from '../parts/split';
import { Answer, Empty, PageHead } from '../parts/states';
import { useTitle } from '../parts/title';
import { CompanyDetail } from './companies/company-detail';
import { branchOf, pathTo, treeOf } from './companies/levels';
import { Tree } from './companies/tree';
import { sectionsOfRights, titlesOf } from './roles/rights-by-section';
import './companies/companies.css';

const Found = ({ companies, sections }: { companies: readonly Company[]; sections: readonly Section[] }) => {
  const { get } = useAddress();
  const paths = usePaths();
  const isNarrow = useIsNarrow();
  const asked = get('company');
  const tree = treeOf(companies);
  const ofRights = sectionsOfRights(sections);
  const ofAccount = ofRights.flatMap(({ codes }) => codes);
  const chosen = asked === null ? (isNarrow ? undefined : tree[0]) : branchOf(tree, asked);
  return (
    <Split
      list={
        <nav aria-label="Companies">
          <Tree branches={tree} open={chosen?.company.id ?? null} of={ofAccount.length} />
        </nav>
      }
      detail={
        chosen !== undefined ? (
          <CompanyDetail
            key={chosen.company.id}
            branch={chosen}
            levels={pathTo(chosen.company, companies)}
            sections={ofRights}
            titles={titlesOf(sections)}
          />
        ) : asked !== null ? (
          <Empty title="There is nothing here">The company may have been removed. Choose another.</Empty>
        ) : null
      }
      back={{ to: paths.place('companies'), one: 'company', words: 'All companies' }}
    />
  );
};

/** Headquarters and the companies under it, and what each level takes away of what the account has (R22). */
export const CompaniesPage = () => {
  useTitle('Companies');
  const { account } = useHere();
  const companies = useQuery(companiesQuery(account));
  const functions = useQuery(functionsQuery(account));
  return (
    <>
      <PageHead
        title="Companies"
        lede="A company role is a ceiling: nobody in the company, or in any company under it, can exceed it."
      />
      <Answer of={companies} lines={6}>
        {(found) => (
          <Answer of={functions} lines={6}>
            {({ sections }) => <Found companies={found} sections={sections} />}
          </Answer>
        )}
      </Answer>
    </>
  );
};
