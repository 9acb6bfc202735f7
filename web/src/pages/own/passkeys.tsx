import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconMail } from '@tabler/icons-react';
import { Link } from 'react-router';
import { shownName } from '../../../../src/mail/shown-text';
import { counted, inUtc } from '../../../../src/mail/times';
import { api, must } from '../../api/client';
import { accountQuery } from '../../api/queries';
import { isOfficerHere, useHere, usePaths } from '../../app/account';
import { useDraft } from '../../draft/draft';
import type { DraftMember } from '../../draft/submission';
import { Answer, Empty, Refusal } from '../../parts/states';
import { fromNow } from '../../parts/words';
import { passkeysQuery, type Passkeys } from './queries';

const Enrolled = ({ items }: Pick<Passkeys, 'items'>) => (
  <Paper withBorder component="ul" className="change-list">
    {items.map(({ id, enrolledAt }, index) => (
      <li key={id} className="change-row">
        <Text fw={600}>{items.length === 1 ? 'Your passkey' : `Passkey ${index + 1}`}</Text>
        <Text size="xs" c="dimmed">
          made <time dateTime={enrolledAt}>{inUtc(enrolledAt)}</time>, {fromNow(enrolledAt)}
        </Text>
      </li>
    ))}
  </Paper>
);

/** The letter that leads to a passkey, for whoever may have one more. */
const Letter = () => {
  const { account } = useHere();
  const client = useQueryClient();
  const letter = useMutation({
    mutationFn: () => must(api.POST('/v1/accounts/{account}/passkeys', { params: { path: { account } } })),
    // After a refusal as well: another window may have made one.
    onSettled: () => client.invalidateQueries(passkeysQuery(account)),
  });
  return (
    <Stack gap="sm">
      <Text size="sm" maw={680}>
        The link of a letter to your address makes one. It works for 24 hours, once, in a browser in which you are
        signed in.
      </Text>
      {letter.error !== null && <Refusal error={letter.error} />}
      <Group>
        <Button
          variant={letter.data === undefined ? 'filled' : 'default'}
          loading={letter.isPending}
          onClick={() => letter.mutate()}
        >
          {letter.data === undefined ? 'Send me the letter' : 'Ask again'}
        </Button>
      </Group>
      <div role="status">
        {letter.data !== undefined && (
          <Alert color="pine" variant="light" icon={<IconMail aria-hidden />} title="A letter is on its way">
            To {shownName(letter.data.sentTo)}. If it does not come, ask again after ten minutes; before, no second one
            is sent.
          </Alert>
        )}
      </div>
    </Stack>
  );
};

const allowsMore =
  (userId: string) =>
  ({ kind, payload }: DraftMember): boolean =>
    kind === 'authenticator.add' && payload['userId'] === userId;

/** The ways of an officer to more passkeys and out of the loss of them: both are changes (R51). */
const OfficersWays = () => {
  const { membership } = useHere();
  const paths = usePaths();
  const draft = useDraft();
  const { userId, userName } = membership;
  const isDrafted = draft.members.some(allowsMore(userId));
  return (
    <Stack gap="sm">
      <Text size="sm" maw={680}>
        Another passkey is a change. None can be taken away by itself: if you lose one, reset how you sign in (
        <Link to={paths.person(userId)}>your page</Link>, <em>More</em>), or have another officer do so. It ends all of
        your passkeys, and is a change as well.
      </Text>
      <Group>
        <Button
          variant="default"
          disabled={isDrafted}
          onClick={() =>
            draft.put(allowsMore(userId), {
              kind: 'authenticator.add',
              payload: { userId },
              words: `Allow ${userName} another passkey`,
            })
          }
        >
          {isDrafted ? 'Drafted: another passkey' : 'Ask for another passkey'}
        </Button>
      </Group>
    </Stack>
  );
};

const NoMore = () => {
  const { membership } = useHere();
  if (isOfficerHere(membership)) return <OfficersWays />;
  return (
    <Text size="sm" maw={680}>
      {membership.clientType === 'organization'
        ? 'Another passkey is a change that a Security Officer starts. None can be taken away by itself: if you lose one, ask an officer to reset how you sign in.'
        : 'In an account of this type you have one passkey and no more, and none can be taken away here.'}
    </Text>
  );
};

/** Says to whom it matters that the account asks for a passkey, and that they have none. */
const Needed = () => {
  const { account } = useHere();
  const { data } = useQuery(accountQuery(account));
  return (
    data?.policy.approvalAssurance === 'passkey' && (
      <Alert color="amber" variant="light" title="You can’t decide on changes yet">
        This account asks for a passkey with each decision.
      </Alert>
    )
  );
};

/** The reader's passkeys in this account, and the ways to one. */
export const PasskeysShown = () => {
  const { account, membership } = useHere();
  const passkeys = useQuery(passkeysQuery(account));
  return (
    <Stack gap="sm" component="section" aria-labelledby="passkeys">
      <Title order={2} size="h4" id="passkeys">
        Passkeys
      </Title>
      <Answer of={passkeys} lines={3}>
        {({ items, allowed }) => (
          <>
            {items.length === 0 ? (
              <>
                {isOfficerHere(membership) && <Needed />}
                <Empty title="You have no passkey">
                  Your phone, your computer or a security key keeps it. It signs you in, and signs what you decide.
                </Empty>
              </>
            ) : (
              <Enrolled items={items} />
            )}
            {items.length > 0 && items.length < allowed && (
              <Text size="sm">You may have {counted(allowed, 'passkey')}.</Text>
            )}
            {items.length < allowed ? <Letter /> : <NoMore />}
          </>
        )}
      </Answer>
    </Stack>
  );
};
