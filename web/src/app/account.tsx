import { createContext, use } from 'react';
import type { Schemas } from '../api/client';

export type Me = Schemas['Me'];
export type Membership = Me['accounts'][number];

/** Whoever starts and signs changes here (R12). */
export const isOfficerHere = ({ clientType, officer }: Membership): boolean => clientType === 'organization' && officer;

/** Officers of an organization, owners of any other account (R12, R13). */
export const mayManage = (membership: Membership): boolean =>
  membership.clientType === 'organization'
    ? isOfficerHere(membership)
    : membership.owner && membership.status === 'active';

/** What those are called who manage the account (R12, R13). */
export const managersOf = ({ clientType }: Membership): string =>
  clientType === 'organization' ? 'Security Officers' : 'owners';

interface Here {
  readonly me: Me;
  /** Who the reader is in the account that is looked at. */
  readonly membership: Membership;
  /** Its path segment. */
  readonly account: string;
}

export const HereContext = createContext<Here | null>(null);

/** The account that is looked at, and who looks. Only within the pages of an account. */
export const useHere = (): Here => {
  const here = use(HereContext);
  if (here === null) throw new Error('no account is looked at');
  return here;
};

/** The path of a page of the account that is looked at. */
export const usePaths = () => {
  const { account } = useHere();
  const base = `/accounts/${encodeURIComponent(account)}`;
  return {
    inbox: base,
    place: (name: string) => `${base}/${name}`,
    thing: (place: string, id: string) => `${base}/${place}/${encodeURIComponent(id)}`,
    change: (id: string) => `${base}/changes/${encodeURIComponent(id)}`,
    person: (id: string) => `${base}/people/${encodeURIComponent(id)}`,
    request: (id: string) => `${base}/desk/${encodeURIComponent(id)}`,
    role: (id: string) => `${base}/roles/${encodeURIComponent(id)}`,
    own: `${base}/passkeys-and-tokens`,
  };
};

const descriptor = (name: string): string | null =>
  document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? null;

/** Where operators see workflows; null where the service was not told. */
export const workflowAddress = (workflowId: string): string | null => {
  const base = descriptor('temporal-ui');
  return base === null || base === '' ? null : `${base}/workflows/${encodeURIComponent(workflowId)}`;
};

export const styleNonce = (): string => descriptor('csp-nonce') ?? '';
