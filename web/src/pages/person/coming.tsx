import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { shownName, wholeSentence } from '../../../../src/mail/shown-text';
import { counted } from '../../../../src/mail/times';
import { MOST_OPEN, useChanges, type ChangeSummary } from '../../api/queries';
import { useHere, usePaths } from '../../app/account';
import { Signatures } from '../../parts/change-row';
import { Refusal } from '../../parts/states';
import { listed } from '../../parts/words';
import { effectOnQuery, type EffectOn } from './queries';

/** An open change, and what it would give to somebody and take from them; unknown while it is asked. */
export interface Coming {
  readonly change: ChangeSummary;
  readonly effect: EffectOn | undefined;
  readonly error: unknown;
}

/** The open changes that would touch somebody. */
export const useComing = (userId: string) => {
  const { account } = useHere();
  const list = useChanges(account, { open: 'true', touches: userId }, MOST_OPEN);
  const changes = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const effects = useQueries({ queries: changes.map(({ id }) => effectOnQuery(account, id, userId)) });
  const coming = changes.map((change, index): Coming => ({
    change,
    effect: effects[index]?.data,
    error: effects[index]?.error ?? null,
  }));
  return { coming, error: list.error, refetch: list.refetch };
};

const titles = (all: EffectOn['gained']): string => listed(all.map(({ title }) => title));

const EffectShown = ({ effect }: { effect: EffectOn }) =>
  effect.gained.length + effect.lost.length === 0 ? (
    <Text size="sm" c="dimmed">
      It gives them no right and takes none.
    </Text>
  ) : (
    <Stack gap={2}>
      {effect.gained.length > 0 && (
        <Text size="sm">
          <Text component="span" className="mark new" ml={0} mr="xs">
            would gain
          </Text>
          {titles(effect.gained)}
        </Text>
      )}
      {effect.lost.length > 0 && (
        <Text size="sm">
          <Text component="span" className="mark removed" ml={0} mr="xs">
            would lose
          </Text>
          {titles(effect.lost)}
        </Text>
      )}
    </Stack>
  );

const Row = ({ coming: { change, effect, error } }: { coming: Coming }) => {
  const paths = usePaths();
  return (
    <li>
      <Stack gap={4}>
        <Link to={paths.change(change.id)}>
          #{change.number} {shownName(change.description)}
        </Link>
        <Group gap="sm">
          <Text size="xs" c="dimmed">
            {shownName(change.initiator.name)}
          </Text>
          <Signatures approvals={change.approvals} />
        </Group>
        {effect !== undefined && <EffectShown effect={effect} />}
        {error !== null && (
          <Text size="sm" c="dimmed">
            What it would do for them could not be read. {error instanceof Error && wholeSentence(error.message)}
          </Text>
        )}
      </Stack>
    </li>
  );
};

/** What waits for approvals and would alter somebody, and how. */
export const ComingShown = ({ coming, error, refetch }: ReturnType<typeof useComing>) => {
  if (error !== null && coming.length === 0) return <Refusal error={error} retry={() => void refetch()} />;
  return (
    coming.length > 0 && (
      <Paper withBorder p="md" component="section" className="coming">
        <Title order={2} size="h5" mb={4}>
          {counted(coming.length, 'open change')} would alter them
        </Title>
        <ul className="belongs">
          {coming.map((each) => (
            <Row key={each.change.id} coming={each} />
          ))}
        </ul>
      </Paper>
    )
  );
};

/** At a right, what open changes would do to it. */
export const ComingMarks = ({ code, coming }: { code: string; coming: readonly Coming[] }) => {
  const paths = usePaths();
  return coming.flatMap(({ change, effect }) => {
    const gains = effect?.gained.some((right) => right.code === code) ?? false;
    const loses = effect?.lost.some((right) => right.code === code) ?? false;
    return gains || loses
      ? [
          <Badge
            key={change.id}
            component={Link}
            to={paths.change(change.id)}
            color={gains ? 'pine' : 'brick'}
            variant="outline"
            radius="sm"
            tt="none"
            size="md"
          >
            #{change.number} would {gains ? 'give' : 'take'} it
          </Badge>,
        ]
      : [];
  });
};
