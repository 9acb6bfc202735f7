import type { StoredEvent } from '../store/trail.ts';

type Data = Readonly<Record<string, unknown>>;

/** An operator's decision, as its event tells it. */
export interface ToldOperatorDecision {
  readonly verdict: unknown;
  readonly knowing: unknown;
  /** The SHA-256 of the comment; null without one. */
  readonly comment: unknown;
  readonly decidedAt: string;
}

export interface ToldObjection {
  readonly counts: unknown;
  readonly comment: unknown;
  readonly objectedAt: string;
}

/** A request to the support desk, as its events tell it. */
export interface ToldRequest {
  readonly changeId: unknown;
  readonly kind: unknown;
  readonly digest: unknown;
  readonly filer: string | null;
  readonly baseVersion: unknown;
  readonly assurance: unknown;
  readonly sensitive: unknown;
  readonly warnings: unknown;
  readonly evidence: unknown;
  readonly coolingMs: unknown;
  readonly filedAt: string;
  readonly expiresAt: unknown;
  state: unknown;
  stateCode: unknown;
  lapsesAt: unknown;
  objectedAt: string | null;
  coolingUntil: unknown;
  endedAt: string | null;
  /** The operators whom the application counted. */
  operators: readonly unknown[];
  readonly decisions: Map<string, ToldOperatorDecision>;
  readonly objections: Map<string, ToldObjection>;
}

const filed = ({ actorId, at }: StoredEvent, data: Data): ToldRequest => ({
  changeId: data['change'],
  kind: data['kind'],
  digest: data['digest'],
  filer: actorId,
  baseVersion: data['base'],
  assurance: data['assurance'],
  sensitive: data['sensitive'],
  warnings: data['warnings'],
  evidence: data['evidence'],
  coolingMs: data['coolingMs'],
  filedAt: at,
  expiresAt: data['lapsesAt'],
  state: 'filed',
  stateCode: null,
  lapsesAt: data['lapsesAt'],
  objectedAt: null,
  coolingUntil: null,
  endedAt: null,
  operators: [],
  decisions: new Map(),
  objections: new Map(),
});

/** What an account's trail tells of its requests to the support desk. */
export class ToldRequests {
  readonly all = new Map<string, ToldRequest>();

  hear(event: StoredEvent, data: Data): void {
    const id = String(data['request']);
    if (event.type === 'support-request.filed') this.all.set(id, filed(event, data));
    const request = this.all.get(id);
    if (request === undefined) return;
    const by = event.actorId ?? '';
    switch (event.type) {
      case 'support-request.decided':
        request.decisions.set(by, {
          ...{ verdict: data['verdict'], knowing: data['knowing'], comment: data['comment'] },
          decidedAt: event.at,
        });
        cools(request, data);
        break;
      case 'support-request.cooling':
        cools(request, data);
        break;
      case 'support-request.objected':
        request.objections.set(by, { counts: data['counts'], comment: data['comment'], objectedAt: event.at });
        if (data['counts'] === true) request.objectedAt = event.at;
        request.coolingUntil = data['coolingUntil'] ?? request.coolingUntil;
        request.lapsesAt = data['lapsesAt'] ?? request.lapsesAt;
        break;
      case 'support-request.applied':
        Object.assign(request, { state: 'applied', endedAt: event.at, operators: listOf(data['operators']) });
        break;
      case 'support-request.ended':
        Object.assign(request, { state: data['state'], stateCode: data['code'], endedAt: event.at });
        break;
    }
  }

  /** The change that an applied request has become, as far as changes are told of; undefined where none was filed. */
  changeMade({ at }: StoredEvent, data: Data) {
    const id = String(data['request']);
    const request = this.all.get(id);
    return (
      request && {
        number: data['number'],
        authority: 'desk' as const,
        kind: request.kind,
        initiatorId: id,
        digest: data['digest'],
        warnings: request.warnings,
        requiredApprovals: 0,
        baseVersion: request.baseVersion,
        assurance: request.assurance,
        sensitive: request.sensitive,
        submittedAt: request.filedAt,
        state: 'applied',
        stateCode: null,
        endedAt: at,
        appliedVersion: data['version'],
        ending: data['ending'],
      }
    );
  }
}

const cools = (request: ToldRequest, data: Data): void => {
  if (data['coolingUntil'] === undefined) return;
  request.state = 'cooling';
  request.coolingUntil = data['coolingUntil'];
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
