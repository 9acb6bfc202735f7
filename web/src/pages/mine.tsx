import { Alert, Box, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { shownName } from '../../../src/mail/shown-text';
import { managersOf, useHere, usePaths } from '../app/account';
import { SchemeMenu } from '../app/shell';
import { SignOut } from '../parts/sign-out';
import { Answer, PageHead } from '../parts/states';
import { useTitle } from '../parts/title';
import { rightsQuery } from './person/queries';
import { RightsShown } from './person/rights';

const MyRights = () => {
  const { account, membership } = useHere();
  const [params, setParams] = useSearchParams();
  const shown = params.get('rights') === 'all' ? 'all' : 'has';
  const rights = useQuery(rightsQuery(account, membership.userId));
  return (
    <Stack gap="md" component="section" aria-labelledby="rights">
      <Group justify="space-between" gap="sm">
        <Title order={2} size="h3" id="rights">
          What you may do
        </Title>
        <SegmentedControl
          aria-label="Which functions are shown"
          data={[
            { value: 'has', label: 'What I have' },
            { value: 'all', label: 'Everything' },
          ]}
          value={shown}
          onChange={(value) => setParams(value === 'all' ? { rights: value } : {}, { replace: true })}
        />
      </Group>
      <Answer of={rights} lines={8}>
        {(all) => <RightsShown rights={all} shown={shown} />}
      </Answer>
    </Stack>
  );
};

/** What a user sees who is no officer: themselves, what they may do, and why. */
export const MinePage = () => {
  const { me, membership } = useHere();
  const paths = usePaths();
  useTitle('You');
  return (
    <Box mt="lg">
      <PageHead
        title={shownName(membership.name)}
        lede={
          <>
            {shownName(membership.userName)}
            {me.email !== null && ` · ${shownName(me.email)}`}
          </>
        }
        actions={
          <>
            <SchemeMenu />
            <SignOut me={me} />
          </>
        }
      />
      <Stack gap="lg">
        {membership.status === 'active' ? (
          <>
            <Text size="sm">
              Only the {managersOf(membership)} of this account see and use its security functions. If you need a right,
              ask one of them.
            </Text>
            <Text size="sm">
              <Link to={paths.own}>Your passkeys and tokens</Link>
            </Text>
            <MyRights />
          </>
        ) : (
          <Alert color="amber" variant="light" title="You are suspended in this account">
            Nothing of it can be used until an officer has reinstated you.
          </Alert>
        )}
        {me.accounts.length > 1 && (
          <Text size="sm">
            <Link to="/">Your other accounts</Link>
          </Text>
        )}
      </Stack>
    </Box>
  );
};
