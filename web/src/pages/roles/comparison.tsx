import { Alert, Anchor, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { counted } from '../../../../src/mail/times';
import type { Role } from '../../api/queries';
import { usePaths } from '../../app/account';
import { RightsList } from '../../parts/rights-list';
import { compared } from './compared';
import { grouped, type SectionOfRights } from './rights-by-section';

const LONG = 16;

interface Props {
  readonly chosen: readonly string[];
  readonly roles: readonly Role[];
  readonly sections: readonly SectionOfRights[];
  readonly titles: ReadonlyMap<string, string>;
  readonly onEnd: () => void;
}

const Column = ({
  title,
  codes,
  sections,
  titles,
  none,
}: Pick<Props, 'sections' | 'titles'> & { title: string; codes: readonly string[]; none: string }) => (
  <section>
    <Group justify="space-between" wrap="nowrap" className="comparison-head" align="flex-end">
      <Title order={3} size="h6">
        {title}
      </Title>
      <Text size="sm" c="dimmed" className="nowrap">
        {counted(codes.length, 'right')}
      </Text>
    </Group>
    {codes.length === 0 ? (
      <Text size="sm" c="dimmed" mt="xs">
        {none}
      </Text>
    ) : (
      <RightsList of={grouped(codes, sections)} titles={titles} />
    )}
  </section>
);

const Both = ({
  first,
  second,
  sections,
  titles,
}: Pick<Props, 'sections' | 'titles'> & { first: Role; second: Role }) => {
  const { onlyFirst, both, onlySecond } = compared(first.rights, second.rights);
  const shared = { sections, titles };
  // Long lists stand one under the other, each in columns: side by side, two of them would stand empty.
  const isLong = Math.max(onlyFirst.length, both.length, onlySecond.length) > LONG;
  return (
    <SimpleGrid cols={{ base: 1, sm: isLong ? 1 : 3 }} spacing="xl" className="comparison">
      <Column title={`Only ${first.name}`} codes={onlyFirst} none={`Nothing that ${second.name} lacks.`} {...shared} />
      <Column title="Both" codes={both} none="They have nothing in common." {...shared} />
      <Column title={`Only ${second.name}`} codes={onlySecond} none={`Nothing that ${first.name} lacks.`} {...shared} />
    </SimpleGrid>
  );
};

const RoleLink = ({ role }: { role: Role }) => {
  const paths = usePaths();
  return (
    <Anchor component={Link} to={paths.role(role.id)} inherit>
      {role.name}
    </Anchor>
  );
};

/** Two roles side by side; says what is still to be chosen where there is one. */
export const Comparison = ({ chosen, roles, sections, titles, onEnd }: Props) => {
  const [first, second] = chosen.map((id) => roles.find((role) => role.id === id));
  const isHidden = chosen.length === 2 && (first === undefined || second === undefined);
  return (
    <Paper withBorder p="md" mb="lg" component="section" aria-label="Comparison">
      <Stack gap="md">
        <Group justify="space-between" align="flex-start">
          <Title order={2} size="h4" flex="1 1 14rem" miw={0}>
            {first !== undefined && second !== undefined ? (
              <>
                <RoleLink role={first} /> compared with <RoleLink role={second} />
              </>
            ) : (
              'Compare two roles'
            )}
          </Title>
          <Button variant="default" size="xs" onClick={onEnd}>
            End the comparison
          </Button>
        </Group>
        {isHidden ? (
          <Alert color="amber" variant="light">
            One of the two is no role that you can see. Choose another.
          </Alert>
        ) : first === undefined || second === undefined ? (
          <Text size="sm" role="status">
            {first?.name ?? 'A role'} is chosen. Choose another one below.
          </Text>
        ) : (
          <Both first={first} second={second} sections={sections} titles={titles} />
        )}
      </Stack>
    </Paper>
  );
};
