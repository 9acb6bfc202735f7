import { Badge } from '@mantine/core';
import type { SupportRequestSummary } from '../../api/queries';
import { Marks } from '../../parts/marks';

type State = SupportRequestSummary['state'];

export const requestStates = ['filed', 'cooling', 'applied', 'rejected', 'lapsed', 'conflicted'] as const;

export const stateWords: Record<State, string> = {
  filed: 'waits for operators',
  cooling: 'time to object',
  applied: 'applied',
  rejected: 'rejected',
  lapsed: 'lapsed',
  conflicted: 'conflicted',
};

const colours: Record<State, string> = {
  filed: 'amber',
  cooling: 'harbour',
  applied: 'pine',
  rejected: 'brick',
  lapsed: 'gray',
  conflicted: 'brick',
};

/** Where a request stands, and whether somebody has objected to it. */
export const RequestBadges = ({ state, objections }: Pick<SupportRequestSummary, 'state' | 'objections'>) => (
  <>
    <Badge color={colours[state]} variant="light" radius="sm" tt="none">
      {stateWords[state]}
    </Badge>
    {objections.length > 0 && (
      <Badge color="brick" variant="outline" radius="sm" tt="none">
        {objections.length === 1 ? 'an objection' : `${objections.length} objections`}
      </Badge>
    )}
  </>
);

/** How many operators have approved of those that are needed. */
export const Operators = ({ operators: { required, received } }: Pick<SupportRequestSummary, 'operators'>) => (
  <Marks required={required} received={received} what="operators" />
);
