import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { accountQuery, officersQuery } from '../api/queries';
import { useHere } from '../app/account';
import { Answer, Empty, PageHead } from '../parts/states';
import { useTitle } from '../parts/title';
import { AuthorizersShown } from './officers/authorizers';
import { OfficerList } from './officers/officer-list';
import { PolicyShown } from './officers/policy';
import { StrengthShown } from './officers/strength';
import { TokensShown } from './officers/tokens';

const Organization = () => {
  const { account } = useHere();
  const itself = useQuery(accountQuery(account));
  const officers = useQuery(officersQuery(account));
  return (
    <Stack gap="xl">
      <Answer of={itself} lines={6}>
        {(read) => (
          <Answer of={officers}>
            {(people) => (
              <>
                <div className="choices">
                  <StrengthShown account={read} officers={people} />
                  <PolicyShown policy={read.policy} />
                </div>
                <OfficerList officers={people} assurance={read.policy.approvalAssurance} />
              </>
            )}
          </Answer>
        )}
      </Answer>
      <AuthorizersShown />
      <TokensShown />
    </Stack>
  );
};

/** Who signs for the account, how many it takes, and who authorizes what. */
export const OfficersPage = () => {
  const { membership } = useHere();
  useTitle('Officers and authorizers');
  return (
    <>
      <PageHead
        title="Officers and authorizers"
        lede="Who may start and sign changes, how many signatures a change needs, and who authorizes in the portal and in funding."
      />
      {membership.clientType === 'organization' ? (
        <Organization />
      ) : (
        <Empty title="Only an organization has officers">
          The owners of this account add users and give rights by themselves.
        </Empty>
      )}
    </>
  );
};
