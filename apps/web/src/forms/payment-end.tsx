import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { endPayment } from '../api/payment-queries.ts';
import { useSubmitKey } from '../api/submit-key.ts';
import { Dialog } from '../components/dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { showToast } from '../ui/toasts.ts';
import classes from '../components/dialog.module.css';

const LONGEST_NOTE = 500;

type PaymentEndProps = { paymentId: string; how: 'withdraw' | 'cancel'; onClose: () => void };

/** Takes a payment back, or cancels a colleague's: with a few words of why, which the others read. */
export function PaymentEnd({ paymentId, how, onClose }: PaymentEndProps) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const [note, setNote] = useState('');
  const submitKey = useSubmitKey();
  const end = useMutation({
    mutationFn: () => endPayment({ paymentId, how }, note, submitKey.key()),
    onSuccess: async (payment) => {
      queryClient.setQueryData(['payment', paymentId], payment);
      showToast(t(how === 'withdraw' ? 'payment.withdrawn' : 'payment.cancelled'));
      onClose();
      await Promise.all([['payments'], ['approval']].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    end.mutate();
  };
  return (
    <Dialog title={t(`payment.${how}Title`)} onClose={onClose}>
      <form onSubmit={submit}>
        <p className={classes.what}>{t(`payment.${how}What`)}</p>
        <Textarea
          mt="md"
          label={t('payment.note')}
          description={t('payment.noteHint')}
          maxLength={LONGEST_NOTE}
          rows={3}
          value={note}
          onChange={(event) => {
            // Another text is another submit: the key of the last one would be refused with it.
            submitKey.renew();
            setNote(event.currentTarget.value);
          }}
        />
        {end.isError && <ProblemNote error={end.error} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('common.back')}
          </Button>
          <Button type="submit" color="var(--gh-danger-fill)" loading={end.isPending}>
            {t(`payment.${how}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
