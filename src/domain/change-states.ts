/** The moves between a change's states (R31). A state without moves is an end. */
export const moves = {
  pending: ['approved', 'rejected', 'withdrawn', 'expired', 'conflicted'],
  approved: ['pending', 'applied', 'rejected', 'withdrawn', 'expired', 'conflicted', 'failed'],
  applied: [],
  rejected: [],
  withdrawn: [],
  expired: [],
  conflicted: [],
  failed: [],
} as const satisfies Record<string, readonly string[]>;

export type ChangeState = keyof typeof moves;
export type EndState = Exclude<ChangeState, 'pending' | 'approved'>;

export const changeStates = Object.keys(moves) as readonly ChangeState[];

export const hasEnded = (state: ChangeState): state is EndState => moves[state].length === 0;
