import type { Authority } from '../domain/change.ts';
import type { StoredEvent } from '../store/trail.ts';
import { ToldRequests } from './told-requests.ts';
import { ToldFlags } from './verify-flags.ts';
import { ToldPersonalTokens } from './verify-personal-tokens.ts';

/** A decision, as its event tells it. */
export interface ToldDecision {
  readonly verdict: unknown;
  readonly digest: unknown;
  readonly designation: unknown;
  readonly bySubject: unknown;
  readonly assurance: unknown;
  /** The SHA-256 of the comment; null without one. */
  readonly comment: unknown;
  readonly decidedAt: string;
  /** The hash of what a passkey has signed of it; undefined where none has. */
  readonly assertion?: unknown;
  /** The fingerprints of the passkeys that the officer had then. */
  readonly passkeys: ReadonlySet<unknown>;
}

/** A change, as its events tell it. What an opening does not tell is undefined. */
export interface ToldChange {
  readonly number: unknown;
  readonly authority: Authority;
  readonly kind?: unknown;
  readonly initiatorId: string | null;
  readonly digest: unknown;
  readonly warnings: unknown;
  readonly requiredApprovals: unknown;
  readonly baseVersion?: unknown;
  readonly assurance?: unknown;
  readonly sensitive?: unknown;
  readonly submittedAt: string;
  state: string;
  stateCode: unknown;
  endedAt: string | null;
  appliedVersion: unknown;
  /** The SHA-256 of what its row holds of the time of its end. What ended before that was kept tells none. */
  ending?: unknown;
  readonly decisions: Map<string, ToldDecision>;
}

export interface ToldBinding {
  readonly identity: unknown;
  readonly boundAt: string;
}

export interface ToldAuthenticator {
  readonly userId: string;
  readonly fingerprint: unknown;
  readonly enrolledAt: string;
}

export interface ToldSecret {
  readonly fingerprint: unknown;
  readonly madeBy: string | null;
  readonly madeAt: string;
}

type Data = Readonly<Record<string, unknown>>;

const submission = ({ actorId, at }: StoredEvent, data: Data): ToldChange => ({
  number: data['number'],
  authority: 'officers',
  kind: data['kind'],
  initiatorId: actorId,
  digest: data['digest'],
  warnings: data['warnings'],
  requiredApprovals: data['required'],
  baseVersion: data['base'],
  assurance: data['assurance'],
  sensitive: data['sensitive'],
  submittedAt: at,
  state: data['required'] === 0 ? 'approved' : 'pending',
  stateCode: null,
  endedAt: null,
  appliedVersion: null,
  decisions: new Map(),
});

const opening = ({ actorId, at }: StoredEvent, data: Data): ToldChange => ({
  number: 0,
  authority: 'officers',
  initiatorId: actorId,
  digest: data['digest'],
  warnings: data['warnings'],
  requiredApprovals: 0,
  submittedAt: at,
  state: 'applied',
  stateCode: null,
  endedAt: at,
  appliedVersion: 1,
  decisions: new Map(),
});

const decision = ({ at }: StoredEvent, data: Data, passkeys: ReadonlySet<unknown>): ToldDecision => ({
  verdict: data['verdict'],
  digest: data['digest'],
  designation: data['designation'],
  bySubject: data['bySubject'],
  assurance: data['assurance'],
  comment: data['comment'],
  decidedAt: at,
  ...('assertion' in data && { assertion: data['assertion'] }),
  passkeys,
});

/**
 * What an account's trail tells of its changes, decisions, flags, bindings, passkeys, tokens with their secrets, and
 * requests to the support desk.
 */
export class Told {
  readonly changes = new Map<string, ToldChange>();
  readonly bindings = new Map<string, ToldBinding>();
  readonly secrets = new Map<string, ToldSecret>();
  readonly requests = new ToldRequests();
  readonly authenticators = new Map<string, ToldAuthenticator>();
  readonly flags = new ToldFlags();
  readonly personalTokens = new ToldPersonalTokens();

  /** Takes in the next event. Answers whether it could be read. */
  hear(event: StoredEvent): boolean {
    const data = read(event.data);
    if (data === undefined) return false;
    this.flags.hear(event, data, () => this.#passkeysOf(event.actorId));
    const changeId = event.changeId ?? '';
    this.requests.hear(event, data);
    const change = this.changes.get(changeId);
    switch (event.type) {
      case 'account.opened':
        this.changes.set(changeId, opening(event, data));
        break;
      case 'change.submitted':
        this.changes.set(changeId, submission(event, data));
        break;
      case 'support-request.applied': {
        const made = this.requests.changeMade(event, data);
        if (made !== undefined) this.changes.set(changeId, { ...made, decisions: new Map() });
        break;
      }
      case 'change.approved':
        if (change) change.state = 'approved';
        break;
      case 'change.reopened':
        if (change) change.state = 'pending';
        break;
      case 'change.applied':
        if (change)
          Object.assign(change, {
            ...{ state: 'applied', endedAt: event.at, appliedVersion: data['version'] },
            ending: data['ending'],
          });
        break;
      case 'change.ended':
        if (change)
          Object.assign(change, {
            ...{ state: data['state'], stateCode: data['code'], endedAt: event.at },
            ending: data['ending'],
          });
        break;
      case 'decision.recorded':
        change?.decisions.set(event.actorId ?? '', decision(event, data, this.#passkeysOf(event.actorId)));
        break;
      case 'identity.bound':
        this.bindings.set(String(data['userId']), { identity: data['identity'], boundAt: event.at });
        break;
      case 'identity.unbound':
        this.bindings.delete(String(data['userId']));
        break;
      case 'authenticator.enrolled':
        this.authenticators.set(String(data['authenticatorId']), {
          userId: String(data['userId']),
          fingerprint: data['fingerprint'],
          enrolledAt: event.at,
        });
        break;
      case 'authenticator.ended':
        this.authenticators.delete(String(data['authenticatorId']));
        break;
      case 'service-token.secret-made':
        this.secrets.set(String(data['tokenId']), {
          fingerprint: data['fingerprint'],
          madeBy: event.actorId,
          madeAt: event.at,
        });
        break;
      case 'service-token.secret-ended':
        this.secrets.delete(String(data['tokenId']));
        break;
      default:
        this.personalTokens.hear(event, data);
    }
    return true;
  }

  #passkeysOf(userId: string | null): ReadonlySet<unknown> {
    return new Set([...this.authenticators.values()].filter((a) => a.userId === userId).map((a) => a.fingerprint));
  }
}

const read = (text: string): Data | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Data) : undefined;
  } catch {
    return undefined;
  }
};
