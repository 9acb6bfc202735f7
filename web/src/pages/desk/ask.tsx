import { Button, Group, Radio, SegmentedControl, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { grantable } from '../../../../src/domain/catalogue';
import { ADDRESS_LIMIT, NAME_LIMIT, REMARK_LIMIT } from '../../../../src/domain/text';
import { functionsQuery } from '../../api/queries';
import { useHere } from '../../app/account';
import { CompanyPicker, PersonPicker, RightsPicker } from '../../parts/pickers';
import { RightsChoice } from '../../parts/rights-choice';
import { Answer, Refusal } from '../../parts/states';
import { asksOf, useFiling, type FilingKind } from './filing';

type Filing = ReturnType<typeof useFiling>;

const NewOfficer = ({ filing: { asked, say, at } }: { filing: Filing }) => (
  <>
    <div className="pair">
      <TextInput
        label="Name"
        required
        maxLength={NAME_LIMIT}
        value={asked.name}
        error={at('name')}
        onChange={({ currentTarget }) => say({ name: currentTarget.value })}
      />
      <TextInput
        label="E-mail address"
        type="email"
        required
        maxLength={ADDRESS_LIMIT}
        value={asked.email}
        error={at('email')}
        onChange={({ currentTarget }) => say({ email: currentTarget.value })}
      />
    </div>
    <CompanyPicker
      label="Company"
      description="Headquarters, where none is chosen."
      value={asked.companyId}
      error={at('companyId')}
      onChange={(companyId) => say({ companyId })}
    />
    <RightsPicker
      label="Rights of their own"
      value={asked.rights ?? []}
      error={at('rights')}
      onChange={(rights) => say({ rights })}
    />
  </>
);

const Person = ({ label, filing: { asked, say, at } }: { label: string; filing: Filing }) => (
  <PersonPicker
    label={label}
    required
    value={asked.userId}
    error={at('userId')}
    onChange={(userId) => say({ userId })}
  />
);

const Officer = ({ filing }: { filing: Filing }) => (
  <>
    <SegmentedControl
      aria-label="Who becomes an officer"
      w="fit-content"
      data={[
        { value: 'new', label: 'Somebody new' },
        { value: 'user', label: 'A user' },
      ]}
      value={filing.asked.isNew ? 'new' : 'user'}
      onChange={(value) => filing.say({ isNew: value === 'new' })}
    />
    {filing.asked.isNew ? <NewOfficer filing={filing} /> : <Person label="Person" filing={filing} />}
  </>
);

const AccountRights = ({ filing: { asked, say, at, has = [] } }: { filing: Filing }) => {
  const { account } = useHere();
  const functions = useQuery(functionsQuery(account));
  return (
    <Answer of={functions} lines={5}>
      {({ sections }) => {
        const every = sections
          .map((section) => ({ ...section, functions: section.functions.filter(({ officerOnly }) => !officerOnly) }))
          .filter((section) => section.functions.length > 0);
        return (
          <>
            <Text size="sm">
              The account has {has.length} of {grantable.length} rights now. What stands here replaces them.
            </Text>
            <RightsChoice
              label="Rights of the account"
              sections={every}
              value={asked.rights ?? has}
              error={at('rights')}
              onChange={(rights) => say({ rights })}
            />
          </>
        );
      }}
    </Answer>
  );
};

const fieldsFor: Record<FilingKind, (of: { filing: Filing }) => React.ReactNode> = {
  'officer.add': Officer,
  'account-rights.set': AccountRights,
  'owner.remove': ({ filing }) => <Person label="Owner" filing={filing} />,
};

const Form = ({ kind, onFiled }: { kind: FilingKind; onFiled: (id: string) => void }) => {
  const filing = useFiling(kind, onFiled);
  const { asked, say, at, refusal, canFile, isFiling, submit } = filing;
  const Fields = fieldsFor[kind];
  return (
    <form
      aria-label="Ask the support desk"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        <Fields filing={filing} />
        <Textarea
          label="Evidence"
          description="Where the paper lies that shows it: the operators look there."
          required
          autosize
          minRows={2}
          maxLength={REMARK_LIMIT}
          value={asked.evidence}
          error={at('evidence')}
          onChange={({ currentTarget }) => say({ evidence: currentTarget.value })}
        />
        <Textarea
          label="Comment"
          description="The operators read it, and everybody who can object."
          autosize
          minRows={2}
          maxLength={REMARK_LIMIT}
          value={asked.comment}
          error={at('comment')}
          onChange={({ currentTarget }) => say({ comment: currentTarget.value })}
        />
        {refusal !== null && <Refusal error={refusal} />}
        <Group justify="flex-end">
          <Button type="submit" loading={isFiling} disabled={!canFile}>
            File the request
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** Asks the desk for what no change of this account can do; nothing that is typed is lost on a reload. */
export const AskTheDesk = ({
  kind,
  onKind,
  onFiled,
}: {
  kind: string | null;
  onKind: (kind: string) => void;
  onFiled: (id: string) => void;
}) => {
  const { membership } = useHere();
  const asks = asksOf(membership.clientType === 'organization');
  const chosen = asks.find((each) => each.kind === kind) ?? (asks.length === 1 ? asks[0] : undefined);
  return (
    <Stack gap="lg">
      <Title order={2} size="h4">
        What is asked for
      </Title>
      <Radio.Group aria-label="What is asked for" value={chosen?.kind ?? null} onChange={onKind}>
        <div className="types">
          {asks.map(({ kind: value, title, why }) => (
            <Radio key={value} value={value} label={title} description={why} mt="xs" />
          ))}
        </div>
      </Radio.Group>
      {chosen !== undefined && <Form key={chosen.kind} kind={chosen.kind} onFiled={onFiled} />}
    </Stack>
  );
};
