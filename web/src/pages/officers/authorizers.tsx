import { ActionIcon, Alert, Badge, Button, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { shownName, wholeSentence } from '../../../../src/mail/shown-text';
import { authorizersQuery, type Authorizers } from '../../api/queries';
import { useHere, usePaths } from '../../app/account';
import { useDraft } from '../../draft/draft';
import type { DraftMember } from '../../draft/submission';
import { KindForm, type KindDialog } from '../../draft/kind-form';
import { choiceWords } from '../../draft/schema';
import { Answer } from '../../parts/states';

type Level = Authorizers['people'][number]['level'];
type Counts = Authorizers['required'];
const levels: readonly Level[] = ['primary', 'secondary'];

const setsArea =
  (area: string) =>
  ({ kind, payload }: DraftMember): boolean =>
    kind === 'authorizers.set' && payload['area'] === area;

const unassigns =
  (place: { userId: string; area: string; level: string }) =>
  ({ kind, payload }: DraftMember): boolean =>
    kind === 'authorizer.unassign' &&
    payload['userId'] === place.userId &&
    payload['area'] === place.area &&
    payload['level'] === place.level;

const People = ({ area, level, people }: { area: string; level: Level; people: Authorizers['people'] }) => {
  const paths = usePaths();
  const draft = useDraft();
  if (people.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nobody yet.
      </Text>
    );
  return (
    <ul className="plain-list">
      {people.map(({ id, name, status }) => {
        const place = { userId: id, area, level };
        const isDrafted = draft.members.some(unassigns(place));
        return (
          <Group key={id} component="li" justify="space-between" wrap="nowrap" mih={28}>
            <Text size="sm" component="span">
              <Link to={paths.person(id)} className="change-link">
                {shownName(name)}
              </Link>{' '}
              {status !== 'active' && (
                <Badge color="brick" variant="light" radius="sm" tt="none" className="wrapping">
                  {status}: doesn’t count
                </Badge>
              )}
            </Text>
            {isDrafted ? (
              <Badge color="harbour" variant="light" radius="sm" tt="none">
                leaving, in the draft
              </Badge>
            ) : (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Take ${name} from the ${level} authorizers for ${area}`}
                onClick={() =>
                  draft.put(unassigns(place), {
                    kind: 'authorizer.unassign',
                    payload: place,
                    words: `Unassign the ${level} authorizer for ${area}: ${name}`,
                  })
                }
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        );
      })}
    </ul>
  );
};

const AreaShown = ({ of, onAssign }: { of: Authorizers; onAssign: (level: Level) => void }) => {
  const { area, required, active, people, warnings } = of;
  const draft = useDraft();
  const drafted = draft.members.find(setsArea(area))?.payload as Counts | undefined;
  const wanted: Counts = {
    primary: drafted?.primary ?? required.primary,
    secondary: drafted?.secondary ?? required.secondary,
  };
  const ask = (level: Level, count: number): void => {
    const next = { ...wanted, [level]: count };
    const isAsNow = levels.every((each) => next[each] === required[each]);
    draft.put(
      setsArea(area),
      isAsNow
        ? null
        : {
            kind: 'authorizers.set',
            payload: { area, ...next },
            words: `Authorizers for ${area}: ${next.primary} primary, ${next.secondary} secondary`,
          },
    );
  };
  return (
    <Paper withBorder p="md" component="section" aria-label={`Authorizers for ${area}`}>
      <Title order={3} size="h5" mb="sm">
        {choiceWords(area)}
      </Title>
      {warnings.length > 0 && (
        <Alert color="amber" variant="light" p="xs" mb="sm" icon={<IconAlertTriangle aria-hidden />}>
          {warnings.map(({ message }) => (
            <Text size="sm" key={message}>
              {wholeSentence(message)}
            </Text>
          ))}
        </Alert>
      )}
      <div className="levels">
        {levels.map((level) => (
          <Stack key={level} gap="xs">
            <Group justify="space-between" gap="xs">
              <Title order={4} size="h6" ff="text">
                {choiceWords(level)}
              </Title>
              <Text size="sm" fw={600} c={active[level] < required[level] ? 'var(--cs-reject)' : undefined}>
                {active[level]} active of {required[level]} asked for
              </Text>
            </Group>
            <People area={area} level={level} people={people.filter((each) => each.level === level)} />
            <Group gap="xs" mt="auto">
              <SegmentedControl
                size="xs"
                aria-label={`${choiceWords(level)} authorizers asked for, ${area}`}
                data={['0', '1', '2']}
                value={String(wanted[level])}
                onChange={(value) => ask(level, Number(value))}
              />
              <Text size="xs" c={wanted[level] === required[level] ? 'dimmed' : 'var(--cs-link)'}>
                {wanted[level] === required[level] ? 'asked for' : `drafted; now ${required[level]}`}
              </Text>
              <Button
                size="xs"
                variant="default"
                ml="auto"
                onClick={() => onAssign(level)}
                aria-label={`Assign a ${level} authorizer for ${area}`}
              >
                Assign
              </Button>
            </Group>
          </Stack>
        ))}
      </div>
    </Paper>
  );
};

/** Of each area how many authorizers it asks for and has, side by side, and who they are (R14). */
export const AuthorizersShown = () => {
  const { account } = useHere();
  const authorizers = useQuery(authorizersQuery(account));
  const [dialog, setDialog] = useState<KindDialog | null>(null);
  return (
    <section aria-labelledby="authorizers">
      <Title order={2} size="h4" id="authorizers">
        Authorizers
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        Who authorizes in the portal and in funding. One person may be both primary and secondary; active people count.
      </Text>
      <Answer of={authorizers}>
        {(areas) => (
          <div className="choices">
            {areas.map((area) => (
              <AreaShown
                key={area.area}
                of={area}
                onAssign={(level) =>
                  setDialog({
                    kind: 'authorizer.assign',
                    fixed: { area: area.area, level },
                    about: `${level}, ${area.area}`,
                  })
                }
              />
            ))}
          </div>
        )}
      </Answer>
      <KindForm dialog={dialog} onClose={() => setDialog(null)} />
    </section>
  );
};
