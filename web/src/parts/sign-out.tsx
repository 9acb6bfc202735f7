import { Button } from '@mantine/core';
import type { ComponentProps } from 'react';
import type { Me } from '../app/account';
import { forgetOwn } from './own-storage';

/**
 * The form that ends the session of this browser: whoever signs out leaves nothing there of what they typed. Nothing,
 * for who came without a session.
 */
export const SignOutForm = ({ me, children, ...rest }: ComponentProps<'form'> & { me: Me }) =>
  me.session !== null && (
    <form method="post" action="/sign-out" aria-label="Sign out" onSubmit={() => forgetOwn(me)} {...rest}>
      <input type="hidden" name="formToken" value={me.session.signOutToken} />
      {children}
    </form>
  );

export const SignOut = ({ me }: { me: Me }) => (
  <SignOutForm me={me}>
    <Button type="submit" variant="default">
      Sign out
    </Button>
  </SignOutForm>
);
