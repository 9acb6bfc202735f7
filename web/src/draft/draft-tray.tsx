import { ActionIcon, Box, Button, Drawer, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconPencil, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { REMARK_LIMIT } from '../../../src/domain/text';
import { counted } from '../../../src/mail/times';
import { api, must } from '../api/client';
import { useHere, usePaths } from '../app/account';
import { useIsPhone } from '../parts/is-phone';
import { Empty, Refusal } from '../parts/states';
import { changing } from './adding';
import { useDraft, type Draft } from './draft';
import type { KindDialog } from './kind-form';
import { submissionOf, type DraftMember } from './submission';
import { PreviewShown, usePreview } from './preview';

const KindForm = lazy(async () => ({ default: (await import('./kind-form')).KindForm }));

const Members = ({ change }: { change: (member: DraftMember) => void }) => {
  const { members, remove } = useDraft();
  return (
    <Stack gap={6} component="ol" className="draft-members">
      {members.map((member) => (
        <Group key={member.key} component="li" wrap="nowrap" justify="space-between" className="draft-member">
          <Text size="sm">{member.words}</Text>
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Change in the draft: ${member.words}`}
              title="Change"
              onClick={() => change(member)}
            >
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Take out of the draft: ${member.words}`}
              title="Remove"
              onClick={() => remove(member.key)}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
      ))}
    </Stack>
  );
};

/** Submits the draft: one modification by itself, several as one change set, approved together. */
const useSubmit = () => {
  const { account } = useHere();
  const draft = useDraft();
  const client = useQueryClient();
  const navigate = useNavigate();
  const paths = usePaths();
  return useMutation({
    mutationFn: ({ once, members, reason }: Pick<Draft, 'once' | 'members' | 'reason'>) =>
      must(
        api.POST('/v1/accounts/{account}/changes', {
          params: { path: { account }, header: { 'Idempotency-Key': once } },
          body: submissionOf({ members, reason }) as never,
        }),
      ),
    onSuccess: async (change, { members }) => {
      draft.submitted(members);
      await navigate(paths.change(change.id));
      await client.invalidateQueries({ queryKey: ['account', account] });
    },
  });
};

/** Nothing brings a draft back: it is asked for twice. */
const Discard = () => {
  const { members, clear } = useDraft();
  const [isAsked, setAsked] = useState(false);
  return isAsked ? (
    <Group gap="xs" role="group" aria-label="Discard the draft?">
      <Button color="brick" onClick={clear} autoFocus>
        Discard {counted(members.length, 'edit')}
      </Button>
      <Button variant="default" onClick={() => setAsked(false)}>
        Keep
      </Button>
    </Group>
  ) : (
    <Button variant="subtle" color="gray" onClick={() => setAsked(true)}>
      Discard the draft
    </Button>
  );
};

const Whole = ({ change }: { change: (member: DraftMember) => void }) => {
  const draft = useDraft();
  const { members } = draft;
  // Without the reason, which alters nothing of what it would do: not every word of it is worth a question.
  const submission = useMemo(() => (members.length === 0 ? null : submissionOf({ members, reason: '' })), [members]);
  const { preview, isAdmissible } = usePreview(submission);
  const submit = useSubmit();
  const isPhone = useIsPhone();
  const isAtOnce = preview.data?.admissible === true && preview.data.requiredApprovals === 0;
  if (submission === null)
    return (
      <Empty title="Nothing is drafted">
        Whatever you alter on these pages is collected here, and submitted as one change.
      </Empty>
    );
  return (
    <Stack gap="lg">
      <Members change={change} />
      <Box>
        <Title order={3} size="h5" mb="xs">
          What it would do
        </Title>
        <PreviewShown preview={preview} />
      </Box>
      <form
        aria-label="Submit the draft"
        onSubmit={(event) => {
          event.preventDefault();
          if (isAdmissible) submit.mutate(draft);
        }}
      >
        <Stack gap="sm">
          <Textarea
            label="Reason"
            autoFocus={isPhone === false}
            description={isAtOnce ? 'It is kept with the change.' : 'Everybody who decides reads it.'}
            autosize
            minRows={2}
            maxLength={REMARK_LIMIT}
            value={draft.reason}
            onChange={({ currentTarget }) => draft.setReason(currentTarget.value)}
          />
          {submit.error !== null && <Refusal error={submit.error} />}
          <Group justify="space-between">
            <Discard />
            <Button type="submit" loading={submit.isPending} disabled={!isAdmissible}>
              {isAtOnce ? 'Apply at once' : 'Submit for approval'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
};

/** What is drafted, to be changed and taken out, what it would do, and its submission. */
export const DraftTray = () => {
  const { membership } = useHere();
  const { isOpen, setOpen } = useDraft();
  const [dialog, setDialog] = useState<KindDialog | null>(null);
  const isPhone = useIsPhone();
  const opener = useRef<Element | null>(null);
  // The form may have come only now, and does not know itself where one was.
  useEffect(() => {
    if (dialog === null && opener.current instanceof HTMLElement) opener.current.focus();
  }, [dialog]);
  const change = (member: DraftMember): void => {
    opener.current = document.activeElement;
    setDialog(changing(member, membership));
  };
  return (
    <>
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        position={isPhone === true ? 'bottom' : 'right'}
        size={isPhone === true ? '90%' : 'lg'}
        title="Draft"
        lockScroll={false}
        withOverlay={isPhone === true}
        trapFocus={isPhone === true}
        // What is pressed in the form that lies over it closes that alone.
        closeOnEscape={dialog === null}
        closeButtonProps={{ 'aria-label': 'Close the draft; it is kept' }}
      >
        <Whole change={change} />
      </Drawer>
      {isOpen && (
        <Suspense>
          <KindForm dialog={dialog} onClose={() => setDialog(null)} />
        </Suspense>
      )}
    </>
  );
};

/** How much is drafted, and the way to it. */
export const DraftButton = () => {
  const { members, setOpen, isOpen } = useDraft();
  return (
    members.length > 0 &&
    !isOpen && (
      <Button
        className="draft-button"
        size="md"
        leftSection={<IconPencil size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Draft: {counted(members.length, 'edit')}
      </Button>
    )
  );
};
