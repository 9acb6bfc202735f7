import { Anchor } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import { companiesQuery, functionsQuery, type Company, type Section } from '../api/queries';
import { useHere } from '../app/account';
import { useAddress } from '../parts/address';
import { Answer, Empty, PageHead } from '../parts/states';
import { useTitle } from '../parts/title';
import { CompanyDetail } from './companies/company-detail';
import { branchOf, pathTo, treeOf } from './companies/levels';
import { Tree } from './companies/tree';
import { sectionsOfRights, titlesOf } from './roles/rights-by-section';
import '../parts/split.css';
import './companies/companies.css';

const Split = ({ companies, sections }: { companies: readonly Company[]; sections: readonly Section[] }) => {
  const { get, set } = useAddress();
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
  const asked = get('company');
  const tree = treeOf(companies);
  const ofRights = sectionsOfRights(sections);
  const ofAccount = ofRights.flatMap(({ codes }) => codes);
  const chosen = asked === null ? (isNarrow === true ? undefined : tree[0]) : branchOf(tree, asked);
  const list = <Tree branches={tree} open={chosen?.company.id ?? null} of={ofAccount.length} />;
  const detail =
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
    ) : null;
  if (isNarrow !== true)
    return (
      <div className="split">
        <nav aria-label="Companies">{list}</nav>
        <div>{detail}</div>
      </div>
    );
  return detail === null ? (
    <nav aria-label="Companies">{list}</nav>
  ) : (
    <>
      <Anchor
        component="button"
        type="button"
        size="sm"
        mb="md"
        className="split-back"
        onClick={() => set('company', null)}
      >
        <IconArrowLeft size={16} aria-hidden /> All companies
      </Anchor>
      {detail}
    </>
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
            {({ sections }) => <Split companies={found} sections={sections} />}
          </Answer>
        )}
      </Answer>
    </>
  );
};
