import { Button, Stack } from '@mantine/core';
import { Link } from 'react-router';
import { mayManage, useHere, usePaths } from '../app/account';
import { PageHead } from '../parts/states';
import { useTitle } from '../parts/title';
import { OwnTokens } from './own/tokens';
import { PasskeysShown } from './own/passkeys';

/** What somebody and their programs come in with: theirs alone to see, whoever they are in the account. */
export const OwnPage = () => {
  const { membership } = useHere();
  const paths = usePaths();
  useTitle('Your passkeys and tokens');
  return (
    <>
      <PageHead
        title="Your passkeys and tokens"
        lede="Your ways in besides your identity provider, and what your programs act with in your name."
        actions={
          !mayManage(membership) && (
            <Button component={Link} to={paths.inbox} variant="default">
              What you may do
            </Button>
          )
        }
      />
      <Stack gap="xl">
        <PasskeysShown />
        <OwnTokens />
      </Stack>
    </>
  );
};
