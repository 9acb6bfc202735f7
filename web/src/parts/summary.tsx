import { Alert, Box, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { Block, Entry, Row, Section } from '../../../src/mail/composition';

/*
 * What letters and the approval page say of a change, in the same words and the same order: all three are written from
 * the same sections (src/mail/change-summary.ts).
 */

const Value = ({ row: { before, after } }: { row: Row }) => (
  <>
    {before !== null && (
      <Text component="del" span className="value removed">
        {before}
      </Text>
    )}
    {before !== null && after !== null && <IconArrowRight size={14} className="arrow" aria-label="becomes" />}
    {after !== null && (
      <Text component="ins" span className="value added">
        {after}
      </Text>
    )}
  </>
);

const EntryShown = ({ entry: { subject, mark, rows, each }, level }: { entry: Entry; level: 'h3' | 'h4' }) => (
  <Box className="entry">
    <Text fw={600} component={level} size="sm" m={0}>
      {subject}
      {mark !== null && (
        <Text span className={`mark ${mark}`}>
          {mark}
        </Text>
      )}
    </Text>
    {each !== undefined && (
      <Text size="sm" c="dimmed">
        {each}
      </Text>
    )}
    <dl className="rows">
      {rows.map((row, index) => (
        <div key={index}>
          <dt>{row.what}</dt>
          <dd>
            <Value row={row} />
          </dd>
        </div>
      ))}
    </dl>
  </Box>
);

const BlockShown = ({ block, level }: { block: Block; level: 'h3' | 'h4' }) => {
  switch (block.is) {
    case 'paragraph':
      return <Text size="sm">{block.text}</Text>;
    case 'warning':
      return (
        <Alert color="amber" variant="light" p="xs" icon={<IconAlertTriangle aria-hidden />}>
          {block.text}
        </Alert>
      );
    case 'quote':
      return (
        <Text component="blockquote" className="quote" size="sm">
          {block.text}
        </Text>
      );
    case 'list':
      return (
        <List size="sm" spacing={2}>
          {block.items.map((item) => (
            <List.Item key={item}>{item}</List.Item>
          ))}
        </List>
      );
    case 'facts':
      return (
        <dl className="facts">
          {block.facts.map(({ label, value }) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
      );
    case 'entries':
      return (
        <Stack gap="sm">
          {block.entries.map((entry, index) => (
            <EntryShown key={`${entry.subject} ${index}`} entry={entry} level={level} />
          ))}
        </Stack>
      );
    case 'signatures':
      return (
        <ul className="signatures">
          {block.signatures.map((signature, index) => (
            <li key={index} className={signature === null ? 'open' : 'signed'}>
              {signature === null ? (
                <Text size="sm" c="dimmed">
                  Waits for a signature
                </Text>
              ) : (
                <>
                  <Text className="signed-name">{signature.name}</Text>
                  <Text size="xs" c="dimmed">
                    {signature.detail}
                  </Text>
                </>
              )}
            </li>
          ))}
        </ul>
      );
    case 'link':
      return (
        <a href={block.url} rel="noreferrer">
          {block.label}
        </a>
      );
  }
};

/** One section of a summary; a sheet of its own where `framed`. */
export const SectionShown = ({ section, framed = true }: { section: Section; framed?: boolean }) => {
  const inner = (
    <Stack gap="sm">
      {section.heading !== null && (
        <Title order={framed ? 2 : 3} size="h4">
          {section.heading}
        </Title>
      )}
      {section.blocks.map((block, index) => (
        <BlockShown key={index} block={block} level={framed ? 'h3' : 'h4'} />
      ))}
    </Stack>
  );
  return framed ? (
    <Paper withBorder p="md" component="section">
      {inner}
    </Paper>
  ) : (
    <section>{inner}</section>
  );
};
