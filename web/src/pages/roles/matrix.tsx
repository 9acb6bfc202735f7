import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { Role } from '../../api/queries';
import { sectionTitle } from '../../parts/words';
import type { SectionOfRights } from './rights-by-section';
import { RoleFacts } from './role-facts';

export interface RolesShown {
  readonly groups: readonly { readonly title: string; readonly roles: readonly Role[] }[];
  readonly sections: readonly SectionOfRights[];
  readonly chosen: readonly string[];
  readonly choose: (id: string) => void;
}

interface Props extends RolesShown {
  readonly titles: ReadonlyMap<string, string>;
  readonly unfolded: readonly string[];
  readonly fold: (section: string) => void;
}

const Share = ({ held, of }: { held: number; of: number }) =>
  held === 0 ? (
    <span className="share none">
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">none</span>
    </span>
  ) : (
    <span className={held === of ? 'share whole' : 'share'}>
      <span>
        {held}
        <span className="share-of">/{of}</span>
      </span>
      <span className="share-bar" aria-hidden="true">
        <span style={{ width: `${(held / of) * 100}%` }} />
      </span>
    </span>
  );

const Head = ({ sections, titles, unfolded, fold }: Omit<Props, 'groups' | 'chosen' | 'choose'>) => {
  const isAny = sections.some(({ section }) => unfolded.includes(section));
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={isAny ? 2 : 1} className="matrix-role">
          Role
        </th>
        {sections.map(({ section, codes }) => {
          const isOpen = unfolded.includes(section);
          const Icon = isOpen ? IconChevronDown : IconChevronRight;
          return (
            <th
              key={section}
              scope={isOpen ? 'colgroup' : 'col'}
              colSpan={isOpen ? codes.length : 1}
              rowSpan={isAny && !isOpen ? 2 : 1}
              className="matrix-section"
            >
              <UnstyledButton aria-expanded={isOpen} onClick={() => fold(section)} className="matrix-fold">
                <Icon size={12} aria-hidden />
                {sectionTitle(section)}
              </UnstyledButton>
            </th>
          );
        })}
      </tr>
      {isAny && (
        <tr>
          {sections
            .filter(({ section }) => unfolded.includes(section))
            .flatMap(({ codes }) =>
              codes.map((code, index) => (
                <th key={code} scope="col" className={index === 0 ? 'matrix-right first' : 'matrix-right'}>
                  <span>{titles.get(code)}</span>
                </th>
              )),
            )}
        </tr>
      )}
    </thead>
  );
};

const Row = ({
  role,
  sections,
  unfolded,
  isChosen,
  choose,
}: Pick<Props, 'sections' | 'unfolded' | 'choose'> & { role: Role; isChosen: boolean }) => {
  const held = new Set(role.rights);
  return (
    <tr className={isChosen ? 'chosen' : undefined}>
      <th scope="row" className="matrix-role">
        <div className="matrix-role-cell">
          <Checkbox
            size="sm"
            checked={isChosen}
            onChange={() => choose(role.id)}
            aria-label={`Compare ${role.name}`}
            title="Compare"
          />
          <div>
            <RoleFacts role={role} />
          </div>
        </div>
      </th>
      {sections.map(({ section, codes }) =>
        unfolded.includes(section) ? (
          <Fragment key={section}>
            {codes.map((code, index) => (
              <td key={code} className={index === 0 ? 'matrix-cell first' : 'matrix-cell'}>
                {held.has(code) ? (
                  <span className="has">
                    <span aria-hidden="true">●</span>
                    <span className="visually-hidden">yes</span>
                  </span>
                ) : (
                  <span className="visually-hidden">no</span>
                )}
              </td>
            ))}
          </Fragment>
        ) : (
          <td key={section} className="matrix-cell first">
            <Share held={codes.filter((code) => held.has(code)).length} of={codes.length} />
          </td>
        ),
      )}
    </tr>
  );
};

/** Roles by rights. A section is one column that counts, or a column for each of its rights. */
export const Matrix = ({ groups, sections, titles, unfolded, fold, chosen, choose }: Props) => (
  <div className="matrix-frame" tabIndex={0} role="region" aria-label="Roles and their rights">
    <table className="matrix">
      <Head sections={sections} titles={titles} unfolded={unfolded} fold={fold} />
      {groups.map(({ title, roles }) => (
        <tbody key={title}>
          <tr className="matrix-group">
            <th scope="rowgroup" className="matrix-role">
              {title}
            </th>
            <td
              colSpan={sections.reduce(
                (sum, { section, codes }) => sum + (unfolded.includes(section) ? codes.length : 1),
                0,
              )}
            />
          </tr>
          {roles.map((role) => (
            <Row
              key={role.id}
              role={role}
              sections={sections}
              unfolded={unfolded}
              isChosen={chosen.includes(role.id)}
              choose={choose}
            />
          ))}
        </tbody>
      ))}
    </table>
  </div>
);
