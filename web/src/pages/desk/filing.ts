import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { wholeSentence } from '../../../../src/mail/shown-text';
import { useMemo, useState } from 'react';
import { api, must } from '../../api/client';
import { ProblemError } from '../../../../src/client/problem';
import { functionsQuery } from '../../api/queries';
import { useHere } from '../../app/account';
import { useKept } from '../../parts/kept';

export type FilingKind = 'officer.add' | 'account-rights.set' | 'owner.remove';

export interface Ask {
  readonly kind: FilingKind;
  readonly title: string;
  readonly why: string;
}

const asks: readonly (Ask & { readonly organization: boolean | null })[] = [
  {
    kind: 'officer.add',
    title: 'Add a Security Officer',
    why: 'Where too few are left to approve a change, above all.',
    organization: true,
  },
  {
    kind: 'account-rights.set',
    title: 'Set the rights of the account',
    why: 'They are the ceiling of everybody in it; no change can alter them.',
    organization: true,
  },
  {
    kind: 'owner.remove',
    title: 'Remove an owner',
    why: 'No change can take an owner away or cut them back; another one has to stay.',
    organization: false,
  },
];

/** What this account can ask for: officers and account rights of an organization, owners of any other (R8, R13, R14). */
export const asksOf = (isOrganization: boolean): readonly Ask[] =>
  asks.filter(({ organization }) => organization === null || organization === isOrganization);

export interface Asked {
  readonly kind: FilingKind;
  readonly isNew: boolean;
  readonly userId: string | null;
  readonly name: string;
  readonly email: string;
  readonly companyId: string | null;
  /** Null until they are chosen: what the account has then stands there first. */
  readonly rights: readonly string[] | null;
  readonly evidence: string;
  readonly comment: string;
}

const blank = (kind: FilingKind): Asked => ({
  kind,
  isNew: true,
  userId: null,
  name: '',
  email: '',
  companyId: null,
  rights: null,
  evidence: '',
  comment: '',
});

const bodyOf = (
  { kind, isNew, userId, name, email, companyId, rights, evidence, comment }: Asked,
  has: readonly string[],
): object => {
  const who =
    kind !== 'officer.add'
      ? {}
      : isNew
        ? {
            name: name.trim(),
            email: email.trim(),
            ...(companyId !== null && { companyId }),
            ...(rights !== null && rights.length > 0 && { rights }),
          }
        : { userId: userId ?? '' };
  return {
    kind,
    ...who,
    ...(kind === 'account-rights.set' && { rights: rights ?? has }),
    ...(kind === 'owner.remove' && { userId: userId ?? '' }),
    evidence: evidence.trim(),
    comment: comment.trim() === '' ? null : comment.trim(),
  };
};

const fieldsOf = ({ kind, isNew }: Asked): readonly string[] => [
  'evidence',
  'comment',
  ...(kind === 'account-rights.set' ? ['rights'] : kind === 'owner.remove' ? ['userId'] : []),
  ...(kind === 'officer.add' ? (isNew ? ['name', 'email', 'companyId', 'rights'] : ['userId']) : []),
];

/** What is typed for the desk, kept over a reload, and its filing with the problems at the fields. */
export const useFiling = (kind: FilingKind, onFiled: (id: string) => void) => {
  const { account, membership } = useHere();
  const client = useQueryClient();
  const [kept, keep] = useKept(`desk:${membership.id}:${kind}`);
  const asked = useMemo<Asked>(() => (kept === '' ? blank(kind) : (JSON.parse(kept) as Asked)), [kept, kind]);
  const [missing, setMissing] = useState(false);
  const functions = useQuery(functionsQuery(account));
  const has = functions.data?.sections.flatMap((section) =>
    section.functions.filter(({ inAccount, officerOnly }) => inAccount && !officerOnly).map(({ code }) => code),
  );
  const file = useMutation({
    mutationFn: () =>
      must(
        api.POST('/v1/accounts/{account}/support-requests', {
          params: { path: { account } },
          body: bodyOf(asked, has ?? []) as never,
        }),
      ),
    onSuccess: async ({ id }) => {
      keep('');
      onFiled(id);
      await client.invalidateQueries({ queryKey: ['account', account] });
    },
  });
  const problems = file.error instanceof ProblemError ? file.error.problems : [];
  const fields = fieldsOf(asked);
  const fieldOf = (path: string | undefined): string | undefined => fields.find((each) => each === path?.split('.')[0]);
  const needsEvidence = missing && asked.evidence.trim() === '';
  return {
    asked,
    say: (more: Partial<Asked>) => {
      if (file.error !== null) file.reset();
      keep(JSON.stringify({ ...asked, ...more }));
    },
    /** The rights that the account has; undefined until that is known. */
    has,
    canFile: kind !== 'account-rights.set' || has !== undefined,
    isFiling: file.isPending,
    submit: () => {
      setMissing(true);
      if (asked.evidence.trim() !== '') file.mutate();
    },
    at: (field: string): string | undefined => {
      if (field === 'evidence' && needsEvidence) return 'Say where the paper lies that shows it.';
      const own = problems.filter(({ path }) => fieldOf(path) === field);
      return own.length === 0 ? undefined : own.map(({ message }) => wholeSentence(message)).join(' ');
    },
    /** What was refused of no one field. */
    refusal:
      file.error === null || (problems.length > 0 && problems.every(({ path }) => fieldOf(path) !== undefined))
        ? null
        : file.error,
  };
};
