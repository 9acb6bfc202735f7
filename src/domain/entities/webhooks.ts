import type { Entity, Fields } from '../entity.ts';
import { nameKey } from '../text.ts';
import { headquartersOf } from './companies.ts';

/** The events of the trail that a webhook can be told of. None holds more of a person than an id (R42). */
export const webhookEvents = [
  'change.submitted',
  'change.approved',
  'change.reopened',
  'change.applied',
  'change.ended',
  'change.flagged',
  'change.unflagged',
  'decision.recorded',
  'decision.refused',
  'identity.bound',
  'identity.unbound',
  'authenticator.enrolled',
  'authenticator.ended',
  'service-token.secret-made',
  'service-token.secret-ended',
  'personal-token.made',
  'personal-token.ended',
  'support-request.filed',
  'support-request.decided',
  'support-request.objected',
  'support-request.cooling',
  'support-request.applied',
  'support-request.ended',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** Where an account has its events told. What signs them is no part of the state. */
export interface Webhook extends Fields {
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** The user who asked for it, and takes its secret. */
  readonly takerId: string;
}

export const webhooksEntity: Entity = {
  name: 'webhooks',
  noun: 'webhook',
  fields: {
    name: { type: 'text', label: 'name' },
    url: { type: 'text', label: 'address' },
    events: { type: 'texts', label: 'told of', has: (item) => `told of ${item}` },
    takerId: {
      type: 'text',
      label: 'its secret goes to',
      words: (value, state) => state.nameOf('users', String(value)),
    },
  },
  indexes: { byName: (row) => nameKey(String(row['name'])) },
  nameOf: (row) => String(row['name']),
  reaches: () => [],
  managedIn: (_row, _id, state) => [headquartersOf(state)],
  isSensitive: () => false,
};
