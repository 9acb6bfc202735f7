import { Accordion, Badge, Checkbox, Group, SimpleGrid, Text } from '@mantine/core';
import { sectionTitle } from './words';

interface Choosable {
  readonly section: string;
  readonly functions: readonly { readonly code: string; readonly title: string; readonly description: string }[];
}

interface OfRights {
  readonly label: string;
  readonly sections: readonly Choosable[];
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  /** The only ones to choose from, where not all are. */
  readonly among?: readonly string[] | undefined;
  readonly error?: string | undefined;
}

/** Chooses rights by section, a whole section at once or one by one. */
export const RightsChoice = ({ label, sections, value, onChange, among, error }: OfRights) => {
  const chosen = new Set(value);
  const set = (codes: readonly string[], on: boolean): void =>
    onChange(on ? [...new Set([...value, ...codes])] : value.filter((code) => !codes.includes(code)));
  return (
    <div role="group" aria-label={label}>
      <Text size="sm" fw={500} mb={4}>
        {label}
      </Text>
      <Accordion variant="contained" multiple order={3} chevronPosition="left">
        {sections.map(({ section, functions }) => {
          const shown = among === undefined ? functions : functions.filter(({ code }) => among.includes(code));
          const codes = shown.map(({ code }) => code);
          const held = codes.filter((code) => chosen.has(code)).length;
          return shown.length === 0 ? null : (
            <Accordion.Item key={section} value={section}>
              <Accordion.Control>
                <Group justify="space-between" wrap="nowrap">
                  <span>{sectionTitle(section)}</span>
                  <Badge variant="light" color={held > 0 ? 'pine' : 'gray'} radius="sm">
                    {held} of {codes.length}
                  </Badge>
                </Group>
              </Accordion.Control>
              <Accordion.Panel>
                <Checkbox
                  mb="xs"
                  label="All of them"
                  aria-label={`All of ${sectionTitle(section)}`}
                  checked={held === codes.length}
                  indeterminate={held > 0 && held < codes.length}
                  onChange={({ currentTarget }) => set(codes, currentTarget.checked)}
                />
                <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
                  {shown.map(({ code, title, description }) => (
                    <Checkbox
                      key={code}
                      label={title}
                      description={description}
                      checked={chosen.has(code)}
                      onChange={({ currentTarget }) => set([code], currentTarget.checked)}
                    />
                  ))}
                </SimpleGrid>
              </Accordion.Panel>
            </Accordion.Item>
          );
        })}
      </Accordion>
      {error !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)" mt={4}>
          {error}
        </Text>
      )}
    </div>
  );
};
