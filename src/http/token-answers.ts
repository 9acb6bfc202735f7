import { z } from 'zod';
import { personalScopes } from '../store/personal-tokens.ts';
import { PersonRef } from './answers.ts';

const day = z.iso.date();
const time = z.string().meta({ format: 'date-time', description: 'RFC 3339, in UTC.' });

export const PersonalToken = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(personalScopes)).readonly(),
    createdAt: time,
    expiresAt: time,
    lastUsedOn: day.nullable().meta({ description: 'The day in UTC; null where it was never used.' }),
  })
  .meta({ id: 'PersonalToken' });

export const MadePersonalToken = PersonalToken.extend({
  token: z.string().meta({ description: 'The bearer token. It is shown this once.' }),
}).meta({ id: 'MadePersonalToken' });

export const TokenHolder = z
  .object({
    user: PersonRef,
    tokens: z.int(),
    lastExpiresAt: time.meta({ description: 'When the last of them expires.' }),
    lastUsedOn: day.nullable(),
  })
  .meta({ id: 'TokenHolder' });
