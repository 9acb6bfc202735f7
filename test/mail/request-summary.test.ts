import { describe, expect, test } from '@jest/globals';
import { canBeObjectedTo, objectionMeans, ownObjectionMeans } from '../../src/mail/objecting-words.ts';
import { requestStanding, requestSteps } from '../../src/mail/request-summary.ts';
import { HOUR, MONDAY } from '../domain/acme.ts';
import { approval, objection, operator, sampleRequest } from './sample-request.ts';

const coolingUntil = MONDAY + 74 * HOUR;
const decisions = [approval('olga'), approval('omar', { at: MONDAY + 2 * HOUR })];
const cooling = { request: { state: 'cooling', coolingUntil } as const, decisions };
const rejected = {
  request: { state: 'rejected', endedAt: MONDAY + 3 * HOUR } as const,
  decisions: [approval('olga', { verdict: 'reject', at: MONDAY + 3 * HOUR })],
};

describe('R8 (c) what happened to a request, as letters and pages say it', () => {
  test('who asked, what operators said and who objected, oldest first', () => {
    const view = sampleRequest({ decisions, objections: [objection('ben', { at: MONDAY + 1.5 * HOUR })] });
    expect(requestSteps(view)).toEqual([
      { at: new Date(MONDAY).toISOString(), said: 'Ada Bell has asked the support desk for it.' },
      { at: new Date(MONDAY + HOUR).toISOString(), said: 'An operator approved it.' },
      { at: new Date(MONDAY + 1.5 * HOUR).toISOString(), said: 'Ben Cole objected.' },
      { at: new Date(MONDAY + 2 * HOUR).toISOString(), said: 'An operator approved it.' },
    ]);
  });

  test('an operator is named by no name, and its end says that nothing was altered', () => {
    const view = sampleRequest({
      ...rejected,
      request: { ...rejected.request, filer: { type: 'operator', ...operator('otto') } },
    });
    expect(requestSteps(view).map(({ said }) => said)).toEqual([
      'An operator of the support desk, on a paper form, has asked the support desk for it.',
      'An operator rejected it.',
      'The request was rejected by the support desk; nothing was altered.',
    ]);
  });

  test('it stands where it waits, until it has ended', () => {
    expect(requestStanding(sampleRequest(cooling))).toMatch(/^It has its operators, and is applied after .*UTC/);
    expect(requestStanding(sampleRequest(rejected))).toMatch(/^The request was rejected by the support desk/);
  });
});

describe('R8 (c) what an objection does', () => {
  test('the first calls for a third operator and ends nothing; those after it are on record', () => {
    expect(objectionMeans(sampleRequest())).toMatch(/third operator.*does not end the request/);
    expect(objectionMeans(sampleRequest({ objections: [objection('ben')] }))).toMatch(/goes on record/);
    expect(ownObjectionMeans({ counts: true })).toMatch(/third operator/);
    expect(ownObjectionMeans({ counts: false })).toBe('Another was there before it.');
  });

  test('there is something to object to until it is being applied or has ended', () => {
    expect(canBeObjectedTo(sampleRequest())).toBe(true);
    expect(canBeObjectedTo(sampleRequest(cooling))).toBe(true);
    expect(canBeObjectedTo(sampleRequest({ ...cooling, now: coolingUntil }))).toBe(false);
    expect(canBeObjectedTo(sampleRequest({ ...rejected, now: MONDAY + 4 * HOUR }))).toBe(false);
  });
});
