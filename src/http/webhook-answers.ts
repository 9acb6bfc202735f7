import { z } from 'zod';
import { deliveryStates } from '../domain/delivery.ts';
import { webhookEvents } from '../domain/entities/webhooks.ts';
import { list, PersonRef, time } from './answers.ts';

export const Webhook = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    events: list(z.enum(webhookEvents)),
    taker: PersonRef,
    allowed: z.boolean().meta({ description: 'Whether the operators of the service let messages go there.' }),
    secretTakenAt: time
      .nullable()
      .meta({ description: 'When the newest secret was taken; null before the first: nothing is sent until then.' }),
  })
  .meta({ id: 'Webhook', description: '`taker` asked for it, and takes its secrets.' });

export const WebhookSecret = z
  .object({ secret: z.string().meta({ description: '`whsec_…`: what messages are signed with.' }) })
  .meta({ id: 'WebhookSecret', description: 'Shown this once.' });

export const WebhookDelivery = z
  .object({
    id: z.string().meta({ description: 'The `webhook-id` of the message.' }),
    event: z.int().meta({ description: 'The number of the event in the trail.' }),
    type: z.enum(webhookEvents),
    changeId: z.string().nullable(),
    state: z.enum(deliveryStates),
    attempts: z.int().meta({ description: 'Since it was owed, or sent again.' }),
    queuedAt: time,
    attemptedAt: time.nullable(),
    status: z.int().nullable().meta({ description: 'What the last attempt was answered; null where nothing was.' }),
    nextAttemptAt: time
      .nullable()
      .meta({ description: 'Null once it is over, and while an earlier message of its change is owed.' }),
    endedAt: time.nullable(),
  })
  .meta({ id: 'WebhookDelivery', description: 'One event, owed to one webhook. Read for 30 days after its end.' });
