// Writes the types of the client from the API's own document: `node scripts/client-types.ts`
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { openApiOf } from '../src/http/openapi.ts';
import { routes } from '../src/http/routes/index.ts';

export const CLIENT_TYPES = join(import.meta.dirname, '../src/client/schema.d.ts');

/** The types of every operation of the API, made from the document that the service serves. */
export const clientTypes = async (): Promise<string> => {
  const document = openApiOf(routes, 'http://localhost:8080', 'countersign');
  return astToString(await openapiTS(document as unknown as OpenAPI3));
};

if (import.meta.main) writeFileSync(CLIENT_TYPES, await clientTypes());
