import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { Problem } from '../../api/problem.ts';
import { useSubmitKey } from '../../api/submit-key.ts';
import type { PayableAccount, Payment, PaymentBody, PaymentPreview } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { capitalAmount } from '../../ui/capital-amount.ts';
import { readTypedAmount, showTypedAmount } from '../../ui/typed-amount.ts';
import { AvailableBalance } from './available-balance.tsx';
import { LiveAnswer } from './live-answer.tsx';
import { bodyOf, faultsOf, previewOf } from './payment-draft.ts';
import type { Draft, DraftFaults, DraftField } from './payment-draft.ts';
import classes from './payment-form.module.css';

const ASK_AFTER_MS = 300;
const ORDER: readonly DraftField[] = ['account', 'payeeName', 'payeeNumber', 'payeeBank', 'amount', 'purpose'];

type PaymentFormProps = {
  accounts: readonly PayableAccount[];
  draft: Draft;
  onChange: (changed: Partial<Draft>) => void;
  /** What the server is asked to do with it; the same key asks for the same once more. */
  send: (payment: PaymentBody, submitKey: string) => Promise<Payment>;
  onSent: (payment: Payment) => void;
  /** What the button says, where it does not follow from what will happen. */
  submitLabel?: string;
};

/** One payment, field by field, with what will come of it beside it. Nothing that was typed is lost when it is refused. */
export function PaymentForm({ accounts, draft, onChange, send, onSent, submitLabel }: PaymentFormProps) {
  const { t } = useReader();
  const [tried, setTried] = useState(false);
  const [preview, setPreview] = useState<PaymentPreview | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const account = accounts.find((one) => one.accountNumber === draft.account);
  const currency = account?.currency ?? 'CNY';
  const faults = faultsOf(draft, currency);
  const [asked] = useDebouncedValue(previewOf(draft, currency), ASK_AFTER_MS);
  const submission = useSubmission({ send, onSent });
  const change = (changed: Partial<Draft>): void => {
    submission.renew();
    onChange(changed);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const first = ORDER.find((field) => faults[field] !== undefined);
    if (first === undefined) submission.mutate(bodyOf(draft, currency));
    else form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  return (
    <div className={classes.columns}>
      <Card as="div" className={classes.card}>
        <form ref={form} onSubmit={submit} noValidate className={classes.form}>
          <Fields {...{ accounts, draft, change, currency, faults: tried ? faults : {} }} />
          {submission.isError && <ProblemNote error={submission.error} />}
          <div className={classes.buttons}>
            <Button type="submit" loading={submission.isPending} disabled={preview?.decision.outcome === 'denied'}>
              {submitLabel ??
                t(preview?.decision.outcome === 'released' ? 'paymentForm.prepareAndRelease' : 'paymentForm.prepare')}
            </Button>
          </div>
        </form>
      </Card>
      <LiveAnswer asked={asked} currency={currency} account={account} onAnswer={setPreview} />
    </div>
  );
}

type FieldsProps = {
  accounts: readonly PayableAccount[];
  draft: Draft;
  currency: string;
  faults: DraftFaults;
  change: (changed: Partial<Draft>) => void;
};

function Fields({ accounts, draft, currency, faults, change }: FieldsProps) {
  const { t, say, language } = useReader();
  const error = (field: DraftField) => {
    const fault = faults[field];
    return fault === undefined ? undefined : t(`paymentForm.wrong.${fault}`);
  };
  const amount = readTypedAmount(draft.amount, currency);
  const capitals = language === 'zh-CN' && currency === 'CNY' && amount !== null ? capitalAmount(amount) : null;
  const text = (field: Exclude<DraftField, 'account' | 'amount'>, label: string, more: object = {}) => (
    <TextInput
      name={field}
      label={label}
      value={draft[field]}
      maxLength={140}
      autoComplete="off"
      error={error(field)}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
      {...more}
    />
  );
  return (
    <>
      <NativeSelect
        name="account"
        label={t('paymentForm.account')}
        value={draft.account}
        error={error('account')}
        data={[
          { value: '', label: t('paymentForm.chooseAccount'), disabled: true },
          ...accounts.map((one) => ({
            value: one.accountNumber,
            label: `${t('payments.accountEnding', { name: say(one.name), digits: one.lastDigits })} · ${one.currency}`,
          })),
        ]}
        onChange={(event) => change({ account: event.currentTarget.value })}
      />
      <AvailableBalance accountNumber={draft.account} />
      {text('payeeName', t('paymentForm.payeeName'))}
      {text('payeeNumber', t('paymentForm.payeeNumber'), { maxLength: 40, className: classes.number })}
      {text('payeeBank', t('paymentForm.payeeBank'), { description: t('paymentForm.payeeBankHint') })}
      <div>
        <TextInput
          name="amount"
          label={t('paymentForm.amount')}
          inputMode="decimal"
          autoComplete="off"
          className={classes.amount}
          rightSection={<span className={classes.currency}>{currency}</span>}
          rightSectionWidth={56}
          value={draft.amount}
          maxLength={24}
          error={error('amount')}
          onChange={(event) => change({ amount: event.currentTarget.value })}
          onBlur={() => {
            const shown = showTypedAmount(draft.amount, currency);
            if (shown !== draft.amount) change({ amount: shown });
          }}
        />
        {capitals !== null && <p className={classes.capitals}>{capitals}</p>}
      </div>
      {text('purpose', t('paymentForm.purpose'), { description: t('paymentForm.purposeHint') })}
    </>
  );
}

/** An answer that was lost is asked for again under the same key, so that nothing is paid twice; another content is another submit. */
function useSubmission({ send, onSent }: Pick<PaymentFormProps, 'send' | 'onSent'>) {
  const submitKey = useSubmitKey();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: (payment: PaymentBody) => send(payment, submitKey.key()),
    onSuccess: async (payment) => {
      submitKey.renew();
      queryClient.setQueryData(['payment', payment.id], payment);
      onSent(payment);
      await queryClient.invalidateQueries({ queryKey: ['payments'] });
    },
    onError: (error) => {
      if (error instanceof Problem && error.status !== 0 && error.status < 500) submitKey.renew();
    },
  });
  return { ...mutation, renew: submitKey.renew };
}
