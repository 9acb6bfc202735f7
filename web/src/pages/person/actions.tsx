import { Button, Group, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { IconChevronDown, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useHere } from '../../app/account';
import { useDraft } from '../../draft/draft';
import type { DraftMember } from '../../draft/submission';
import { useIsPhone } from '../../parts/is-phone';
import { CompanyPicker } from '../../parts/pickers';
import type { Person } from './queries';

const isAbout = (kind: string, userId: string) => (member: DraftMember) =>
  member.kind === kind && member.payload['userId'] === userId;

const said = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

const fields = ['name', 'email', 'companyId'] as const;

/** What of a person differs from what they are called now, where they are written to, and where they belong. */
const Modify = ({ person, onDone }: { person: Person; onDone: () => void }) => {
  const { membership } = useHere();
  const { members, put } = useDraft();
  const same = isAbout('user.modify', person.id);
  const drafted = members.find(same)?.payload ?? {};
  const [values, setValues] = useState(() => ({
    name: said(drafted['name'], person.name),
    email: said(drafted['email'], person.email),
    companyId: said(drafted['companyId'], person.companyId),
  }));
  const moved = fields.filter((field) => values[field].trim() !== person[field]);
  const isEmpty = fields.some((field) => values[field].trim() === '');
  return (
    <form
      aria-label={`Modify ${person.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        const moving = Object.fromEntries(moved.map((field) => [field, values[field].trim()]));
        const words = { name: 'name', email: 'address', companyId: 'company' };
        put(
          same,
          moved.length === 0
            ? null
            : {
                kind: 'user.modify',
                payload: { userId: person.id, ...moving },
                words: `Modify ${person.name}: ${moved.map((field) => words[field]).join(', ')}`,
              },
        );
        onDone();
      }}
    >
      <Stack gap="md">
        <TextInput
          label="Name"
          required
          maxLength={200}
          value={values.name}
          onChange={({ currentTarget }) => setValues({ ...values, name: currentTarget.value })}
        />
        <TextInput
          label="E-mail address"
          description={person.officer ? 'The old address is told; their probation begins anew.' : undefined}
          required
          type="email"
          value={values.email}
          onChange={({ currentTarget }) => setValues({ ...values, email: currentTarget.value })}
        />
        {membership.clientType === 'organization' && (
          <CompanyPicker
            label="Company"
            required
            value={values.companyId}
            onChange={(value) => setValues({ ...values, companyId: value ?? '' })}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" disabled={isEmpty || (moved.length === 0 && !members.some(same))}>
            {moved.length === 0 && members.some(same) ? 'Take out of the draft' : 'Add to the draft'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

interface Action {
  readonly kind: string;
  readonly label: string;
  readonly words: (name: string) => string;
}

const actions = {
  suspend: { kind: 'user.suspend', label: 'Suspend', words: (name) => `Suspend ${name}` },
  reinstate: { kind: 'user.reinstate', label: 'Reinstate', words: (name) => `Reinstate ${name}` },
  remove: { kind: 'user.remove', label: 'Remove from the account', words: (name) => `Remove ${name}` },
  designate: {
    kind: 'officer.designate',
    label: 'Designate as a Security Officer',
    words: (name) => `Designate ${name} as a Security Officer`,
  },
  undesignate: {
    kind: 'officer.remove',
    label: 'Remove as a Security Officer',
    words: (name) => `Remove ${name} as a Security Officer`,
  },
  reset: {
    kind: 'identity.reset',
    label: 'Reset how they sign in',
    words: (name) => `Reset how ${name} signs in`,
  },
  passkey: {
    kind: 'authenticator.add',
    label: 'Allow another passkey',
    words: (name) => `Allow ${name} another passkey`,
  },
} satisfies Record<string, Action>;

/** Only what makes sense for who they are; the rest is refused by the API, in its words. */
const actionsFor = ({ status, officer, owner }: Person, isOrganization: boolean): readonly Action[] => {
  const { suspend, reinstate, remove, designate, undesignate, reset, passkey } = actions;
  // Of an owner of an individual account the desk alone takes anything (R13).
  if (!isOrganization && owner) return status === 'suspended' ? [reinstate] : [];
  if (!isOrganization) return [status === 'suspended' ? reinstate : suspend, remove];
  return status === 'suspended'
    ? [reinstate, ...(officer ? [undesignate] : []), remove]
    : [officer ? undesignate : designate, reset, passkey, suspend, remove];
};

/** What can be asked for about somebody as a whole. */
export const PersonActions = ({ person }: { person: Person }) => {
  const { membership } = useHere();
  const { put } = useDraft();
  const [isModifying, setModifying] = useState(false);
  const isPhone = useIsPhone();
  const offered = actionsFor(person, membership.clientType === 'organization');
  if (person.status === 'removed') return null;
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setModifying(true)}>
        Modify
      </Button>
      {offered.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
              More
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {offered.map(({ kind, label, words }) => (
              <Menu.Item
                key={kind}
                onClick={() =>
                  put(isAbout(kind, person.id), { kind, payload: { userId: person.id }, words: words(person.name) })
                }
              >
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Modal
        opened={isModifying}
        onClose={() => setModifying(false)}
        title={`Modify ${person.name}`}
        fullScreen={isPhone ?? false}
        closeButtonProps={{ 'aria-label': 'Close the form' }}
      >
        <Modify person={person} onDone={() => setModifying(false)} />
      </Modal>
    </>
  );
};
