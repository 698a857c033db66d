import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useSubmitKey } from '../api/submit-key.ts';
import { takeRequestStep } from '../api/trade-queries.ts';
import type { TradePaymentRequest } from '../api/types.ts';
import { Dialog } from '../components/dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { AccountChoice } from '../pages/trade/account-choice.tsx';
import { formatMoney } from '../ui/format-number.ts';
import { showToast } from '../ui/toasts.ts';
import classes from '../components/dialog.module.css';

const LONGEST_NOTE = 500;

type RequestStepProps = { request: TradePaymentRequest; step: 'pay' | 'decline' | 'cancel'; onClose: () => void };

/** Pays what is asked, declines it, or takes an own request back. */
export function RequestStep({ request, step, onClose }: RequestStepProps) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const submitKey = useSubmitKey();
  const [typed, setTyped] = useState({ note: '', account: '' });
  const [tried, setTried] = useState(false);
  const change = (changed: Partial<typeof typed>): void => {
    submitKey.renew();
    setTyped({ ...typed, ...changed });
  };
  const action = useMutation({
    mutationFn: () => takeRequestStep({ requestId: request.id, step }, typed, submitKey.key()),
    onSuccess: async () => {
      showToast(t(step === 'pay' ? 'order.paymentPrepared' : 'order.done'));
      onClose();
      await Promise.all(
        [['payment-requests'], ['order'], ['payments']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      );
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (step !== 'pay' || typed.account !== '') action.mutate();
  };
  return (
    <Dialog
      title={t(`requests.${step}Title`, { amount: formatMoney(request.amount, request.currency) })}
      onClose={onClose}
    >
      <form onSubmit={submit} noValidate>
        <p className={classes.what}>{t(`requests.${step}What`)}</p>
        {step === 'pay' ? (
          <AccountChoice
            purpose="pay"
            currency={request.currency}
            value={typed.account}
            error={tried && typed.account === '' ? t('order.wrong.account') : undefined}
            onChoose={(account) => change({ account })}
          />
        ) : (
          <Textarea
            mt="md"
            label={t('order.note')}
            maxLength={LONGEST_NOTE}
            rows={3}
            value={typed.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
        )}
        {action.isError && <ProblemNote error={action.error} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('common.back')}
          </Button>
          <Button
            type="submit"
            loading={action.isPending}
            {...(step === 'pay' ? {} : { color: 'var(--gh-danger-fill)' })}
          >
            {t(`requests.${step}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
