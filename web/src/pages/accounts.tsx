import { Box, Button, Group, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChevronRight } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { shownName } from '../../../src/mail/shown-text';
import { meQuery } from '../api/queries';
import type { Membership } from '../app/account';
import { SchemeMenu } from '../app/shell';
import { PersonBadges } from '../parts/person-badges';
import { SignOut } from '../parts/sign-out';
import { Answer, Empty, PageHead } from '../parts/states';
import { sectionTitle } from '../parts/words';
import './people/people.css';

const Account = ({ membership }: { membership: Membership }) => {
  const { slug, name, userName, clientType, officer, owner, status } = membership;
  return (
    <li>
      <Link to={`/accounts/${encodeURIComponent(slug)}`} className="account-row">
        <span>
          <Text component="span" display="block" fw={600} className="person-name">
            {shownName(name)}
          </Text>
          <Text component="span" size="sm" c="dimmed">
            {sectionTitle(clientType)} · {shownName(userName)}
          </Text>
        </span>
        <Group component="span" gap={6} wrap="nowrap">
          <PersonBadges user={{ officer: officer && clientType === 'organization', owner, status }} />
          <IconChevronRight size={16} aria-hidden className="person-go" />
        </Group>
      </Link>
    </li>
  );
};

/** Somebody with several accounts, or with none: they choose one, or open one. */
export const AccountsPage = () => {
  const me = useQuery(meQuery);
  const email = me.data?.email ?? null;
  useEffect(() => {
    document.title = 'Your accounts · Countersign';
  }, []);
  return (
    <Box mt="lg">
      <PageHead
        title="Your accounts"
        lede={email === null ? undefined : `Signed in as ${shownName(email)}`}
        actions={
          <>
            <SchemeMenu />
            <Button component={Link} to="/apply">
              Open an account
            </Button>
            {me.data !== undefined && <SignOut me={me.data} />}
          </>
        }
      />
      <Answer of={me}>
        {({ accounts }) =>
          accounts.length === 0 ? (
            <Empty title="You are in no account">
              Open one, or ask an officer of the account that you expected to add this address.
            </Empty>
          ) : (
            <Paper withBorder component="ul" className="account-list">
              {accounts.map((membership) => (
                <Account key={membership.id} membership={membership} />
              ))}
            </Paper>
          )
        }
      </Answer>
    </Box>
  );
};
