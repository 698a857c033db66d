import type { ReactNode } from 'react';
import type { Payment } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { capitalAmount } from '../../ui/capital-amount.ts';
import classes from './payment-page.module.css';

/** What is paid, to the letter, with the fingerprint to which every signature is bound. */
export function PaymentFacts({ payment }: { payment: Payment }) {
  const { t, say, language } = useReader();
  const { creditor, debtor, currency, amount } = payment;
  const capitals = language === 'zh-CN' && currency === 'CNY' ? capitalAmount(amount) : null;
  const account = t('payments.accountEnding', { name: say(debtor.name), digits: debtor.lastDigits });
  const rows: [string, ReactNode][] = [
    [t('payment.payee'), creditor.name],
    [t('payment.payeeNumber'), creditor.accountNumber],
    [t('payment.payeeBank'), creditor.bank ?? t('payment.sameBank')],
    ...(capitals === null ? [] : [[t('payment.amountInCapitals'), capitals] as [string, ReactNode]]),
    [t('payment.from'), account],
    [t('payment.purpose'), payment.remittance],
    [t('payment.number'), payment.reference],
    [t('receipt.endToEnd'), <CopyValue key="end" value={payment.endToEndId} what={t('receipt.endToEnd')} />],
    ...(payment.bankPaymentId === null
      ? []
      : [[t('payment.bankNumber'), payment.bankPaymentId] as [string, ReactNode]]),
  ];
  return (
    <Card className={classes.card} aria-labelledby="facts">
      <h2 id="facts">{t('payment.details')}</h2>
      <dl className={classes.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <details className={classes.fingerprint}>
        <summary>{t('payment.fingerprint')}</summary>
        <p className={classes.quiet}>{t('payment.fingerprintHint')}</p>
        <code>{payment.contentHash}</code>
      </details>
    </Card>
  );
}
