import { UNEXPECTED } from '../problem.ts';
import { problem, Refused, statusOf, type Problem, type RefusalCode } from '../../domain/problems.ts';

/** What SCIM is spoken in (RFC 7644, 3.1). */
export const SCIM_JSON = 'application/scim+json';

export const schemas = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  /** Ours: what waits for approval. */
  change: 'urn:countersign:params:scim:schemas:extension:change:2.0:Change',
  schema: 'urn:ietf:params:scim:schemas:core:2.0:Schema',
  resourceType: 'urn:ietf:params:scim:schemas:core:2.0:ResourceType',
  config: 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
} as const;

/** What is wrong, in the words of RFC 7644, 3.12. */
export type ScimErrorType =
  'invalidFilter' | 'invalidPath' | 'invalidSyntax' | 'invalidValue' | 'mutability' | 'noTarget' | 'uniqueness';

/** A request that is no SCIM, or asks for what SCIM does not allow. */
export class ScimRefused extends Refused {
  readonly scimType: ScimErrorType;

  constructor(scimType: ScimErrorType, message: string) {
    super([problem('invalid_payload', message)]);
    this.name = 'ScimRefused';
    this.scimType = scimType;
  }
}

const unique: ReadonlySet<RefusalCode> = new Set(['email_taken', 'name_taken', 'identity_taken']);

/** 422 is not among the answers of SCIM: what can't be understood, or names what is not there, is a bad request. */
const statusHere = (code: RefusalCode): number => (statusOf(code) === 422 ? 400 : statusOf(code));

const scimTypeOf = (error: unknown, code: RefusalCode): ScimErrorType | undefined => {
  if (error instanceof ScimRefused) return error.scimType;
  if (unique.has(code)) return 'uniqueness';
  return statusHere(code) === 400 ? 'invalidValue' : undefined;
};

const inWords = ({ message, path }: Problem): string => (path === undefined ? message : `${path}: ${message}`);

/** The document that answers a refusal, with every problem in its words (RFC 7644, 3.12). */
export const scimErrorOf = (
  error: unknown,
  problems: readonly Problem[] | undefined,
  traceId: string,
): { readonly status: number; readonly body: Readonly<Record<string, unknown>> } => {
  const [first, ...others] = problems ?? [];
  const { code } = first ?? UNEXPECTED;
  const status = statusHere(code);
  const scimType = scimTypeOf(error, code);
  const said = [first ?? UNEXPECTED, ...others].map(inWords).join(' ');
  return {
    status,
    body: {
      schemas: [schemas.error],
      status: String(status),
      ...(scimType !== undefined && { scimType }),
      detail: status >= 500 ? `${said} Trace id: ${traceId}.` : said,
    },
  };
};
