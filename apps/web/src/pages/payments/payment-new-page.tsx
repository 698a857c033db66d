import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  authorisePaymentAtBank,
  createPayment,
  payableAccountsQuery,
  paymentQuery,
} from '../../api/payment-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import type { PayableAccount } from '../../api/types.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { showToast } from '../../ui/toasts.ts';
import { draftOf, EMPTY_DRAFT, useKeptDraft } from './payment-draft.ts';
import type { Draft } from './payment-draft.ts';
import { PaymentForm } from './payment-form.tsx';

const route = getRouteApi('/member/bank/payments/new');

/** A new payment; with `from`, the content of one that ended. */
export function PaymentNewPage() {
  const { t } = useReader();
  const { from, account } = route.useSearch();
  const accounts = useQuery(payableAccountsQuery);
  const copied = useQuery({ ...paymentQuery(from ?? ''), enabled: from !== undefined });
  const { data: session } = useQuery(sessionQuery);
  const waits = accounts.isPending || (from !== undefined && copied.isPending) || session === undefined;
  if (waits) return <PageSkeleton />;
  if (accounts.isError)
    return (
      <Page>
        <PageHead title={t('paymentForm.title')} />
        <ProblemNote error={accounts.error} onRetry={() => void accounts.refetch()} />
      </Page>
    );
  const { items } = accounts.data;
  const single = items.length === 1 ? items[0]?.accountNumber : undefined;
  const start = copied.data === undefined ? { ...EMPTY_DRAFT, account: account ?? single ?? '' } : draftOf(copied.data);
  return (
    <Page>
      <PageHead title={t('paymentForm.title')} />
      {items.length === 0 ? (
        <EmptyState title={t('paymentForm.noAccountsTitle')}>{t('paymentForm.noAccounts')}</EmptyState>
      ) : (
        <NewPayment accounts={items} start={start} keptUnder={`${session?.mandate.id ?? ''}.${from ?? 'new'}`} />
      )}
    </Page>
  );
}

function NewPayment({ accounts, start, keptUnder }: { accounts: PayableAccount[]; start: Draft; keptUnder: string }) {
  const { t } = useReader();
  const navigate = useNavigate();
  // What the page began with: a later answer changes nothing that was typed.
  const [initial] = useState(start);
  const { draft, kept, change, reset, forget } = useKeptDraft(keptUnder, initial);
  return (
    <>
      {kept && (
        <p role="status">
          {t('paymentForm.draftKept')}{' '}
          <Button variant="subtle" size="compact-sm" onClick={reset}>
            {t('paymentForm.discard')}
          </Button>
        </p>
      )}
      <PaymentForm
        accounts={accounts}
        draft={draft}
        onChange={change}
        send={createPayment}
        onSent={({ id, can }) => {
          forget();
          showToast(t('paymentForm.prepared'));
          void navigate({ to: paths.payment, params: { paymentId: id } });
          // Whoever releases it alone goes on to the bank; where that fails, the page of the payment says how.
          if (can.includes('authorize')) authorisePaymentAtBank(id).catch(() => undefined);
        }}
      />
    </>
  );
}
