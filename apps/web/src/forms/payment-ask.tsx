import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useSubmitKey } from '../api/submit-key.ts';
import { createRequest } from '../api/trade-queries.ts';
import type { TradeOrder } from '../api/types.ts';
import { Dialog } from '../components/dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { AccountChoice } from '../pages/trade/account-choice.tsx';
import { showToast } from '../ui/toasts.ts';
import { readTypedAmount } from '../ui/typed-amount.ts';
import classes from '../components/dialog.module.css';

const LONGEST_REFERENCE = 60;

/** The seller asks the buyer to pay for what was delivered. */
export function PaymentAsk({ order, onClose }: { order: TradeOrder; onClose: () => void }) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const submitKey = useSubmitKey();
  const [typed, setTyped] = useState({ amount: order.total, account: order.payeeAccount ?? '', reference: '' });
  const [tried, setTried] = useState(false);
  const change = (changed: Partial<typeof typed>): void => {
    submitKey.renew();
    setTyped({ ...typed, ...changed });
  };
  const amount = readTypedAmount(typed.amount, order.currency);
  const ask = useMutation({
    mutationFn: () =>
      createRequest(
        {
          payerId: order.other.id,
          orderId: order.id,
          amount: amount ?? '',
          currency: order.currency,
          payeeAccount: typed.account,
          ...(typed.reference.trim() === '' ? {} : { reference: typed.reference.trim() }),
        },
        submitKey.key(),
      ),
    onSuccess: async () => {
      showToast(t('order.done'));
      onClose();
      await Promise.all(
        [['order', order.id], ['payment-requests']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      );
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (amount !== null && typed.account !== '') ask.mutate();
  };
  return (
    <Dialog title={t('order.steps.ask_payment')} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p className={classes.what}>{t('order.what.ask_payment')}</p>
        <TextInput
          mt="md"
          label={`${t('order.amount')} (${order.currency})`}
          inputMode="decimal"
          maxLength={24}
          value={typed.amount}
          error={tried && amount === null ? t('order.wrong.amount') : undefined}
          onChange={(event) => change({ amount: event.currentTarget.value })}
        />
        <AccountChoice
          purpose="receive"
          currency={order.currency}
          value={typed.account}
          error={tried && typed.account === '' ? t('order.wrong.account') : undefined}
          onChoose={(account) => change({ account })}
        />
        <TextInput
          mt="md"
          label={t('order.invoice')}
          description={t('order.invoiceHint')}
          maxLength={LONGEST_REFERENCE}
          value={typed.reference}
          onChange={(event) => change({ reference: event.currentTarget.value })}
        />
        {ask.isError && <ProblemNote error={ask.error} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('common.back')}
          </Button>
          <Button type="submit" loading={ask.isPending}>
            {t('order.steps.ask_payment')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
