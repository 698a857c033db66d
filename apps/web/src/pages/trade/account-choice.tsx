import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { payableAccountsQuery } from '../../api/payment-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import { useReader } from '../../locales/use-reader.ts';

type AccountChoiceProps = {
  /** From which one pays, or on which one is paid. */
  purpose: 'pay' | 'receive';
  currency: string;
  value: string;
  error?: string | undefined;
  onChoose: (accountNumber: string) => void;
};

/** The accounts of the mandate in this currency. */
export function AccountChoice({ purpose, currency, value, error, onChoose }: AccountChoiceProps) {
  const { t, say } = useReader();
  const { data: session } = useQuery(sessionQuery);
  const payable = useQuery({ ...payableAccountsQuery, enabled: purpose === 'pay' });
  const own = (session?.mandate.accounts ?? []).map((one) => ({ ...one, accountNumber: one.id }));
  const accounts = (purpose === 'pay' ? (payable.data?.items ?? []) : own).filter((one) => one.currency === currency);
  return (
    <NativeSelect
      mt="md"
      label={t(purpose === 'pay' ? 'order.payFrom' : 'order.account')}
      value={value}
      error={error}
      data={[
        { value: '', label: t('paymentForm.chooseAccount'), disabled: true },
        ...accounts.map((one) => ({
          value: one.accountNumber,
          label: t('payments.accountEnding', { name: say(one.name), digits: one.lastDigits }),
        })),
      ]}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}
