import { Badge, Box, Button, Group, Paper, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { shownName } from '../../../../src/mail/shown-text';
import { inUtc } from '../../../../src/mail/times';
import type { Account, Officer } from '../../api/queries';
import { usePaths } from '../../app/account';
import { useDraft } from '../../draft/draft';
import type { DraftMember } from '../../draft/submission';
import { KindForm, type KindDialog } from '../../draft/kind-form';
import { Empty } from '../../parts/states';
import { fromNow } from '../../parts/words';

const lacks: Record<Account['policy']['approvalAssurance'], string> = {
  link: 'can’t decide',
  session: 'can’t decide: not signed in yet, and the invitation has lapsed',
  passkey: 'can’t decide: no passkey',
};

const removes =
  (userId: string) =>
  ({ kind, payload }: DraftMember): boolean =>
    kind === 'officer.remove' && payload['userId'] === userId;

const OfficerRow = ({ officer, lacking }: { officer: Officer; lacking: string }) => {
  const { id, name, email, status, companyName, since, probationUntil, meetsAssurance } = officer;
  const paths = usePaths();
  const draft = useDraft();
  const isDrafted = draft.members.some(removes(id));
  return (
    <Group component="li" className="change-row" justify="space-between" wrap="nowrap" align="flex-start">
      <Box miw={0}>
        <Group gap={6}>
          <Link to={paths.person(id)} className="change-link">
            <Text fw={600} component="span">
              {shownName(name)}
            </Text>
          </Link>
          {status === 'suspended' && (
            <Badge color="brick" variant="light" radius="sm" tt="none" className="wrapping">
              suspended: no officer meanwhile
            </Badge>
          )}
          {probationUntil !== null && (
            <Badge
              color="amber"
              variant="light"
              radius="sm"
              tt="none"
              title={inUtc(probationUntil)}
              className="wrapping"
            >
              on probation, ends {fromNow(probationUntil)}
            </Badge>
          )}
          {status === 'active' && !meetsAssurance && (
            <Badge color="amber" variant="outline" radius="sm" tt="none" className="wrapping">
              {lacking}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {shownName(companyName)} · {email}
          {since !== null && (
            <>
              {' '}
              · officer since{' '}
              <time dateTime={since} title={inUtc(since)}>
                {fromNow(since)}
              </time>
            </>
          )}
        </Text>
      </Box>
      <Button
        size="xs"
        variant="default"
        flex="none"
        disabled={isDrafted}
        aria-label={isDrafted ? `Drafted: ${name} stops being an officer` : `Remove the designation of ${name}`}
        onClick={() =>
          draft.put(removes(id), {
            kind: 'officer.remove',
            payload: { userId: id },
            words: `Remove the designation: ${name}`,
          })
        }
      >
        {isDrafted ? 'Drafted' : 'Remove'}
      </Button>
    </Group>
  );
};

/** Who is designated, since when, and who of them can't decide; with the ways to more and fewer (R8 a and b, R9). */
export const OfficerList = ({
  officers,
  assurance,
}: {
  officers: readonly Officer[];
  assurance: Account['policy']['approvalAssurance'];
}) => {
  const [dialog, setDialog] = useState<KindDialog | null>(null);
  return (
    <section aria-labelledby="officers">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="officers">
          Officers ({officers.length})
        </Title>
        <Group gap="xs">
          <Button size="xs" onClick={() => setDialog({ kind: 'officer.designate' })}>
            Designate a user
          </Button>
          <Button size="xs" variant="default" onClick={() => setDialog({ kind: 'user.add', fixed: { officer: true } })}>
            Add a new officer
          </Button>
        </Group>
      </Group>
      {officers.length === 0 ? (
        <Empty title="Nobody is an officer">The support desk can add one.</Empty>
      ) : (
        <Paper withBorder component="ul" className="change-list">
          {officers.map((officer) => (
            <OfficerRow
              key={officer.id}
              officer={officer}

              lacking={lacks[assurance]}
            />
          ))}
        </Paper>
      )}
      <KindForm dialog={dialog} onClose={() => setDialog(null)} />
    </section>
  );
};
