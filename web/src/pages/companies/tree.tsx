import { Badge, Text } from '@mantine/core';
import { counted } from '../../../../src/mail/times';
import type { Company } from '../../api/queries';
import { usePaths } from '../../app/account';
import { SplitLink } from '../../parts/split';
import type { BranchOf } from './levels';

interface Props {
  readonly branches: readonly BranchOf<Company>[];
  readonly open: string | null;
  /** How many rights the account has. */
  readonly of: number;
}

const Item = ({ branch, open, of }: Omit<Props, 'branches'> & { branch: BranchOf<Company> }) => {
  const paths = usePaths();
  const { id, name, users, ceiling, companyRoles, pendingChanges } = branch.company;
  return (
    <li>
      <SplitLink to={`${paths.place('companies')}?company=${encodeURIComponent(id)}`} isOpen={id === open}>
        <span className="grow">
          <span className="split-name">{name}</span>
          <Text span size="xs" c="dimmed" display="block">
            {counted(users, 'person', 'people')} · {ceiling.length} of {of} rights
            {companyRoles.length > 0 && ` · ${counted(companyRoles.length, 'company role')}`}
          </Text>
          <span className="tree-bar" aria-hidden="true">
            <span style={{ width: `${of === 0 ? 0 : (ceiling.length / of) * 100}%` }} />
          </span>
          {pendingChanges.length > 0 && (
            <Badge color="amber" variant="light" radius="sm" size="sm" tt="none" mt={6}>
              {counted(pendingChanges.length, 'open change')}
            </Badge>
          )}
        </span>
      </SplitLink>
      {branch.under.length > 0 && <Tree branches={branch.under} open={open} of={of} />}
    </li>
  );
};

/** Companies under companies, each with how much of the account's rights it can have. */
export const Tree = ({ branches, open, of }: Props) => (
  <ul className="tree">
    {branches.map((branch) => (
      <Item key={branch.company.id} branch={branch} open={open} of={of} />
    ))}
  </ul>
);
