import { Anchor, Paper, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { counted } from '../../../../src/mail/times';
import type { Company } from '../../api/queries';
import { usePaths } from '../../app/account';
import { RightsList } from '../../parts/rights-list';
import { listed, sectionTitle } from '../../parts/words';
import { grouped, type SectionOfRights } from '../roles/rights-by-section';

interface Props {
  /** From headquarters down to the company that it is about. */
  readonly levels: readonly Company[];
  readonly sections: readonly SectionOfRights[];
  readonly titles: ReadonlyMap<string, string>;
}

const Squares = ({ codes, levels, titles }: { codes: readonly string[] } & Omit<Props, 'sections'>) => (
  <span className="squares" aria-hidden="true">
    {codes.map((code) => {
      const at = levels.findIndex(({ takesAway }) => takesAway.includes(code));
      return at < 0 ? (
        <span key={code} className="square left" title={titles.get(code)} />
      ) : (
        <span key={code} className="square gone" title={`${titles.get(code)}: ${levels[at]!.name}`}>
          {at + 1}
        </span>
      );
    })}
  </span>
);

const Picture = ({ levels, sections, titles }: Props) => {
  const ceiling = new Set(levels.at(-1)!.ceiling);
  return (
    <dl className="ceiling">
      {sections.map(({ section, codes }) => (
        <div key={section}>
          <dt>{sectionTitle(section)}</dt>
          <dd>
            <Squares codes={codes} levels={levels} titles={titles} />
            <Text span size="sm" className="nowrap">
              {codes.filter((code) => ceiling.has(code)).length} of {codes.length}
            </Text>
          </dd>
        </div>
      ))}
    </dl>
  );
};

const becauseOf = ({ companyRoles, parentId }: Company): string =>
  companyRoles.length === 0
    ? parentId === null
      ? 'has every right of the account'
      : 'has what the company above has'
    : `has at most ${listed(companyRoles.map(({ name }) => name))}`;

const LevelShown = ({
  company,
  place,
  sections,
  titles,
}: Omit<Props, 'levels'> & { company: Company; place: number }) => {
  const paths = usePaths();
  const { takesAway } = company;
  return (
    <li className="level">
      <span className="level-place" aria-hidden="true">
        {place}
      </span>
      <div>
        <Text size="sm" component="div">
          <Anchor
            component={Link}
            to={`${paths.place('companies')}?company=${encodeURIComponent(company.id)}`}
            fw={600}
          >
            {company.name}
          </Anchor>{' '}
          {becauseOf(company)}
          {takesAway.length === 0 ? '; nothing is taken away.' : `; ${counted(takesAway.length, 'right')} taken away:`}
        </Text>
        {takesAway.length > 0 && (
          <div className="level-rights">
            <RightsList of={grouped(takesAway, sections)} titles={titles} />
          </div>
        )}
      </div>
    </li>
  );
};

/** How the rights of the account become those that a company can have at most, level by level (R22). */
export const Ceiling = ({ levels, sections, titles }: Props) => {
  const company = levels.at(-1)!;
  const ofAccount = sections.reduce((sum, { codes }) => sum + codes.length, 0);
  return (
    <Paper withBorder p="md" component="section">
      <Title order={3} size="h5">
        Ceiling: {company.ceiling.length} of {counted(ofAccount, 'right')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        Nobody in {company.name} can have more. A square is a right; a number says which level takes it away.
      </Text>
      <Picture levels={levels} sections={sections} titles={titles} />
      <Title order={4} size="h6" mt="lg" mb="xs">
        From headquarters down
      </Title>
      <ol className="levels">
        {levels.map((level, index) => (
          <LevelShown key={level.id} company={level} place={index + 1} sections={sections} titles={titles} />
        ))}
      </ol>
    </Paper>
  );
};
