import { Badge, Checkbox, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { counted } from '../../../../src/mail/times';
import { companiesQuery, functionsQuery, type Role } from '../../api/queries';
import { useHere } from '../../app/account';
import { Drafted } from '../../parts/drafted';
import { Answer } from '../../parts/states';
import { sectionTitle } from '../../parts/words';
import { sectionsOfRights, titlesOf, type SectionOfRights } from '../roles/rights-by-section';
import { useRoleEdits } from './role-edits';

interface Props {
  readonly role: Role;
  readonly edits: ReturnType<typeof useRoleEdits>;
  readonly titles: ReadonlyMap<string, string>;
  /** What the role's company can have at most; null while nobody knows. */
  readonly ceiling: readonly string[] | null;
}

const Mark = ({ was, is }: { was: boolean; is: boolean }) =>
  was !== is && <span className={is ? 'mark new' : 'mark removed'}>{is ? 'added' : 'taken away'}</span>;

const OneSection = ({ section, codes, role, edits, titles, ceiling }: Props & SectionOfRights) => {
  const held = codes.filter((code) => edits.rights.includes(code));
  const set = (some: readonly string[], on: boolean): void =>
    edits.setRights(
      on ? [...new Set([...edits.rights, ...some])].sort() : edits.rights.filter((code) => !some.includes(code)),
    );
  return (
    <section className="role-section">
      <Group justify="space-between" wrap="nowrap" mb={6}>
        <Title order={3} size="h6">
          {sectionTitle(section)}
        </Title>
        <Badge variant="light" color={held.length > 0 ? 'pine' : 'gray'} radius="sm" tt="none">
          {held.length} of {codes.length}
        </Badge>
      </Group>
      <Stack gap={6}>
        <Checkbox
          size="sm"
          label={<Text span size="sm" c="dimmed">{`All of ${sectionTitle(section).toLowerCase()}`}</Text>}
          checked={held.length === codes.length}
          indeterminate={held.length > 0 && held.length < codes.length}
          onChange={({ currentTarget }) => set(codes, currentTarget.checked)}
        />
        {codes.map((code) => {
          const isHeld = edits.rights.includes(code);
          const isAbove = role.type === 'employee' && ceiling !== null && !ceiling.includes(code);
          return (
            <Checkbox
              key={code}
              size="sm"
              checked={isHeld}
              onChange={({ currentTarget }) => set([code], currentTarget.checked)}
              label={
                <>
                  {titles.get(code) ?? code}
                  <Mark was={role.rights.includes(code)} is={isHeld} />
                  {isAbove && (
                    <Text span size="xs" c="dimmed" display="block">
                      {isHeld ? 'Above the ceiling: no effect' : 'Above the ceiling'}
                    </Text>
                  )}
                </>
              }
            />
          );
        })}
      </Stack>
    </section>
  );
};

const draftedWords = ({ role, edits }: Pick<Props, 'role' | 'edits'>): string => {
  const added = edits.rights.filter((code) => !role.rights.includes(code)).length;
  const taken = role.rights.filter((code) => !edits.rights.includes(code)).length;
  return `${counted(added, 'right')} added, ${taken} taken away`;
};

/** A role's rights, to be altered where they stand. */
export const RoleRights = ({ role }: { role: Role }) => {
  const { account } = useHere();
  const edits = useRoleEdits(role);
  const functions = useQuery(functionsQuery(account));
  const companies = useQuery(companiesQuery(account));
  const company = companies.data?.find(({ id }) => id === role.companyId);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="role-rights">
      <Title order={2} size="h4" id="role-rights">
        Rights
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {role.type === 'employee'
          ? `What whoever is given the role can do, within the ceiling of ${company?.name ?? 'their company'}.`
          : 'The most that anybody in a company with this role can have, and in the companies under it.'}
      </Text>
      <Answer of={functions} lines={6}>
        {({ sections }) => (
          <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="xl" verticalSpacing="lg">
            {sectionsOfRights(sections).map((each) => (
              <OneSection
                key={each.section}
                {...each}
                role={role}
                edits={edits}
                titles={titlesOf(sections)}
                ceiling={company?.ceiling ?? null}
              />
            ))}
          </SimpleGrid>
        )}
      </Answer>
      <Drafted words={edits.isEdited ? draftedWords({ role, edits }) : null} onUndo={edits.undo} />
    </Paper>
  );
};
