import { Alert, Box, Button, Group, Progress, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { wholeSentence } from '../../../src/mail/shown-text';
import { ProblemError, type Problem } from '../../../src/client/problem';

const asProblem = (error: unknown): { title: string; lines: readonly string[]; traceId: string | null } =>
  error instanceof ProblemError
    ? {
        title: error.title,
        lines: error.problems.length > 0 ? error.problems.map(({ message }) => message) : [error.message],
        traceId: error.status === 0 || error.status >= 500 ? error.traceId : null,
      }
    : { title: 'Something went wrong', lines: [error instanceof Error ? error.message : String(error)], traceId: null };

/** What was refused, where it arose, in the API's own words. Read aloud when it appears. */
export const Refusal = ({ error, retry }: { error: unknown; retry?: () => void }) => {
  const { title, lines, traceId } = asProblem(error);
  return (
    <Alert role="alert" color="brick" variant="light" icon={<IconAlertTriangle aria-hidden />} title={title}>
      <Stack gap="xs">
        {lines.map((line, index) => (
          <Text key={index} size="sm">
            {wholeSentence(line)}
          </Text>
        ))}
        {traceId !== null && (
          <Text size="xs" ff="monospace">
            Trace {traceId}
          </Text>
        )}
        {retry !== undefined && (
          <Group>
            <Button size="xs" variant="default" onClick={retry}>
              Try again
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
};

/** Problems of a preview, each a line. */
export const ProblemList = ({ problems, title }: { problems: readonly Problem[]; title: string }) => (
  <Alert color="brick" variant="light" icon={<IconAlertTriangle aria-hidden />} title={title}>
    <Stack gap={4} component="ul" m={0} pl="md">
      {problems.map(({ code, message, path }, index) => (
        <Text key={`${code} ${path ?? ''} ${index}`} component="li" size="sm">
          {wholeSentence(message)}
        </Text>
      ))}
    </Stack>
  </Alert>
);

export const Warnings = ({ warnings }: { warnings: readonly { readonly code: string; readonly message: string }[] }) =>
  warnings.length > 0 && (
    <Alert
      color="amber"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={warnings.length === 1 ? 'A warning' : 'Warnings'}
    >
      <Stack gap={4}>
        {warnings.map(({ code, message }, index) => (
          <Text key={`${code} ${index}`} size="sm">
            {wholeSentence(message)}
          </Text>
        ))}
      </Stack>
    </Alert>
  );

/** What a list says that holds nothing: why, and what one can do. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <Box className="empty" p="xl" ta="center">
    <IconInbox aria-hidden size={28} stroke={1.5} />
    <Text fw={600} mt="xs">
      {title}
    </Text>
    {children !== undefined && (
      <Text size="sm" c="dimmed" component="div" maw={440} mx="auto" mt={4}>
        {children}
      </Text>
    )}
  </Box>
);

/** The shape of what is coming. */
export const Loading = ({ lines = 4, what = 'Loading' }: { lines?: number; what?: string }) => (
  <Stack gap="sm" role="status" aria-label={what}>
    {Array.from({ length: lines }, (_, index) => (
      <Skeleton key={index} height={index === 0 ? 28 : 18} width={`${100 - index * 9}%`} />
    ))}
  </Stack>
);

/** Work that takes its time, and how far it is. */
export const Working = ({ label, done, of }: { label: string; done: number; of: number | null }) => (
  <Stack gap={4} role="status" aria-live="polite">
    <Text size="sm">
      {label}: {done.toLocaleString('en')}
      {of === null ? '' : ` of ${of.toLocaleString('en')}`}
    </Text>
    <Progress value={of === null || of === 0 ? 100 : (done / of) * 100} animated aria-label={label} />
  </Stack>
);

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  refetch(): unknown;
}

const isGone = (error: unknown): boolean => error instanceof ProblemError && error.status === 404;

/** What was asked for: its shape while it comes, what was refused, or itself. */
export const Answer = <T,>({
  of,
  lines,
  children,
}: {
  of: Asked<T>;
  lines?: number;
  children: (data: T) => ReactNode;
}) =>
  of.data !== undefined ? (
    <>{children(of.data)}</>
  ) : of.isPending ? (
    <Loading {...(lines !== undefined && { lines })} />
  ) : (
    <Refusal error={of.error} {...(!isGone(of.error) && { retry: () => void of.refetch() })} />
  );

const LONG = 60;

/** A page's heading, what it is for, and what can be begun there. */
export const PageHead = ({ title, lede, actions }: { title: ReactNode; lede?: ReactNode; actions?: ReactNode }) => (
  <Group justify="space-between" align="flex-end" mb="lg" gap="md">
    <Box flex="1 1 20rem" miw={0}>
      <Title order={1} className={typeof title === 'string' && title.length > LONG ? 'long-title' : undefined}>
        {title}
      </Title>
      {lede !== undefined && (
        <Text c="dimmed" mt={4} maw={680} component="div">
          {lede}
        </Text>
      )}
    </Box>
    {actions !== undefined && <Group gap="xs">{actions}</Group>}
  </Group>
);
