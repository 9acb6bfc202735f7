import { createEdit, type Edit } from './account-state.ts';
import { deriveId } from './canonical.ts';
import { grantable } from './catalogue.ts';

interface Starter {
  readonly name: string;
  readonly includes: (code: string) => boolean;
}

const section =
  (name: string, { premium }: { readonly premium: boolean }) =>
  (code: string): boolean =>
    code.startsWith(`${name}.`) && (premium || code !== `${name}.premium`);

/** The recommended practice: one role with every right, and roles by section, with and without premium (R27). */
const starters: readonly Starter[] = [
  { name: 'Company Administrator', includes: () => true },
  { name: 'Billing', includes: section('billing', { premium: true }) },
  { name: 'Reports', includes: section('reports', { premium: true }) },
  { name: 'Trading with premium', includes: section('trading', { premium: true }) },
  { name: 'Trading without premium', includes: section('trading', { premium: false }) },
  { name: 'Shipment with premium', includes: section('shipment', { premium: true }) },
  { name: 'Shipment without premium', includes: section('shipment', { premium: false }) },
];

/** The edits that make the starter set at headquarters, of the rights that the account has; nobody is assigned any. */
export const starterRoles = (accountId: string, companyId: string, rights: readonly string[]): Edit[] =>
  starters.map(({ name, includes }, index) =>
    createEdit('roles', deriveId('rol', accountId, index), {
      name,
      type: 'employee',
      companyId,
      rights: grantable
        .map(({ code }) => code)
        .filter((code) => rights.includes(code) && includes(code))
        .sort(),
    }),
  );
