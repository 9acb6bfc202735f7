import { Button } from '@mantine/core';
import type { Me } from '../app/account';

/** Ends the session of this browser; nothing, for who came without one. */
export const SignOut = ({ me: { session } }: { me: Me }) =>
  session !== null && (
    <form method="post" action="/sign-out" aria-label="Sign out">
      <input type="hidden" name="formToken" value={session.signOutToken} />
      <Button type="submit" variant="default">
        Sign out
      </Button>
    </form>
  );
