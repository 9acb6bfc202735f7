import { defaultPayloadConverter, type PayloadConverter } from '@temporalio/common';

/**
 * Reads what can't be read as `undefined`. Anybody who reaches Temporal can send a signal that is no JSON, and one that
 * throws while it is read would make every later task of the workflow fail.
 */
export const payloadConverter: PayloadConverter = {
  toPayload: (value) => defaultPayloadConverter.toPayload(value),
  fromPayload: (payload) => {
    try {
      return defaultPayloadConverter.fromPayload(payload);
    } catch {
      return undefined as never;
    }
  },
};
