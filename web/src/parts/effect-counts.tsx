import { Badge } from '@mantine/core';
import { counted } from '../../../src/mail/times';

/** How many people gain and lose rights, before anything else is said of it. */
export const EffectCounts = ({
  impact: { gaining, losing },
  size = 'md',
}: {
  impact: { readonly gaining: number; readonly losing: number };
  size?: 'md' | 'lg';
}) => (
  <>
    <Badge color={gaining > 0 ? 'pine' : 'gray'} variant="light" radius="sm" tt="none" size={size}>
      {counted(gaining, 'person gains', 'people gain')} rights
    </Badge>
    <Badge color={losing > 0 ? 'brick' : 'gray'} variant="light" radius="sm" tt="none" size={size}>
      {counted(losing, 'person loses', 'people lose')} rights
    </Badge>
  </>
);
