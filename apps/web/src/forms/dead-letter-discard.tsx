import { Button, Textarea, VisuallyHidden } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { discardDeadLetter } from '../api/job-queries.ts';
import type { DeadLetter } from '../api/types.ts';
import { Dialog } from '../components/dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { showToast } from '../ui/toasts.ts';
import dialog from '../components/dialog.module.css';

const REASON_LEAST = 10;

type DeadLetterDiscardProps = { letter: DeadLetter; name: string; touched: string[][] };

/** Gives failed work up, with a reason that stays in the audit. */
export function DeadLetterDiscard({ letter, name, touched }: DeadLetterDiscardProps) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [tooShort, setTooShort] = useState(false);
  const discard = useMutation({
    mutationFn: () => discardDeadLetter(letter.id, reason.trim()),
    onSuccess: async () => {
      setAsking(false);
      showToast(t('jobs.discarded'));
      await Promise.all(touched.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
  const submit = (): void => {
    setTooShort(reason.trim().length < REASON_LEAST);
    if (reason.trim().length >= REASON_LEAST) discard.mutate();
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('jobs.discard')}
        <VisuallyHidden>{` ${name}`}</VisuallyHidden>
      </Button>
      {asking && (
        <Dialog title={t('jobs.discardTitle')} onClose={() => setAsking(false)}>
          <p className={dialog.what}>{t('jobs.discardWhat')}</p>
          <Textarea
            label={t('jobs.reason')}
            description={t('jobs.reasonHint')}
            maxLength={1_000}
            rows={3}
            value={reason}
            error={tooShort ? t('jobs.reasonShort') : null}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {discard.isError && <ProblemNote error={discard.error} />}
          <div className={dialog.buttons}>
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('common.cancel')}
            </Button>
            <Button color="var(--gh-danger-fill)" loading={discard.isPending} onClick={submit}>
              {t('jobs.discardDo')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
