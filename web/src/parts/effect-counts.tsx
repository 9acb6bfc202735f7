import { Badge, Text } from '@mantine/core';
import { counted } from '../../../src/mail/times';

/** How many people gain and lose rights, before anything else is said of it; nothing of who is nobody. */
export const EffectCounts = ({
  impact: { gaining, losing },
  size = 'md',
}: {
  impact: { readonly gaining: number; readonly losing: number };
  size?: 'md' | 'lg';
}) => (
  <>
    {gaining > 0 && (
      <Badge color="pine" variant="light" radius="sm" tt="none" size={size}>
        {counted(gaining, 'person gains', 'people gain')} rights
      </Badge>
    )}
    {losing > 0 && (
      <Badge color="brick" variant="light" radius="sm" tt="none" size={size}>
        {counted(losing, 'person loses', 'people lose')} rights
      </Badge>
    )}
    {gaining === 0 && losing === 0 && (
      <Text span size="sm" c="dimmed">
        Nobody gains or loses rights
      </Text>
    )}
  </>
);
