import { Paper, Radio, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { counted } from '../../../../src/mail/times';
import { seatWords, Seats } from '../../parts/seats';
import { listed } from '../../parts/words';
import { hasHolders, isOrganization, type ClientType, type Typed } from './form';

export const clientTypes: readonly (readonly [ClientType, string, string])[] = [
  ['organization', 'Organization', 'A company, with Security Officers who sign what another one starts.'],
  ['individual', 'Individual', 'One owner.'],
  ['joint', 'Joint', 'Several holders, all of them owners.'],
  ['trust', 'Trust', 'Several holders, all of them owners.'],
  ['retirement', 'Retirement', 'One owner.'],
  ['custodial', 'Custodial', 'One owner.'],
];

export const typeTitle = (type: ClientType): string => clientTypes.find(([each]) => each === type)?.[1] ?? type;

/** A step of the form. */
export const Step = ({ title, lede, children }: { title: string; lede?: ReactNode; children: ReactNode }) => (
  <Paper withBorder p="md" component="section" aria-label={title}>
    <Title order={2} size="h4">
      {title}
    </Title>
    {lede !== undefined && (
      <Text size="sm" c="dimmed" mt={4}>
        {lede}
      </Text>
    )}
    <Stack gap="md" mt="md">
      {children}
    </Stack>
  </Paper>
);

export const TypeChoice = ({
  value,
  error,
  onChange,
}: {
  value: ClientType | null;
  error: string | undefined;
  onChange: (type: ClientType) => void;
}) => (
  <Radio.Group aria-label="Client type" value={value} error={error} onChange={(next) => onChange(next)}>
    <div className="types">
      {clientTypes.map(([type, label, description]) => (
        <Radio key={type} value={type} label={label} description={description} />
      ))}
    </div>
  </Radio.Group>
);

const approvalWords = [
  'Changes are applied at once; every other officer is told.',
  'One other officer signs each change.',
  'Two other officers sign each change.',
] as const;

/** How many others sign each change: it must be said, and nothing is chosen beforehand (R4). */
export const ApprovalsChoice = ({
  value,
  officers,
  error,
  onChange,
}: {
  value: 0 | 1 | 2 | null;
  officers: number;
  error: string | undefined;
  onChange: (value: 0 | 1 | 2) => void;
}) => (
  <div>
    <SegmentedControl
      aria-label="Required approvals"
      data={['0', '1', '2']}
      value={value === null ? '' : String(value)}
      onChange={(next) => onChange(Number(next) as 0 | 1 | 2)}
      mb="xs"
    />
    <Text size="sm" mb={value === null ? 0 : 'md'}>
      {value === null ? 'Choose one: 0, 1 or 2.' : approvalWords[value]}
    </Text>
    {value !== null && <Seats active={officers} required={value} />}
    {error !== undefined && (
      <Text size="sm" c="var(--mantine-color-error)" mt={4}>
        {error}
      </Text>
    )}
  </div>
);

/** What will be opened, in sentences. */
export const summaryOf = (typed: Typed, email: string | null): readonly string[] => {
  const { clientType, name, applicantName, holders, officers, requiredApprovals, rights, starterRoles } = typed;
  if (clientType === null) return [];
  const owners = [applicantName.trim() || (email ?? 'you'), ...holders.map((each) => each.name.trim() || 'a holder')];
  return [
    `${name.trim() || 'An account'}: ${typeTitle(clientType).toLowerCase()}.`,
    hasHolders(clientType) && holders.length > 0
      ? `${counted(owners.length, 'owner')}: ${listed(owners)}.`
      : `Owner: ${owners[0]}.`,
    ...(isOrganization(clientType)
      ? [
          `${counted(officers.length + 1, 'officer')}, ${requiredApprovals === null ? 'required approvals not said yet' : counted(requiredApprovals, 'approval')}.`,
          ...(requiredApprovals === null
            ? []
            : [seatWords({ active: officers.length + 1, required: requiredApprovals })]),
          starterRoles ? 'With the starter roles, assigned to nobody.' : 'Without starter roles.',
        ]
      : []),
    rights === null
      ? 'With every right of the catalogue.'
      : `With ${counted(rights.length, 'right')} of the catalogue.`,
  ];
};
