import { Checkbox, Paper, Stack, Title } from '@mantine/core';
import { sectionTitle } from '../../parts/words';
import type { RolesShown } from './matrix';
import { RoleFacts } from './role-facts';

/** The same as the matrix, for narrow windows: each role with how much of each section it has. */
export const RoleList = ({ groups, sections, chosen, choose }: RolesShown) => (
  <Stack gap="lg">
    {groups.map(({ title, roles }) => (
      <section key={title}>
        <Title order={2} size="h5" mb="xs">
          {title}
        </Title>
        <Paper withBorder component="ul" className="role-list">
          {roles.map((role) => (
            <li key={role.id} className={chosen.includes(role.id) ? 'chosen' : undefined}>
              <Checkbox
                checked={chosen.includes(role.id)}
                onChange={() => choose(role.id)}
                aria-label={`Compare ${role.name}`}
              />
              <div>
                <RoleFacts role={role} />
                <ul className="role-shares" aria-label="Rights by section">
                  {sections.map(({ section, codes }) => {
                    const held = codes.filter((code) => role.rights.includes(code)).length;
                    return (
                      held > 0 && (
                        <li key={section}>
                          {sectionTitle(section)} {held}/{codes.length}
                        </li>
                      )
                    );
                  })}
                </ul>
              </div>
            </li>
          ))}
        </Paper>
      </section>
    ))}
  </Stack>
);
