import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { submissionQuery, withdrawSubmission } from '../api/submission-queries.ts';
import { useSubmitKey } from '../api/submit-key.ts';
import type { Submission } from '../api/types.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { useReader } from '../locales/use-reader.ts';

/** Takes a submission back, after saying that the bank may have decided by then. */
export function SubmissionWithdraw({ submission }: { submission: Submission }) {
  const { t, say } = useReader();
  const queryClient = useQueryClient();
  const submitKey = useSubmitKey();
  const [asking, setAsking] = useState(false);
  const withdraw = useMutation({
    mutationFn: () => withdrawSubmission(submission.id, submitKey.key()),
    onSuccess: async (withdrawn) => {
      submitKey.renew();
      setAsking(false);
      queryClient.setQueryData(submissionQuery(submission.id).queryKey, withdrawn);
      await queryClient.invalidateQueries({ queryKey: ['submissions'] });
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('submissions.withdraw')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('submissions.withdrawTitle')}
          what={t('submissions.withdrawWhat', { bank: say(submission.bank.name) })}
          doLabel={t('submissions.withdraw')}
          keepLabel={t('submissions.keep')}
          action={withdraw}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
