import { heartbeat } from '@temporalio/activity';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';

const EVERY_MS = 2_000;

/**
 * Tells the server while an activity runs that its worker lives. One whose worker was killed is then begun anew after
 * the heartbeat's time-out, and not only when the activity's own time would be over.
 */
export const withHeartbeats: ActivityInterceptorsFactory = () => ({
  inbound: {
    async execute(input, next) {
      const beating = setInterval(() => heartbeat(), EVERY_MS);
      try {
        return await next(input);
      } finally {
        clearInterval(beating);
      }
    },
  },
});
