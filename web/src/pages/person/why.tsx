import { Text } from '@mantine/core';
import { IconCheck, IconLock, IconMinus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { functionOf, OFFICER_SECTION } from '../../../../src/domain/catalogue';
import { shownName } from '../../../../src/mail/shown-text';
import type { RightExplained } from './queries';

export type Standing = 'has' | 'masked' | 'lacks';

export const standingOf = ({ allowed, sources }: RightExplained): Standing =>
  allowed ? 'has' : sources.length > 0 ? 'masked' : 'lacks';

const signs = {
  has: { icon: IconCheck, says: 'Has it' },
  masked: { icon: IconLock, says: 'Given, but masked' },
  lacks: { icon: IconMinus, says: 'Does not have it' },
} as const;

export const StandingSign = ({ standing }: { standing: Standing }) => {
  const { icon: Icon, says } = signs[standing];
  return (
    <span className={`standing ${standing}`}>
      <Icon size={16} aria-hidden />
      <span className="visually-hidden">{says}</span>
    </span>
  );
};

/** Where what gives a right is to be seen, for a reader who has such pages. */
export interface Leads {
  readonly role: (id: string) => string;
  readonly roleName: (id: string) => string | undefined;
  readonly set: (id: string) => string;
  readonly setName: (id: string) => string | undefined;
}

interface Given {
  readonly source: RightExplained['sources'][number];
  readonly leads: Leads | undefined;
}

/** What gives a right in the API's words; with links, where its role can be seen (R23). */
const SourceShown = ({ source: { roleId, setId, through, text }, leads }: Given) => {
  const roleName = roleId === undefined ? undefined : leads?.roleName(roleId);
  if (leads === undefined || roleId === undefined || roleName === undefined) return shownName(text);
  const setName = setId === undefined ? undefined : leads.setName(setId);
  return (
    <>
      given by the role <Link to={leads.role(roleId)}>{shownName(roleName)}</Link>
      {setId !== undefined && setName !== undefined && (
        <>
          , through the {through?.replace('-', ' ')} <Link to={leads.set(setId)}>{shownName(setName)}</Link>
        </>
      )}
    </>
  );
};

/** What stands in the way of giving a right that nothing gives: short, since many are alike. */
const lacking = ({ function: code, masks }: RightExplained): string => {
  if (functionOf(code)?.section === OFFICER_SECTION) return 'comes with the designation of an officer alone';
  if (masks.some(({ type }) => type === 'account')) return 'nothing gives it; the account does not have it';
  return masks.some(({ type }) => type === 'company')
    ? 'nothing gives it; the ceiling of their company lacks it'
    : 'nothing gives it';
};

/** Why somebody has a right, or has it not. */
export const Why = ({ right, leads }: { right: RightExplained; leads: Leads | undefined }) => {
  const { sources, masks } = right;
  const standing = standingOf(right);
  const masking = masks.map(({ text }) => shownName(text)).join('; ');
  const given = sources.map((source, index) => (
    <span key={index}>
      {index > 0 && '; '}
      <SourceShown source={source} leads={leads} />
    </span>
  ));
  return (
    <Text component="span" className="why" size="sm" c={standing === 'masked' ? undefined : 'dimmed'}>
      {standing === 'has' && given}
      {standing === 'lacks' && lacking(right)}
      {standing === 'masked' && (
        <>
          {masking}. Masked: {given}
        </>
      )}
    </Text>
  );
};
