import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { receiptQuery } from '../../api/payment-queries.ts';
import type { PaymentReceipt } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { capitalAmount } from '../../ui/capital-amount.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { formatMoney } from '../../ui/format-number.ts';
import classes from './payment-receipt.module.css';

const route = getRouteApi('/member/bank/payments/$paymentId/receipt');

/** The receipt of a payment that the bank has executed: to read, to print, and as a file. */
export function PaymentReceiptPage() {
  const { t } = useReader();
  const { paymentId } = route.useParams();
  const receipt = useQuery(receiptQuery(paymentId));
  if (receipt.isPending) return <PageSkeleton />;
  return (
    <Page>
      <nav className={classes.screen}>
        <LinkButton to={paths.payment} params={{ paymentId }} variant="subtle" size="compact-sm">
          {t('receipt.back')}
        </LinkButton>
      </nav>
      <PageHead title={t('receipt.title')}>
        {receipt.isSuccess && (
          <div className={classes.screen}>
            <Button
              variant="default"
              leftSection={<IconPrinter size={18} stroke={1.75} aria-hidden />}
              onClick={() => globalThis.print()}
            >
              {t('receipt.print')}
            </Button>
            <Button
              component="a"
              variant="default"
              href={`/v1/payments/${paymentId}/receipt`}
              download={`receipt-${receipt.data.reference}.json`}
              leftSection={<IconDownload size={18} stroke={1.75} aria-hidden />}
            >
              {t('receipt.file')}
            </Button>
          </div>
        )}
      </PageHead>
      {receipt.isError && <ProblemNote error={receipt.error} onRetry={() => void receipt.refetch()} />}
      {receipt.isSuccess && <Receipt receipt={receipt.data} />}
    </Page>
  );
}

function Receipt({ receipt }: { receipt: PaymentReceipt }) {
  const { t, say, language } = useReader();
  const { amount, currency, payer, payee, bank } = receipt;
  const capitals = language === 'zh-CN' && currency === 'CNY' ? capitalAmount(amount) : null;
  const rows: [string, string][] = [
    [t('receipt.payer'), say(payer.name)],
    [t('receipt.payerAccount'), `${payer.accountNumber} · ${say(payer.accountName)}`],
    [t('receipt.bank'), say(bank.name)],
    [t('payment.payee'), payee.name],
    [t('payment.payeeNumber'), payee.accountNumber],
    [t('payment.payeeBank'), payee.bank ?? t('payment.sameBank')],
    [t('payment.purpose'), receipt.remittance],
    [t('receipt.executed'), formatInstant(receipt.executedAt, language)],
    [t('payment.number'), receipt.reference],
    [t('receipt.endToEnd'), receipt.endToEndId],
    [t('payment.bankNumber'), receipt.bankPaymentId],
  ];
  return (
    <Card className={classes.receipt}>
      <p className={classes.amount}>{formatMoney(amount, currency)}</p>
      {capitals !== null && <p>人民币{capitals}</p>}
      <dl className={classes.rows}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <People receipt={receipt} />
      <h2>{t('receipt.timeline')}</h2>
      <ol className={classes.timeline}>
        {receipt.timeline.map((step) => (
          <li key={`${step.at} ${step.step}`}>
            <time dateTime={step.at}>{formatInstant(step.at, language)}</time>{' '}
            {step.by !== null && <b>{say(step.by.name)} </b>}
            {t(`payment.deeds.${step.step}`)}
          </li>
        ))}
      </ol>
      <p className={classes.small}>
        {t('receipt.fingerprint')} <code>{receipt.contentHash}</code>
      </p>
      <p className={classes.small}>
        {t('receipt.issued', { bank: say(bank.name), when: formatInstant(receipt.issuedAt, language) })}
      </p>
    </Card>
  );
}

/** Who prepared, signed and authorised it, each as what. */
function People({ receipt }: { receipt: PaymentReceipt }) {
  const { t, say, language } = useReader();
  const named = ({ name, role, department }: PaymentReceipt['preparedBy']): string => {
    if (role === null || department === null) return say(name);
    const place = t('payment.signedAs', { role: say(role.name), department: say(department.name) });
    return `${say(name)} · ${place}`;
  };
  return (
    <dl className={classes.rows}>
      <div>
        <dt>{t('receipt.preparedBy')}</dt>
        <dd>{named(receipt.preparedBy)}</dd>
      </div>
      {receipt.signatures.map((one) => (
        <div key={one.signedAt}>
          <dt>{t('receipt.signedBy')}</dt>
          <dd>
            {named(one.person)} · {formatInstant(one.signedAt, language)} · {t(`payment.method.${one.method}`)}
          </dd>
        </div>
      ))}
      {receipt.authorisedBy !== null && (
        <div>
          <dt>{t('receipt.authorisedBy')}</dt>
          <dd>{named(receipt.authorisedBy)}</dd>
        </div>
      )}
    </dl>
  );
}
