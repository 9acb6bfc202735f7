import { addressOf, type TestAccount } from '../acceptance/test-account.ts';
import { until } from '../acceptance/until.ts';
import type { World } from '../acceptance/world.ts';
import type { Window } from './chromium.ts';

/** Has the device of a window keep passkeys, and show each time that its owner is there, or that they are not. */
export const keepsPasskeys = async ({ context, page }: Window, isUserVerified = true): Promise<void> => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  });
};

/** The link of the letter that leads somebody to a passkey, once it has come. */
export const enrolLink = (world: World, account: TestAccount, person: string): Promise<string> =>
  until(`the letter that leads ${person} to a passkey`, async () => {
    const letters = await world.letters.list({ to: addressOf(person), limit: 100 });
    const letter = letters.find(({ subject }) => subject === `[${account.name}] Make a passkey`);
    return letter && /https?:\/\/\S+\/enrol\/[\w-]+/.exec(letter.text)?.[0];
  });
