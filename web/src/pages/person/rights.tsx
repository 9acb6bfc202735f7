import { Badge, Checkbox, Group, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { functionOf } from '../../../../src/domain/catalogue';
import { Empty } from '../../parts/states';
import { sectionTitle } from '../../parts/words';
import type { RightExplained } from './queries';
import { StandingSign, standingOf, Why, type Leads } from './why';
import './person.css';

/** How rights are edited where they stand. */
export interface Editing {
  /** Whether it can be granted to them at all. */
  readonly isGrantable: (code: string) => boolean;
  readonly isDirect: (code: string) => boolean;
  readonly isGranted: (code: string) => boolean;
  readonly isRevoked: (code: string) => boolean;
  readonly toggle: (code: string, isDirect: boolean) => void;
}

interface OneRight {
  readonly right: RightExplained;
  readonly leads: Leads | undefined;
  readonly editing: Editing | undefined;
  readonly marks: ReactNode;
}

const Right = ({ right, leads, editing, marks }: OneRight) => {
  const { function: code, title } = right;
  const isDirect = editing?.isDirect(code) ?? false;
  const isGranted = editing?.isGranted(code) ?? false;
  const isRevoked = editing?.isRevoked(code) ?? false;
  return (
    <li className="right" data-drafted={isGranted || isRevoked} data-editing={editing !== undefined}>
      {editing !== undefined && (
        <span className="right-tick">
          {editing.isGrantable(code) && (
            <Checkbox
              size="sm"
              aria-label={`Granted directly: ${title}`}
              checked={(isDirect && !isRevoked) || isGranted}
              onChange={() => editing.toggle(code, isDirect)}
            />
          )}
        </span>
      )}
      <StandingSign standing={standingOf(right)} />
      <span className="right-title">
        <Text component="span" size="sm" fw={500} title={functionOf(code)?.description}>
          {title}
        </Text>
        {isGranted && <span className="mark new">to be granted</span>}
        {isRevoked && <span className="mark removed">to be revoked</span>}
        {marks}
      </span>
      <Why right={right} leads={leads} />
    </li>
  );
};

export type Shown = 'all' | 'has' | 'lacks';

interface RightsOf {
  readonly rights: readonly RightExplained[];
  readonly shown: Shown;
  readonly leads?: Leads;
  readonly editing?: Editing | undefined;
  readonly marksOf?: (code: string) => ReactNode;
}

const sectionsOf = (rights: readonly RightExplained[], shown: Shown) =>
  [...Map.groupBy(rights, ({ function: code }) => functionOf(code)?.section ?? code.split('.')[0]!)]
    .map(([section, all]) => ({
      section,
      all: all.length,
      held: all.filter(({ allowed }) => allowed).length,
      these: all.filter(({ allowed }) => shown === 'all' || allowed === (shown === 'has')),
    }))
    .filter(({ these }) => these.length > 0);

/** Every function of the catalogue by section: whether somebody has it, what gives it, and what masks it. */
export const RightsShown = ({ rights, shown, leads, editing, marksOf }: RightsOf) => {
  const sections = sectionsOf(rights, shown);
  if (sections.length === 0)
    return shown === 'has' ? (
      <Empty title="No right has effect">Nothing gives any, or what does is masked.</Empty>
    ) : (
      <Empty title="No right is lacking">Every function can be used.</Empty>
    );
  return sections.map(({ section, all, held, these }) => (
    <Paper withBorder component="section" key={section} aria-labelledby={`section-${section}`}>
      <Group justify="space-between" px="md" py="xs" className="section-head">
        <Title order={3} size="h5" id={`section-${section}`}>
          {sectionTitle(section)}
        </Title>
        <Badge variant="light" color={held > 0 ? 'pine' : 'gray'} radius="sm" tt="none">
          {held} of {all}
        </Badge>
      </Group>
      <ul className="rights">
        {these.map((right) => (
          <Right key={right.function} right={right} leads={leads} editing={editing} marks={marksOf?.(right.function)} />
        ))}
      </ul>
    </Paper>
  ));
};
