/** Every refusal: its HTTP status and its words. Nothing is refused with a code that is not here. */
export const refusals = {
  unauthenticated: [401, 'You are not signed in'],
  not_found_here: [404, 'Not found'],
  not_an_officer: [403, 'Only Security Officers can do this'],
  not_an_owner: [403, 'Only owners of the account can do this'],
  suspended: [403, 'Your access is suspended'],
  self_approval: [403, 'Nobody decides on their own change'],
  not_eligible: [403, 'You may not decide on this change'],
  probation: [403, 'You are on probation for changes of this sort'],
  assurance_required: [403, 'This account asks for a surer sign-in to decide'],
  token_scope: [403, 'The token is not for this'],
  out_of_scope: [403, 'This is outside what you manage'],
  exceeds_own_rights: [403, 'Nobody can give rights that they do not have'],
  cross_origin: [403, 'The form did not come from this service'],
  invalid_payload: [422, 'The request is not well formed'],
  unknown_function: [422, 'The catalogue has no such function'],
  not_found: [422, 'The change names something that does not exist'],
  officer_only_right: [422, 'This function comes with the designation of an officer alone'],
  exceeds_company_rights: [422, 'The company does not have this right'],
  not_an_organization: [422, 'Only organizations have Security Officers'],
  institutional_only: [422, 'Only institutional accounts have this'],
  individual_only: [422, 'Only individual account types have this'],
  webhook_not_allowed: [422, 'Messages can not go to this address'],
  no_change: [422, 'This would change nothing'],
  idempotency_mismatch: [422, 'The idempotency key was used for another request'],
  idempotency_running: [409, 'The same request is still running'],
  quorum_floor: [409, 'Too few officers would remain'],
  last_officer: [409, 'The last officer cannot go'],
  quorum_unsatisfiable: [409, 'The approvals that this needs cannot be reached'],
  last_owner: [409, 'The last owner cannot go'],
  email_taken: [409, 'Another user of the account has this address'],
  name_taken: [409, 'This name is taken'],
  identity_taken: [409, 'This identity belongs to another user of the account'],
  too_many_tokens: [409, 'You have as many tokens as a person may have'],
  secret_taken: [409, 'The secret was taken'],
  passkey_limit: [409, 'No more passkeys may be enrolled'],
  token_expired: [409, 'The service token has expired'],
  role_in_use: [409, 'The role is in use'],
  company_in_use: [409, 'The company is in use'],
  conflicting_change: [409, 'You have the same change pending'],
  already_decided: [409, 'You have decided otherwise'],
  change_ended: [409, 'The change has ended'],
  change_open: [409, 'The change has not ended'],
  already_flagged: [409, 'You have flagged a change within a day'],
  account_frozen: [409, 'The change is stopped for now'],
  digest_mismatch: [412, 'The change is not the one that you were shown'],
  link_ended: [410, 'This link has ended'],
  too_many_changes: [429, 'Too many changes are pending'],
  too_many_streams: [429, 'You read along too often at once'],
  too_many_requests: [429, 'This came too often of late'],
  payload_too_large: [413, 'The request is too large'],
  method_not_allowed: [405, 'This address does not take this method'],
  unsupported_media_type: [415, 'The request must be JSON'],
  unavailable: [503, 'The service cannot answer right now'],
  internal: [500, 'Something went wrong'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type RefusalCode = keyof typeof refusals;

/** One reason for which something is refused. `path` points into the request, as `rights.0` or `changes.2.payload`. */
export interface Problem {
  readonly code: RefusalCode;
  readonly message: string;
  readonly path?: string;
  /** The id of what stands in the way, where that helps: the pending change of a `conflicting_change`. */
  readonly id?: string;
}

export const problem = (code: RefusalCode, message: string, path?: string): Problem =>
  path === undefined ? { code, message } : { code, message, path };

export const statusOf = (code: RefusalCode): number => refusals[code][0];
export const titleOf = (code: RefusalCode): string => refusals[code][1];

const order = [401, 404, 403, 422, 409, 412, 429];

/**
 * Problems in the order in which a client learns of them: the first one gives the answer its status and code. `statusAs`
 * is for an address that answers a code with a status of its own.
 */
export const inOrder = (problems: readonly Problem[], statusAs: (code: RefusalCode) => number = statusOf): Problem[] =>
  [...problems].sort((a, b) => order.indexOf(statusAs(a.code)) - order.indexOf(statusAs(b.code)));

/** A refusal with every problem. Thrown by transactions, answered as problem+json. */
export class Refused extends Error {
  readonly problems: readonly [Problem, ...Problem[]];

  constructor(problems: readonly Problem[]) {
    const [first, ...rest] = inOrder(problems);
    if (first === undefined) throw new TypeError('a refusal names at least one problem');
    super(first.message);
    this.name = 'Refused';
    this.problems = [first, ...rest];
  }

  /** Prefer this to the constructor where there is one problem. */
  static because(code: RefusalCode, message: string, path?: string): Refused {
    return new Refused([problem(code, message, path)]);
  }
}
