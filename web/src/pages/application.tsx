import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { wholeSentence } from '../../../src/mail/shown-text';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { grantable } from '../../../src/domain/catalogue';
import { NAME_LIMIT } from '../../../src/domain/text';
import { meQuery } from '../api/queries';
import { useKept } from '../parts/kept';
import { PageHead, ProblemList, Refusal, Warnings } from '../parts/states';
import { CataloguePicker } from './application/catalogue-picker';
import { applicationOf, foundBy, hasHolders, isOrganization, nothingTyped, type Typed } from './application/form';
import { ApprovalsChoice, Step, summaryOf, TypeChoice } from './application/parts';
import { PeopleFields } from './application/people-fields';
import { useApplicationPreview, useApply } from './application/preview';

const everyRight = grantable.map(({ code }) => code);

interface Kept {
  readonly typed: Typed;
  /** Made anew with every edit, so that an application whose answer was lost opens one account. */
  readonly once: string;
}

const useTyped = () => {
  const [kept, keep] = useKept('application');
  const { typed, once } = useMemo<Kept>(
    () => (kept === '' ? { typed: nothingTyped, once: '' } : (JSON.parse(kept) as Kept)),
    [kept],
  );
  return {
    typed,
    once,
    say: (more: Partial<Typed>) => keep(JSON.stringify({ typed: { ...typed, ...more }, once: crypto.randomUUID() })),
    clear: () => keep(''),
  };
};

const told = (message: string | undefined): string | undefined =>
  message === undefined ? undefined : wholeSentence(message);

const useForm = () => {
  const me = useQuery(meQuery);
  const email = me.data?.emailVerified === true ? me.data.email : null;
  const { typed, once, say, clear } = useTyped();
  const [tried, setTried] = useState(false);
  const application = useMemo(() => applicationOf(typed, email ?? ''), [typed, email]);
  const { preview, isOfNow } = useApplicationPreview(typed.clientType === null || email === null ? null : application);
  const apply = useApply(clear);
  const found = foundBy(preview.data?.problems ?? [], application, tried);
  const submit = (): void => {
    setTried(true);
    if (!isOfNow || preview.data?.admissible !== false) apply.mutate({ application, once });
  };
  return { email, typed, say, clear, tried, found, preview, apply, submit };
};

type Form = ReturnType<typeof useForm>;

const Names = ({ form: { email, typed, say, found } }: { form: Form }) => (
  <Step title="The account and you" lede="You become its owner. Your address is the one that you are signed in with.">
    <TextInput
      label="Name of the account"
      required
      maxLength={NAME_LIMIT}
      value={typed.name}
      error={told(found.at('name'))}
      onChange={({ currentTarget }) => say({ name: currentTarget.value })}
    />
    <div className="pair">
      <TextInput
        label="Your name"
        required
        maxLength={NAME_LIMIT}
        autoComplete="name"
        value={typed.applicantName}
        error={told(found.at('applicant.name'))}
        onChange={({ currentTarget }) => say({ applicantName: currentTarget.value })}
      />
      <TextInput
        label="Your verified address"
        variant="filled"
        readOnly
        value={email ?? ''}
        error={told(found.at('applicant.email'))}
      />
    </div>
  </Step>
);

const OfOrganization = ({ form: { typed, say, found } }: { form: Form }) => (
  <>
    <Step
      title="Security Officers"
      lede="You are the first. Further ones are invited by a letter; they have no rights but those that you give them here."
    >
      <PeopleFields
        name="officers"
        one="Officer"
        people={typed.officers}
        found={found}
        among={typed.rights}
        onChange={(officers) => say({ officers })}
      />
    </Step>
    <Step title="Required approvals" lede="How many other officers sign what an officer starts.">
      <ApprovalsChoice
        value={typed.requiredApprovals}
        officers={typed.officers.length + 1}
        error={told(found.at('requiredApprovals'))}
        onChange={(requiredApprovals) => say({ requiredApprovals })}
      />
    </Step>
    <Step title="Starter roles">
      <Checkbox
        label="Begin with the starter roles"
        description="The recommended practice: a Company Administrator with every right, and roles by section. Nobody is assigned any; they can be altered and deleted."
        checked={typed.starterRoles}
        onChange={({ currentTarget }) => say({ starterRoles: currentTarget.checked })}
      />
    </Step>
  </>
);

const Rights = ({ form: { typed, say, found } }: { form: Form }) => (
  <Step title="Rights of the account" lede="What can be done with the account at all: the ceiling of everybody in it.">
    <Checkbox
      label="The whole catalogue"
      checked={typed.rights === null}
      onChange={({ currentTarget }) => say({ rights: currentTarget.checked ? null : everyRight })}
    />
    {typed.rights !== null && (
      <CataloguePicker
        label="Rights of the account"
        value={typed.rights}
        error={told(found.at('rights'))}
        onChange={(rights) => say({ rights })}
      />
    )}
  </Step>
);

const Summary = ({ form: { email, typed, clear, tried, found, preview, apply } }: { form: Form }) => (
  <Step title="What will be opened">
    <Stack gap={4} component="ul" m={0} pl="md">
      {summaryOf(typed, email).map((line) => (
        <Text component="li" size="sm" key={line}>
          {line}
        </Text>
      ))}
    </Stack>
    <Stack gap="md" aria-live="polite">
      {found.others.length > 0 && <ProblemList problems={found.others} title="It can’t be opened like this" />}
      {tried && preview.data?.admissible === false && found.others.length === 0 && (
        <Text size="sm" c="var(--mantine-color-error)">
          Something above is missing or wrong; it is said at its field.
        </Text>
      )}
      <Warnings warnings={preview.data?.warnings ?? []} />
      {preview.error !== null && <Refusal error={preview.error} retry={() => void preview.refetch()} />}
      {apply.error !== null && <Refusal error={apply.error} />}
    </Stack>
    <Group justify="space-between">
      <Button variant="subtle" color="gray" onClick={clear}>
        Begin anew
      </Button>
      <Button type="submit" loading={apply.isPending}>
        Open the account
      </Button>
    </Group>
  </Step>
);

/** The form that opens an account (R1–R5, R27): what it asks follows from the client type. */
export const ApplicationPage = () => {
  const form = useForm();
  const { email, typed, say, found, submit } = form;
  useEffect(() => {
    document.title = 'Open an account · Countersign';
  }, []);
  return (
    <>
      <PageHead title="Open an account" lede="What you type is kept in this window until the account is open." />
      {email === null ? (
        <ProblemList
          title="You can’t apply yet"
          problems={[
            {
              code: 'not_eligible',
              message: 'An applicant is known by a verified address, and your sign-in brings none.',
            },
          ]}
        />
      ) : (
        <form
          aria-label="Open an account"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Stack gap="md">
            <Step title="Client type" lede="What follows depends on it.">
              <TypeChoice
                value={typed.clientType}
                error={told(found.at('clientType'))}
                onChange={(clientType) => say({ clientType })}
              />
            </Step>
            {typed.clientType !== null && (
              <>
                <Names form={form} />
                {hasHolders(typed.clientType) && (
                  <Step title="Further holders" lede="Each of them becomes an owner, and is invited by a letter.">
                    <PeopleFields
                      name="holders"
                      one="Holder"
                      people={typed.holders}
                      found={found}
                      onChange={(holders) => say({ holders })}
                    />
                  </Step>
                )}
                {isOrganization(typed.clientType) && <OfOrganization form={form} />}
                <Rights form={form} />
                <Summary form={form} />
              </>
            )}
          </Stack>
        </form>
      )}
    </>
  );
};
