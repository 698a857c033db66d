import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { rejectApproval } from '../api/approval-queries.ts';
import { useSubmitKey } from '../api/submit-key.ts';
import type { Approval } from '../api/types.ts';
import { Dialog } from '../components/dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { refreshApprovals } from '../pages/approvals/refresh-approvals.ts';
import { showToast } from '../ui/toasts.ts';
import classes from '../components/dialog.module.css';

const MOST = 500;

/** Sends back with a reason what could be signed. */
export function ApprovalReject({ approval, onClose }: { approval: Approval; onClose: () => void }) {
  const { t } = useReader();
  const client = useQueryClient();
  const submitKey = useSubmitKey();
  const [reason, setReason] = useState('');
  const reject = useMutation({
    mutationFn: () => rejectApproval(approval.id, reason.trim(), submitKey.key()),
    onSettled: () => submitKey.renew(),
    onSuccess: async () => {
      showToast(t('approvals.rejected'));
      onClose();
      await refreshApprovals(client, approval.id);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') reject.mutate();
  };
  return (
    <Dialog title={t('approvals.rejectTitle')} onClose={onClose}>
      <p className={classes.what}>{t('approvals.rejectWhat')}</p>
      <form onSubmit={submit} className={classes.form}>
        <Textarea
          label={t('approvals.rejectReason')}
          required
          autosize
          minRows={2}
          maxLength={MOST}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {reject.isError && <ProblemNote error={reject.error} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('approvals.keep')}
          </Button>
          <Button
            type="submit"
            color="var(--gh-danger-fill)"
            loading={reject.isPending}
            disabled={reason.trim() === ''}
          >
            {t('approvals.reject')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
