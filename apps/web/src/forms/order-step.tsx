import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useSubmitKey } from '../api/submit-key.ts';
import { takeOrderStep } from '../api/trade-queries.ts';
import type { OrderStepName } from '../api/trade-queries.ts';
import type { TradeOrder } from '../api/types.ts';
import { Dialog } from '../components/dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { AccountChoice } from '../pages/trade/account-choice.tsx';
import { showToast } from '../ui/toasts.ts';
import { readTypedAmount } from '../ui/typed-amount.ts';
import classes from '../components/dialog.module.css';

const LONGEST_NOTE = 500;
/** What each step asks for besides a yes. */
const FIELDS: Record<OrderStepName, readonly ('note' | 'reason' | 'amount' | 'part' | 'receive' | 'pay')[]> = {
  accept: ['receive'],
  decline: ['note'],
  cancel: ['note'],
  deliver: ['note'],
  confirm: [],
  dispute: ['reason'],
  release_part: ['amount'],
  refund: ['part', 'note'],
  reclaim: [],
  pay_in: ['pay'],
};
const GRAVE: ReadonlySet<OrderStepName> = new Set(['decline', 'cancel', 'dispute']);

type OrderStepProps = { order: TradeOrder; step: OrderStepName; onClose: () => void };

/** Takes one step of an order: says what it brings about, asks for what it needs, and does it once. */
export function OrderStep({ order, step, onClose }: OrderStepProps) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const submitKey = useSubmitKey();
  const [typed, setTyped] = useState({ note: '', amount: '', account: '' });
  const [tried, setTried] = useState(false);
  const fields = FIELDS[step];
  const change = (changed: Partial<typeof typed>): void => {
    // Another content is another submit: the key of the last one would be refused with it.
    submitKey.renew();
    setTyped({ ...typed, ...changed });
  };
  const amount = readTypedAmount(typed.amount, order.currency);
  const faults = {
    reason: fields.includes('reason') && typed.note.trim() === '',
    amount: (fields.includes('amount') || (fields.includes('part') && typed.amount.trim() !== '')) && amount === null,
    account: (fields.includes('receive') || fields.includes('pay')) && typed.account === '',
  };
  const action = useMutation({
    mutationFn: () => takeOrderStep({ orderId: order.id, step }, { ...typed, amount }, submitKey.key()),
    onSuccess: async (changed) => {
      queryClient.setQueryData(['order', order.id], changed);
      showToast(t(step === 'pay_in' ? 'order.paymentPrepared' : 'order.done'));
      onClose();
      await Promise.all([['orders'], ['payments']].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!Object.values(faults).includes(true)) action.mutate();
  };
  const wrong = (field: keyof typeof faults) => (tried && faults[field] ? t(`order.wrong.${field}`) : undefined);
  const what = step === 'confirm' && !order.escrowAgreed ? 'confirmPlain' : step;
  return (
    <Dialog title={t(`order.steps.${step}`)} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p className={classes.what}>{t(`order.what.${what}`)}</p>
        {(fields.includes('receive') || fields.includes('pay')) && (
          <AccountChoice
            purpose={fields.includes('pay') ? 'pay' : 'receive'}
            currency={order.currency}
            value={typed.account}
            error={wrong('account')}
            onChoose={(account) => change({ account })}
          />
        )}
        {(fields.includes('amount') || fields.includes('part')) && (
          <TextInput
            mt="md"
            label={`${t('order.amount')} (${order.currency})`}
            inputMode="decimal"
            autoComplete="off"
            maxLength={24}
            value={typed.amount}
            error={wrong('amount')}
            onChange={(event) => change({ amount: event.currentTarget.value })}
          />
        )}
        {(fields.includes('note') || fields.includes('reason')) && (
          <Textarea
            mt="md"
            label={t(fields.includes('reason') ? 'order.reason' : 'order.note')}
            maxLength={LONGEST_NOTE}
            rows={3}
            value={typed.note}
            error={wrong('reason')}
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
            {...(GRAVE.has(step) ? { color: 'var(--gh-danger-fill)' } : {})}
          >
            {t(`order.steps.${step}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
