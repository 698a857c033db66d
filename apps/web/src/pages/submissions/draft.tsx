import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { sendSubmission, submissionQuery } from '../../api/submission-queries.ts';
import { useSubmitKey } from '../../api/submit-key.ts';
import type { Submission } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { SourceBadge } from '../../components/source-badge.tsx';
import { AttachmentList } from '../../forms/attachment-list.tsx';
import { SchemaForm } from '../../forms/schema-form/schema-form.tsx';
import { useSchemaForm } from '../../forms/schema-form/use-schema-form.ts';
import { visibleData } from '../../forms/schema-form/model.ts';
import { SubmissionDiscard } from '../../forms/submission-discard.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { useDraft } from './use-draft.ts';
import classes from './submissions.module.css';

/** A draft: kept as it is filled in, sent when the member says so. */
export function Draft({ submission }: { submission: Submission }) {
  const { t, say } = useReader();
  const draft = useDraft(submission);
  const form = useSchemaForm(submission.form, submission.data, draft.save);
  const [asking, setAsking] = useState(false);
  const { can, formOffered, attachments } = submission;
  const send = useSend(submission, {
    // What is on its way is saved first, and what was saved is what is sent.
    revision: () => draft.settle(visibleData(submission.form, form.data)),
    onRefused: form.refuse,
    onDone: () => setAsking(false),
  });
  const ask = (): void => {
    if (form.check()) setAsking(true);
  };
  return (
    <Card as="div" className={classes.draft}>
      <p className={classes.saved} role="status">
        {t(`submissions.saving.${draft.state}`)}
      </p>
      {formOffered !== 'same' && <p className={classes.note}>{t(`submissions.form.${formOffered}`)}</p>}
      {draft.problem !== null && <ProblemNote error={draft.problem} onRetry={draft.reload} />}
      <SchemaForm
        description={submission.form}
        form={form}
        renderBeside={(pointer) => <Prefilled submission={submission} pointer={pointer} data={form.data} />}
      />
      {(submission.form.attachments.maxCount > 0 || attachments.length > 0) && (
        <AttachmentList submission={submission} attachments={attachments.filter(({ sent }) => !sent)} />
      )}
      {send.isError && <ProblemNote error={send.error} />}
      <div className={classes.deeds}>
        {can.includes('send') && (
          <Button onClick={ask}>{t('submissions.send', { bank: say(submission.bank.name) })}</Button>
        )}
        {can.includes('discard') && <SubmissionDiscard submissionId={submission.id} />}
      </div>
      {!can.includes('send') && <p className={classes.quiet}>{t('submissions.readOnly')}</p>}
      {asking && (
        <ConfirmDialog
          title={t('submissions.sendTitle', { title: say(submission.title) })}
          what={t('submissions.sendWhat', { bank: say(submission.bank.name), count: attachments.length })}
          doLabel={t('submissions.sendDo')}
          danger={false}
          action={send}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}

/** A field that still holds what a fact says names who attests it. */
function Prefilled({ submission, pointer, data }: { submission: Submission; pointer: string; data: object }) {
  const { t } = useReader();
  const known = submission.prefilled.find((one) => one.pointer === pointer);
  if (known === undefined || !sameAsBefore(submission.data, data, pointer)) return null;
  const { source, asOf, assurance } = known;
  return (
    <p className={classes.prefilled}>
      {t('submissions.prefilled')} <SourceBadge attestation={{ source, asOf, assurance, stale: false }} short />
    </p>
  );
}

function sameAsBefore(before: object, now: object, pointer: string): boolean {
  const key = pointer.slice(1);
  return Reflect.get(before, key) === Reflect.get(now, key);
}

type SendSteps = {
  revision: () => Promise<number>;
  onRefused: (problems: Problem['errors']) => void;
  onDone: () => void;
};

function useSend(submission: Submission, { revision, onRefused, onDone }: SendSteps) {
  const queryClient = useQueryClient();
  const submitKey = useSubmitKey();
  return useMutation<Submission>({
    mutationFn: async () =>
      sendSubmission({ submissionId: submission.id, revision: await revision() }, submitKey.key()),
    onSuccess: async (sent) => {
      submitKey.renew();
      onDone();
      queryClient.setQueryData(submissionQuery(submission.id).queryKey, sent);
      await queryClient.invalidateQueries({ queryKey: ['submissions'] });
    },
    onError: (error) => {
      submitKey.renew();
      if (!(error instanceof Problem) || error.errors.length === 0) return;
      onDone();
      onRefused(error.errors);
    },
  });
}
