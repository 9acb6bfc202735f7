import { Button, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { ProblemError } from '../../../src/client/problem';
import { meQuery } from '../api/queries';
import { Loading, Refusal } from '../parts/states';
import type { Me } from './account';

export const signInPath = (returnTo: string): string => `/sign-in?returnTo=${encodeURIComponent(returnTo)}`;

const Frame = ({ children }: { children: ReactNode }) => (
  <Center mih="100dvh" p="md" component="main" id="content">
    <Paper withBorder p="xl" maw={520} w="100%">
      {children}
    </Paper>
  </Center>
);

/** What somebody sees who is not signed in: what this is, or that their session is over, and the way in. */
const SignIn = ({ hasEnded }: { hasEnded: boolean }) => {
  const { pathname, search } = useLocation();
  return (
    <Frame>
      <Stack gap="md">
        <p className="wordmark">
          <span>Countersign</span>
        </p>
        <Title order={1} size="h2">
          {hasEnded ? 'Your session has ended' : 'Dual control for account security'}
        </Title>
        <Text role={hasEnded ? 'alert' : undefined}>
          {hasEnded
            ? 'Sign in again to go on where you were. Unless you signed out, what you have typed and drafted is kept in this browser.'
            : 'A change that one Security Officer starts is applied once other officers have signed it. Sign in to see what waits for you, who may do what, and why.'}
        </Text>
        <Button component="a" href={signInPath(pathname + search)} size="md">
          Sign in
        </Button>
        <Text size="sm" c="dimmed">
          You were sent a letter? Its link opens the page to decide on. <a href="/docs">The API, described</a>
        </Text>
      </Stack>
    </Frame>
  );
};

/**
 * Whether somebody else is signed in by now than this window began with, in another window of this browser. What was
 * read and is drafted here is of the first: the window begins anew.
 */
const useIsSomebodyElse = (me: Me | undefined): boolean => {
  const [first, setFirst] = useState<Me>();
  if (first === undefined && me !== undefined) setFirst(me);
  const isElse =
    first !== undefined && me !== undefined && (first.issuer !== me.issuer || first.subject !== me.subject);
  useEffect(() => {
    if (isElse) window.location.reload();
  }, [isElse]);
  return isElse;
};

/** Whoever is signed in; the way to sign in for everybody else. */
export const Session = ({ children }: { children: (me: Me) => ReactNode }) => {
  const me = useQuery(meQuery);
  const isSomebodyElse = useIsSomebodyElse(me.data);
  if (me.data !== undefined && !isSomebodyElse && !(me.error instanceof ProblemError && me.error.status === 401))
    return children(me.data);
  if (me.error instanceof ProblemError && me.error.status === 401) return <SignIn hasEnded={me.data !== undefined} />;
  if (me.error !== null)
    return (
      <Frame>
        <Title order={1} size="h3" mb="md">
          Countersign
        </Title>
        <Refusal error={me.error} retry={() => void me.refetch()} />
      </Frame>
    );
  return (
    <Frame>
      <Loading what="Asking who you are" />
    </Frame>
  );
};
