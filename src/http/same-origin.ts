import type { Request } from 'express';
import { Refused } from '../domain/problems.ts';

/**
 * Refuses what a page of another site made a browser send. Browsers say where a request comes from; those that say
 * nothing are refused as well.
 */
export const mustBeSameOrigin = (request: Request, publicOrigin: string): void => {
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  if (site === undefined ? origin === publicOrigin : site === 'same-origin') return;
  throw Refused.because(
    'cross_origin',
    `a request from ${publicOrigin} is expected, found ${site === undefined ? (origin ?? 'no sign of where it comes from') : `one from ${site}`}`,
  );
};
