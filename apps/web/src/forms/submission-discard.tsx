import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { discardSubmission } from '../api/submission-queries.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { useReader } from '../locales/use-reader.ts';
import { paths } from '../paths.ts';

/** Throws a draft away, after asking. */
export function SubmissionDiscard({ submissionId }: { submissionId: string }) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const discard = useMutation({
    mutationFn: () => discardSubmission(submissionId),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['submissions'] });
      await navigate({ to: paths.submissions });
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('submissions.discard')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('submissions.discardTitle')}
          what={t('submissions.discardWhat')}
          doLabel={t('submissions.discard')}
          keepLabel={t('submissions.keep')}
          action={discard}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
