import { Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { shownName } from '../../../src/mail/shown-text';
import { inUtc } from '../../../src/mail/times';
import { ProblemError } from '../../../src/client/problem';
import { functionsQuery, officersQuery } from '../api/queries';
import { useHere, usePaths } from '../app/account';
import { givable } from '../draft/schema';
import { useAddress } from '../parts/address';
import { BackLink } from '../parts/back-link';
import { Answer, Empty, Loading, PageHead, Refusal } from '../parts/states';
import { useTitle } from '../parts/title';
import { PersonBadges } from '../parts/person-badges';
import { PersonActions } from './person/actions';
import { Belongs } from './person/belongs';
import { ComingMarks, ComingShown, useComing } from './person/coming';
import { useRightsDraft } from './person/drafting';
import { personQuery, rightsQuery, type Person, type RightExplained } from './person/queries';
import { RightsShown, type Editing, type Shown } from './person/rights';
import { StandingSign, type Leads } from './person/why';

const Officer = ({ person }: { person: Person }) => {
  const { account } = useHere();
  const officers = useQuery({ ...officersQuery(account), enabled: person.officer });
  const { since = null, probationUntil = null } = officers.data?.find(({ id }) => id === person.id) ?? {};
  if (since === null) return null;
  return (
    <Text size="sm">
      Security Officer since {inUtc(since)}
      {probationUntil !== null && `; on probation until ${inUtc(probationUntil)}`}
    </Text>
  );
};

const Who = ({ person }: { person: Person }) => {
  const { membership } = useHere();
  const paths = usePaths();
  return (
    <Stack gap={4}>
      <Group gap="0.25rem 1rem">
        <span>{shownName(person.email)}</span>
        {membership.clientType === 'organization' && (
          <Link to={`${paths.place('companies')}?company=${encodeURIComponent(person.companyId)}`}>
            {shownName(person.companyName)}
          </Link>
        )}
        <PersonBadges user={person} />
      </Group>
      <Officer person={person} />
    </Stack>
  );
};

const shownOf = (value: string | null): Shown => (value === 'has' || value === 'lacks' ? value : 'all');

const Legend = ({ isEditable }: { isEditable: boolean }) => (
  <p className="legend">
    <span>
      <StandingSign standing="has" /> can be used
    </span>
    <span>
      <StandingSign standing="masked" /> given, without effect
    </span>
    <span>
      <StandingSign standing="lacks" /> not given
    </span>
    {isEditable && <span>A tick is a right granted directly. Tick or untick it to draft a change.</span>}
  </p>
);

const useLeads = ({ roles, sets }: Person): Leads => {
  const paths = usePaths();
  return {
    role: paths.role,
    roleName: (id) => roles.find((role) => role.id === id)?.name,
    set: (id) => `${paths.place('groups')}?set=${encodeURIComponent(id)}`,
    setName: (id) => sets.find((set) => set.id === id)?.name,
  };
};

const Rights = ({ person, coming }: { person: Person; coming: ReturnType<typeof useComing>['coming'] }) => {
  const { account } = useHere();
  const { get, set } = useAddress();
  const shown = shownOf(get('rights'));
  const rights = useQuery(rightsQuery(account, person.id, person.status === 'removed'));
  const functions = useQuery(functionsQuery(account));
  const draft = useRightsDraft(person);
  const leads = useLeads(person);
  const direct = useMemo(() => new Set(person.directRights), [person.directRights]);
  const grantable = useMemo(
    () => new Set(givable(functions.data?.sections ?? []).flatMap((each) => each.functions.map(({ code }) => code))),
    [functions.data],
  );
  const isEditable = person.status !== 'removed';
  const editing: Editing | undefined = isEditable
    ? { ...draft, isDirect: (code) => direct.has(code), isGrantable: (code) => grantable.has(code) || direct.has(code) }
    : undefined;
  const lede = (all: readonly RightExplained[]): string =>
    `${all.filter(({ allowed }) => allowed).length} of ${all.length} functions`;
  return (
    <Stack gap="md" component="section" aria-labelledby="rights">
      <Group justify="space-between" gap="sm">
        <Group gap="sm" align="baseline">
          <Title order={2} size="h3" id="rights">
            What they may do
          </Title>
          <Text size="sm" c="dimmed">
            {rights.data !== undefined && lede(rights.data)}
          </Text>
        </Group>
        <SegmentedControl
          aria-label="Which functions are shown"
          data={[
            { value: 'all', label: 'All' },
            { value: 'has', label: 'What they have' },
            { value: 'lacks', label: 'What they lack' },
          ]}
          value={shown}
          onChange={(value) => set('rights', value === 'all' ? null : value)}
        />
      </Group>
      <Legend isEditable={isEditable} />
      <Answer of={rights} lines={8}>
        {(all) => (
          <RightsShown
            rights={all}
            shown={shown}
            leads={leads}
            editing={editing}
            marksOf={(code) => <ComingMarks code={code} coming={coming} />}
          />
        )}
      </Answer>
    </Stack>
  );
};

const Whole = ({ person }: { person: Person }) => {
  const { membership } = useHere();
  const coming = useComing(person.id);
  return (
    <>
      <PageHead
        title={shownName(person.name)}
        lede={<Who person={person} />}
        actions={<PersonActions key={person.id} person={person} />}
      />
      <Stack gap="lg">
        <ComingShown {...coming} />
        {membership.clientType === 'organization' && person.status !== 'removed' && <Belongs person={person} />}
        <Rights person={person} coming={coming.coming} />
      </Stack>
    </>
  );
};

/** Somebody: what they may do and why, what gives it, what is about to alter it, and altering it. */
export const PersonPage = () => {
  const { account } = useHere();
  const paths = usePaths();
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const person = useQuery(personQuery(account, id, params.get('status') === 'removed'));
  useTitle(person.data?.name ?? 'Person');
  const isGone = person.error instanceof ProblemError && person.error.status === 404;
  return (
    <>
      <Text size="sm" mb={4}>
        <BackLink to={paths.place('people')}>People</BackLink>
      </Text>
      {person.data !== undefined ? (
        <Whole person={person.data} />
      ) : person.error === null ? (
        <Loading lines={8} what="Loading a person" />
      ) : (
        <>
          <PageHead title="Somebody" />
          {isGone ? (
            <Empty title="There is no such person">
              They may never have been here. <Link to={paths.place('people')}>Look among everybody</Link>
            </Empty>
          ) : (
            <Refusal error={person.error} retry={() => void person.refetch()} />
          )}
        </>
      )}
    </>
  );
};
