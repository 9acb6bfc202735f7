import { useQueryClient } from '@tanstack/react-query';
import { functionTitle } from '../../../src/domain/catalogue';
import { useHere } from '../app/account';
import { useDraft } from './draft';
import { labelOf, type Values } from './schema';
import { madeBy } from './submission';

type NameOf = (id: string) => string | undefined;

const nameWithin = (data: unknown, id: string): string | undefined => {
  if (Array.isArray(data)) {
    for (const each of data as readonly unknown[]) {
      const name = nameWithin(each, id);
      if (name !== undefined) return name;
    }
    return undefined;
  }
  if (typeof data !== 'object' || data === null) return undefined;
  const { id: its, name, items, pages } = data as Record<string, unknown>;
  return its === id && typeof name === 'string' ? name : nameWithin(items ?? pages, id);
};

/** What something is called, of the draft or of what was read: whatever a form shows by its name has been. */
export const useNameOf = (): NameOf => {
  const { account } = useHere();
  const { members } = useDraft();
  const client = useQueryClient();
  return (id) => {
    const made = members.find(({ key }) => madeBy(key) === id)?.payload['name'];
    if (typeof made === 'string') return made;
    return nameWithin(
      client.getQueriesData({ queryKey: ['account', account] }).map(([, data]) => data),
      id,
    );
  };
};

const subjects = ['userId', 'roleId', 'id', 'tokenId', 'companyId'] as const;

const makes = (kind: string): boolean => /\.(?:add|create)$/.test(kind) && kind !== 'authenticator.add';

const detailOf = ([name, value]: [string, unknown]): string =>
  name === 'rights' && Array.isArray(value)
    ? (value as readonly string[]).map(functionTitle).join(', ')
    : labelOf(name).toLowerCase();

/** How a modification reads in the draft: `Grant rights: Finn Gallagher (Deposit, Withdraw)`. */
export const memberWords = (
  { kind, title }: { readonly kind: string; readonly title: string },
  payload: Values,
  nameOf: NameOf,
): string => {
  const said = (id: unknown): string | undefined => (typeof id === 'string' ? nameOf(id) : undefined);
  if (makes(kind)) return [title, payload['name']].filter(Boolean).join(': ');
  const subject = subjects.find((name) => name in payload);
  const to = payload['to'] as { readonly id?: string } | undefined;
  const names = [said(subject && payload[subject]), said(to?.id)].filter(Boolean).join(', ');
  const details = Object.entries(payload)
    .filter(([name]) => name !== subject && name !== 'to')
    .map(detailOf)
    .join(', ');
  return `${[title, names].filter(Boolean).join(': ')}${details === '' ? '' : ` (${details})`}`;
};
