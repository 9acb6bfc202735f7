import {
  Button,
  Group,
  Modal,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { kindsQuery, type Kind } from '../api/queries';
import { useIsPhone } from '../parts/is-phone';
import {
  CompanyPicker,
  PeoplePicker,
  PersonPicker,
  RightsPicker,
  RolePicker,
  RolesPicker,
  SetPicker,
  TokenPicker,
} from '../parts/pickers';
import { useHere } from '../app/account';
import { useKept } from '../parts/kept';
import { Answer } from '../parts/states';
import { DraftBefore, useDraft } from './draft';
import { memberWords, useNameOf } from './naming';
import {
  choiceWords,
  initialOf,
  labelOf,
  malformedOf,
  missingOf,
  saidOf,
  schemaOf,
  type FieldSchema,
  type Values,
} from './schema';
import type { DraftMember } from './submission';

interface FieldOf {
  readonly kind: string;
  readonly name: string;
  readonly schema: FieldSchema;
  readonly required: boolean;
  readonly values: Values;
  /** Whether typing can begin here at once. */
  readonly isFirst: boolean;
  readonly error: string | undefined;
  readonly onChange: (value: unknown) => void;
}

const strings = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const ROLE_TYPES: Readonly<Record<string, 'employee' | 'company'>> = {
  company: 'company',
  employee: 'employee',
  'employee-role': 'employee',
  'employee-group': 'employee',
};

/** Whom or what a role is assigned to: a type, and one of it. */
const TargetField = ({ values, onChange, error }: FieldOf) => {
  const { type = 'employee', id = null } = (values['to'] ?? {}) as { type?: string; id?: string | null };
  const choose = (next: string | null): void => onChange(next === null ? { type } : { type, id: next });
  return (
    <Stack gap="xs">
      <Select
        label="Assigned to"
        data={Object.keys(ROLE_TYPES).map((value) => ({ value, label: choiceWords(value) }))}
        value={type}
        allowDeselect={false}
        onChange={(next) => onChange({ type: next })}
      />
      {type === 'employee' ? (
        <PersonPicker label="Person" value={id} onChange={choose} required error={error} />
      ) : type === 'company' ? (
        <CompanyPicker label="Company" value={id} onChange={choose} required error={error} />
      ) : (
        <SetPicker
          of={type as 'employee-role' | 'employee-group'}
          label={choiceWords(type)}
          value={id}
          onChange={choose}
          required
          error={error}
        />
      )}
    </Stack>
  );
};

const ByName = (field: FieldOf) => {
  const { kind, name, values, onChange, required, error } = field;
  const one = { label: labelOf(name), value: text(values[name]), onChange, required, error };
  const several = { label: labelOf(name), value: strings(values[name]), onChange };
  if (name === 'to') return <TargetField {...field} />;
  if (name === 'userId') return <PersonPicker {...one} />;
  if (name === 'companyId' || name === 'parentId')
    return (
      <CompanyPicker {...one} placeholder={required ? 'Choose a company' : 'Your own, unless you choose another'} />
    );
  if (name === 'roleId')
    return <RolePicker {...one} type={ROLE_TYPES[(values['to'] as { type?: string } | undefined)?.type ?? '']} />;
  if (name === 'roleIds') return <RolesPicker {...several} type="employee" />;
  if (name === 'tokenId') return <TokenPicker {...one} />;
  if (name === 'rights') return <RightsPicker {...several} error={error} />;
  if (name.endsWith('emberIds')) return <PeoplePicker {...several} />;
  if (name === 'id')
    return <SetPicker {...one} of={kind.startsWith('employee-role') ? 'employee-role' : 'employee-group'} />;
  return null;
};

const BySchema = ({ name, schema, values, isFirst, onChange, required, error }: FieldOf) => {
  const label = labelOf(name);
  const value = values[name];
  const constants = schema.anyOf?.flatMap((each) => (each.const === undefined ? [] : [each.const]));
  if (constants !== undefined)
    return (
      <div role="group" aria-label={label}>
        <Text size="sm" fw={500} mb={4}>
          {label}
        </Text>
        <SegmentedControl
          aria-label={label}
          data={constants.map((each) => ({ value: String(each), label: String(each) }))}
          value={String(constants.find((each) => each === value) ?? '')}
          onChange={(next) => onChange(Number(next))}
        />
        {error !== undefined && (
          <Text size="sm" c="var(--mantine-color-error)">
            {error}
          </Text>
        )}
      </div>
    );
  const options = schema.enum ?? schema.items?.enum;
  if (options !== undefined) {
    const isList = schema.type === 'array';
    return (
      <Select
        label={label}
        data={options.map((each) => ({ value: each, label: choiceWords(each) }))}
        value={isList ? (strings(value)[0] ?? null) : text(value)}
        onChange={(next) => onChange(isList ? (next === null ? [] : [next]) : next)}
        required={required}
        clearable={!required}
        error={error}
      />
    );
  }
  if (schema.type === 'boolean')
    return (
      <Switch
        label={label}
        checked={value === true}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    );
  if (schema.type === 'integer' || schema.type === 'number')
    return (
      <NumberInput
        label={label}
        min={schema.minimum}
        max={schema.maximum}
        allowDecimal={false}
        clampBehavior="none"
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
        required={required}
        error={error}
      />
    );
  if (schema.format === 'date-time')
    return (
      <TextInput
        label={`${label} (UTC)`}
        type="datetime-local"
        value={typeof value === 'string' ? value.slice(0, 16) : ''}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === '' ? undefined : `${currentTarget.value}:00Z`)
        }
        error={error}
      />
    );
  return (
    <TextInput
      label={label}
      type={schema.format === 'email' ? 'email' : 'text'}
      value={typeof value === 'string' ? value : ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      autoFocus={isFirst}
      data-autofocus={isFirst || undefined}
      maxLength={schema.maxLength}
      required={required}
      error={error}
    />
  );
};

const isNamed = (name: string): boolean =>
  /^(to|id|userId|companyId|parentId|roleId|roleIds|rights|tokenId)$/.test(name) || name.endsWith('emberIds');

const isSame = (some: Values, other: Values): boolean =>
  Object.keys({ ...some, ...other }).every((name) => JSON.stringify(some[name]) === JSON.stringify(other[name]));

interface FormOf {
  readonly kind: Kind;
  /** What is known already, and not asked. */
  readonly fixed: Values;
  /** What is there at first, and can be altered. */
  readonly initial: Values;
  /** The member of the draft that is changed; undefined where one is added. */
  readonly member: DraftMember | undefined;
  readonly words: (values: Values) => string;
  readonly onDone: () => void;
}

/**
 * What is typed, kept over a reload and the end of a session until it is in the draft or given up; of this form and of no
 * other one of its kind, about somebody or something else.
 */
const useValues = ({ kind, fixed, initial, member }: Pick<FormOf, 'kind' | 'fixed' | 'initial' | 'member'>) => {
  const { membership } = useHere();
  const [kept, keep] = useKept(`form:${membership.id}:${kind.kind}:${JSON.stringify([fixed, initial, member?.key])}`);
  return {
    values: kept === '' ? { ...initialOf(schemaOf(kind), fixed), ...initial, ...fixed } : (JSON.parse(kept) as Values),
    setValues: (values: Values) => keep(JSON.stringify(values)),
    forget: () => keep(''),
  };
};

const Form = ({ kind, fixed, initial, member, words, onDone }: FormOf) => {
  const schema = schemaOf(kind);
  const draft = useDraft();
  const { values, setValues, forget } = useValues({ kind, fixed, initial, member });
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  // What is missing may be far above the button that was pressed.
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  const missing = missingOf(schema, values);
  const malformed = malformedOf(schema, values);
  const target = values['to'] as { id?: string } | undefined;
  const lacksTarget = 'to' in (schema.properties ?? {}) && !target?.id;
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => !(name in fixed));
  return (
    <form
      ref={form}
      aria-label={kind.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTries(tries + 1);
        if (missing.length + malformed.length > 0 || lacksTarget) return;
        const payload = saidOf(values);
        const said = { kind: kind.kind, payload, words: words(payload) };
        if (member === undefined) draft.add(said);
        else if (!isSame(payload, member.payload)) draft.replace(member.key, said);
        forget();
        onDone();
      }}
    >
      <Stack gap="md">
        {fields.map(([name, field], index) => {
          const isMissing = missing.includes(name) || (name === 'to' && lacksTarget);
          const fault = isMissing
            ? `${labelOf(name)} is expected.`
            : malformed.includes(name)
              ? 'A plain address such as name@example.com is expected.'
              : undefined;
          const Field = isNamed(name) ? ByName : BySchema;
          return (
            <Field
              key={name}
              kind={kind.kind}
              name={name}
              schema={field}
              required={schema.required?.includes(name) ?? false}
              values={values}
              isFirst={index === 0}
              error={tries > 0 ? fault : undefined}
              onChange={(value) => setValues({ ...values, [name]: value })}
            />
          );
        })}
        {fields.length === 0 && <Text size="sm">Nothing more has to be said.</Text>}
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={() => {
              forget();
              onDone();
            }}
          >
            Cancel
          </Button>
          <Button type="submit">{member === undefined ? 'Add to the draft' : 'Save in the draft'}</Button>
        </Group>
      </Stack>
    </form>
  );
};

export interface KindDialog {
  readonly kind: string;
  readonly fixed?: Values;
  readonly initial?: Values;
  /** Of whom or what: `Finn Gallagher`. */
  readonly about?: string;
  /** The member of the draft that is changed, in its place. */
  readonly member?: DraftMember;
}

const nameIn = (values: Values): string | null => text(values['name']);

/** The form of a kind, made from the schema of its payload, in a window of its own. What it gives goes into the draft. */
export const KindForm = ({ dialog, onClose }: { dialog: KindDialog | null; onClose: () => void }) => {
  const kinds = useQuery(kindsQuery);
  const isPhone = useIsPhone();
  const kind = kinds.data?.items.find((each) => each.kind === dialog?.kind);
  const nameOf = useNameOf();
  const named = [kind?.title ?? dialog?.kind, dialog?.about].filter(Boolean).join(': ');
  return (
    <Modal
      opened={dialog !== null}
      onClose={onClose}
      title={dialog?.member === undefined ? named : `In the draft: ${named}`}
      size="lg"
      fullScreen={isPhone ?? false}
      closeButtonProps={{ 'aria-label': 'Close the form' }}
    >
      {dialog !== null && (
        <Answer of={kinds}>
          {() =>
            kind === undefined ? (
              <Text>There is no such kind of change.</Text>
            ) : (
              <DraftBefore member={dialog.member}>
                <Form
                  kind={kind}
                  fixed={dialog.fixed ?? {}}
                  initial={dialog.initial ?? {}}
                  member={dialog.member}
                  words={(payload) =>
                    dialog.member === undefined
                      ? [kind.title, dialog.about ?? nameIn(payload)].filter(Boolean).join(': ')
                      : memberWords(kind, payload, nameOf)
                  }
                  onDone={onClose}
                />
              </DraftBefore>
            )
          }
        </Answer>
      )}
    </Modal>
  );
};
