import type { AccountState } from '../../domain/account-state.ts';
import type { Provisioned } from '../../changes/provisioning.ts';
import { addressFault, nameFault } from '../../domain/text.ts';
import type { OpenChange, ScimType } from '../../store/scim.ts';
import type { Asked } from '../../transactions/provision.ts';
import type { FoundResource, Looked } from '../../transactions/read-provisioned.ts';
import type { Filter } from './filter.ts';
import { schemas, ScimRefused } from './messages.ts';
import type { PatchStep } from './patch.ts';

/** What resources are shown and read with. */
export interface Place {
  readonly publicUrl: string;
  readonly accountId: string;
  readonly state: AccountState;
  /** Users whose id is another here than the provider's: theirs by ours. */
  readonly providersId: ReadonlyMap<string, string>;
}

export type Json = Readonly<Record<string, unknown>>;
type Asking<A> = (known: Asked<A> | undefined) => Asked<A>;

/** A sort of resource: how it is shown, and how what is asked of it is read. */
export interface ScimKind<A> {
  readonly type: ScimType;
  readonly path: 'Users' | 'Groups';
  readonly schema: string;
  readonly sort: Provisioned<A>;
  /** What a filter says of which resources alone can match. */
  looked(filter: Filter | undefined): Looked;
  show(found: FoundResource<A>, place: Place): Json;
  /** What a whole resource asks for. What it does not say stays as it is. Throws ScimRefused. */
  readWhole(body: Json, place: Place): Asking<A>;
  /** What a PATCH asks for. Throws ScimRefused. */
  readPatch(steps: readonly PatchStep[], place: Place): Asking<A>;
}

export const locationOf = ({ publicUrl }: Place, path: string, id: string): string =>
  `${publicUrl}/scim/v2/${path}/${encodeURIComponent(id)}`;

/** The user's id as the provider has it. */
export const providersIdOf = ({ providersId }: Place, userId: string): string => providersId.get(userId) ?? userId;

const changeShown = ({ publicUrl, accountId }: Place, change: OpenChange): Json => ({
  value: change.id,
  $ref: `${publicUrl}/v1/accounts/${accountId}/changes/${change.id}`,
  number: change.number,
  kind: change.kind,
  state: change.state,
  submittedAt: new Date(change.submittedAt).toISOString(),
  expiresAt: new Date(change.expiresAt).toISOString(),
});

/** A resource with what all have in common, and the changes that wait for approval. */
export const shown = <A>(
  { path, schema, type }: Pick<ScimKind<A>, 'path' | 'schema' | 'type'>,
  { row, pending }: FoundResource<A>,
  place: Place,
  own: Json,
): Json => ({
  schemas: [schema, ...(pending.length > 0 ? [schemas.change] : [])],
  id: row.id,
  ...(row.externalId !== null && { externalId: row.externalId }),
  ...own,
  ...(pending.length > 0 && { [schemas.change]: { pending: pending.map((change) => changeShown(place, change)) } }),
  meta: { resourceType: type, location: locationOf(place, path, row.id) },
});

/** Text that a provider calls something by; undefined where it says none. */
export const textOf = (name: string, value: unknown): string | undefined => {
  if (value === undefined || value === null || value === '') return undefined;
  const fault =
    typeof value !== 'string'
      ? `text is expected, found ${typeof value}`
      : addressFault(value) === undefined
        ? undefined
        : nameFault(value);
  if (fault !== undefined) throw new ScimRefused('invalidValue', `${name}: ${fault}`);
  return value as string;
};

/** As `textOf`; null where the provider says that there is none any more. */
export const clearable = (name: string, value: unknown): string | null | undefined =>
  value === null || value === '' ? null : textOf(name, value);

/** What no resource can be without, or what is not the provider's to say. */
export const mustNotGo = ({ op, attribute }: PatchStep): void => {
  if (op === 'remove') throw new ScimRefused('mutability', `"${attribute}" can't be removed; say another value.`);
};
