import express, { type Request, type RequestHandler, type Response } from 'express';
import { problem, Refused, type Problem } from '../domain/problems.ts';

const SMALL = 64 * 1024;
const LARGE = 1024 * 1024;
const FORM_FIELDS = 20;
/** More than any payload has, and few enough for every function that walks one. */
const MAX_DEPTH = 20;

const JSON_TYPE = 'application/json';
const SCIM_TYPES = ['application/scim+json', JSON_TYPE];
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Reads the body of a request; undefined where there is none. */
export type BodyReader = (request: Request, response: Response) => Promise<unknown>;

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

const reader =
  (type: string | string[], parse: RequestHandler): BodyReader =>
  async (request, response) => {
    if (!hasBody(request)) return undefined;
    if (request.is(type) === false)
      throw Refused.because(
        'unsupported_media_type',
        `${[type].flat().join(' or ')} is expected, found ${request.get('content-type')?.slice(0, 100) ?? 'no content type'}`,
      );
    await new Promise<void>((resolve, reject) => {
      void parse(request, response, (error: unknown) => {
        if (error === undefined) resolve();
        else reject(error instanceof Error ? error : new Error('the body could not be read', { cause: error }));
      });
    });
    return request.body as unknown;
  };

export const formReader = reader(
  FORM_TYPE,
  express.urlencoded({
    type: FORM_TYPE,
    extended: false,
    limit: SMALL,
    parameterLimit: FORM_FIELDS,
    inflate: false,
  }),
);

export const jsonReader = (limit: number = SMALL): BodyReader =>
  reader(JSON_TYPE, express.json({ type: JSON_TYPE, strict: true, limit, inflate: false }));

/** JSON as SCIM calls it, or plain (RFC 7644, 3.1); as large as an application, since a group may have many members. */
export const scimReader = (limit: number = LARGE): BodyReader =>
  reader(SCIM_TYPES, express.json({ type: SCIM_TYPES, strict: true, limit, inflate: false }));

export const largeJsonReader = (limit: number = LARGE): BodyReader => jsonReader(limit);

/** Faults that no schema looks for: nesting without end, and text that is no Unicode or that no row can hold. */
export const plainFaults = (body: unknown): Problem[] => {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return [problem('invalid_payload', `at most ${MAX_DEPTH} levels of nesting are expected`)];
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string' && !value.isWellFormed())
        return [problem('invalid_payload', 'Unicode text is expected, found half of a surrogate pair')];
      if (typeof value === 'string' && value.includes('\u0000'))
        return [problem('invalid_payload', 'text is expected, found U+0000 in it')];
      if (Array.isArray(value)) for (const item of value) below.push(item);
      else if (typeof value === 'object' && value !== null)
        for (const [key, item] of Object.entries(value)) below.push(key, item);
    }
    level = below;
  }
  return [];
};
