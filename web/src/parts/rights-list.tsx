import { Box, Text } from '@mantine/core';
import { sectionTitle } from './words';
import './rights-list.css';

/** Rights by their titles, under the headings of their sections. */
export const RightsList = ({
  of,
  titles,
}: {
  of: readonly { readonly section: string; readonly codes: readonly string[] }[];
  titles: ReadonlyMap<string, string>;
}) => (
  <dl className="rights-list">
    {of.map(({ section, codes }) => (
      <Box key={section}>
        <Text component="dt" size="xs" c="dimmed">
          {sectionTitle(section)}
        </Text>
        {codes.map((code) => (
          <Text key={code} component="dd" size="sm">
            {titles.get(code) ?? code}
          </Text>
        ))}
      </Box>
    ))}
  </dl>
);
