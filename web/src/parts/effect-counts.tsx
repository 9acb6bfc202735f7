import { Badge } from '@mantine/core';
import { counted } from '../../../src/mail/times';

/** How many people gain and how many lose rights, before anything else is said of it; a count of nobody is left out. */
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
  </>
);
