import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { approvalQuery } from '../../api/approval-queries.ts';
import { paymentQuery } from '../../api/payment-queries.ts';
import type { Payment } from '../../api/types.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { PaymentEnd } from '../../forms/payment-end.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatMoney } from '../../ui/format-number.ts';
import { PaymentAtBank } from './payment-at-bank.tsx';
import { PaymentEdit } from './payment-edit.tsx';
import { PaymentFacts } from './payment-facts.tsx';
import { PaymentHistory } from './payment-history.tsx';
import { PaymentProgress } from './payment-progress.tsx';
import { PaymentSignatures } from './payment-signatures.tsx';
import { PaymentStateChip } from './payment-state.tsx';
import classes from './payment-page.module.css';

const route = getRouteApi('/member/bank/payments/$paymentId');

/** One payment, from its preparation to the word of the bank: how it stands, what it says, who signed, what happened. */
export function PaymentPage() {
  const { paymentId } = route.useParams();
  const { edit = false } = route.useSearch();
  const payment = useQuery(paymentQuery(paymentId));
  if (payment.isPending) return <PageSkeleton />;
  if (payment.isError)
    return (
      <Page>
        <ProblemNote error={payment.error} onRetry={() => void payment.refetch()} />
      </Page>
    );
  return edit && payment.data.can.includes('update') ? (
    <PaymentEdit payment={payment.data} />
  ) : (
    <Shown payment={payment.data} />
  );
}

function Shown({ payment }: { payment: Payment }) {
  const { t } = useReader();
  const approval = useQuery({
    ...approvalQuery(payment.approvalId ?? ''),
    // None where its maker released it alone.
    enabled: payment.approvalId !== null,
  });
  return (
    <Page>
      <nav className={classes.back}>
        <LinkButton to={paths.payments} variant="subtle" size="compact-sm">
          {t('payment.back')}
        </LinkButton>
      </nav>
      <PageHead title={t('payment.title', { payee: payment.creditor.name })}>
        <PaymentStateChip state={payment.state} />
      </PageHead>
      <p className={classes.amount}>{formatMoney(payment.amount, payment.currency)}</p>
      <PaymentAtBank payment={payment} />
      <Deeds payment={payment} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <PaymentProgress payment={payment} approval={approval.data ?? null} />
          <PaymentFacts payment={payment} />
        </div>
        <div className={classes.column}>
          <PaymentSignatures payment={payment} approval={approval.data ?? null} />
          <PaymentHistory payment={payment} />
        </div>
      </div>
    </Page>
  );
}

function Deeds({ payment }: { payment: Payment }) {
  const { t } = useReader();
  const navigate = useNavigate();
  const [ending, setEnding] = useState<'withdraw' | 'cancel' | null>(null);
  const { id, can, state } = payment;
  const again = ['failed', 'withdrawn', 'rejected', 'expired', 'cancelled'].includes(state);
  return (
    <div className={classes.deeds}>
      {can.includes('update') && (
        <Button
          variant="default"
          onClick={() => void navigate({ to: paths.payment, params: { paymentId: id }, search: { edit: true } })}
        >
          {t('payment.edit')}
        </Button>
      )}
      {can.includes('withdraw') && (
        <Button variant="default" onClick={() => setEnding('withdraw')}>
          {t('payment.withdraw')}
        </Button>
      )}
      {can.includes('cancel') && (
        <Button variant="default" onClick={() => setEnding('cancel')}>
          {t('payment.cancel')}
        </Button>
      )}
      {state === 'executed' && (
        <LinkButton to={paths.paymentReceipt} params={{ paymentId: id }} variant="default">
          {t('receipt.title')}
        </LinkButton>
      )}
      {again && (
        <LinkButton to={paths.paymentNew} search={{ from: id }} variant="default">
          {t('payment.again')}
        </LinkButton>
      )}
      {ending !== null && <PaymentEnd paymentId={id} how={ending} onClose={() => setEnding(null)} />}
    </div>
  );
}
