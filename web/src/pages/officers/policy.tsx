import { Badge, Box, Button, Group, Modal, NumberInput, Paper, Radio, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { counted } from '../../../../src/mail/times';
import type { Account } from '../../api/queries';
import { useDraft } from '../../draft/draft';
import { choiceWords, labelOf } from '../../draft/schema';

type Policy = Account['policy'];
type Key = keyof Policy;

const keys: readonly Key[] = ['officerRemoval', 'approvalAssurance', 'changeExpiryHours', 'probationHours'];

const choices: Partial<Record<Key, readonly string[]>> = {
  officerRemoval: ['floor', 'keep-operable'],
  approvalAssurance: ['link', 'session', 'passkey'],
};

const least: Partial<Record<Key, number>> = { changeExpiryHours: 1, probationHours: 0 };
const MOST_HOURS = 720;

const duration = (hours: number): string =>
  hours >= 24 && hours % 24 === 0 ? counted(hours / 24, 'day') : counted(hours, 'hour');

/** A value of the policy as a sentence says it. */
const sentences: { readonly [K in Key]: (value: Policy[K]) => string } = {
  officerRemoval: (value) =>
    value === 'floor'
      ? 'Officers can be taken away down to the floor; it is a warning where changes could then not be approved.'
      : 'Officers can be taken away only while enough stay to approve changes.',
  approvalAssurance: (value) =>
    ({
      link: 'The link of a letter alone suffices to decide.',
      session: 'Who decides has the link of their letter and is signed in.',
      passkey: 'Who decides has the link of their letter and uses a passkey.',
    })[value],
  changeExpiryHours: (value) => `A change that nobody has decided expires after ${duration(value)}.`,
  probationHours: (value) =>
    value === 0
      ? 'New officers may decide on everything at once.'
      : `New officers may not decide on officers, authorizers and policy for ${duration(value)}.`,
};

const sentenceOf = (key: Key, value: unknown): string => sentences[key](value as never);

const isPolicy = ({ kind }: { kind: string }): boolean => kind === 'policy.set';

const Setting = ({ name, value, onChange }: { name: Key; value: unknown; onChange: (value: unknown) => void }) => {
  const options = choices[name];
  return options === undefined ? (
    <NumberInput
      label={labelOf(name)}
      description={`From ${least[name]} to ${MOST_HOURS}.`}
      allowDecimal={false}
      clampBehavior="strict"
      min={least[name]}
      max={MOST_HOURS}
      value={value as number | string}
      onChange={onChange}
      data-autofocus
    />
  ) : (
    <Radio.Group label={labelOf(name)} value={String(value)} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {options.map((option) => (
          <Radio key={option} value={option} label={choiceWords(option)} description={sentenceOf(name, option)} />
        ))}
      </Stack>
    </Radio.Group>
  );
};

const Editor = ({
  name,
  value,
  onDone,
  onSay,
}: {
  name: Key;
  value: unknown;
  onDone: () => void;
  onSay: (value: unknown) => void;
}) => {
  const [next, setNext] = useState(value);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (next === '') return;
        onSay(next);
        onDone();
      }}
    >
      <Stack gap="md">
        <Setting name={name} value={next} onChange={setNext} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit">Add to the draft</Button>
        </Group>
      </Stack>
    </form>
  );
};

/** How the account's changes are approved, in sentences, each with the way to change it. */
export const PolicyShown = ({ policy }: { policy: Policy }) => {
  const draft = useDraft();
  const [open, setOpen] = useState<Key | null>(null);
  const drafted = draft.members.find(isPolicy)?.payload ?? {};
  const say = (name: Key, value: unknown): void => {
    const { [name]: _, ...others } = drafted;
    const payload = value === policy[name] ? others : { ...others, [name]: value };
    const said = keys.filter((key) => key in payload);
    draft.put(
      isPolicy,
      said.length === 0
        ? null
        : { kind: 'policy.set', payload, words: `Policy: ${said.map((key) => labelOf(key).toLowerCase()).join(', ')}` },
    );
  };
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="policy">
      <Title order={2} size="h4" id="policy" mb="xs">
        Policy
      </Title>
      <ul className="plain-list">
        {keys.map((key) => (
          <Group
            key={key}
            component="li"
            justify="space-between"
            wrap="nowrap"
            align="flex-start"
            className="policy-row"
          >
            <Box miw={0}>
              <Text size="sm" fw={600}>
                {labelOf(key)}
              </Text>
              <Text size="sm">{sentenceOf(key, policy[key])}</Text>
              {key in drafted && (
                <Badge color="harbour" variant="light" radius="sm" tt="none" mt={4} className="wrapping">
                  Drafted:{' '}
                  {typeof drafted[key] === 'number' ? duration(drafted[key]) : choiceWords(String(drafted[key]))}
                </Badge>
              )}
            </Box>
            <Button
              size="xs"
              variant="default"
              onClick={() => setOpen(key)}
              aria-label={`Change: ${labelOf(key)}`}
              flex="none"
            >
              Change
            </Button>
          </Group>
        ))}
      </ul>
      <Modal opened={open !== null} onClose={() => setOpen(null)} title={open === null ? '' : 'Change the policy'}>
        {open !== null && (
          <Editor
            name={open}
            value={drafted[open] ?? policy[open]}
            onDone={() => setOpen(null)}
            onSay={(value) => say(open, value)}
          />
        )}
      </Modal>
    </Paper>
  );
};
