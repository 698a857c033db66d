import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { payableAccountsQuery, updatePayment } from '../../api/payment-queries.ts';
import type { PayableAccount, Payment } from '../../api/types.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { showToast } from '../../ui/toasts.ts';
import { draftOf, useKeptDraft } from './payment-draft.ts';
import { PaymentForm } from './payment-form.tsx';

/** The same form over what the payment says. The revision that was read goes along: a change by somebody else is not overwritten. */
export function PaymentEdit({ payment }: { payment: Payment }) {
  const { t } = useReader();
  const accounts = useQuery(payableAccountsQuery);
  if (accounts.isPending) return <PageSkeleton />;
  return (
    <Page>
      <PageHead title={t('paymentForm.editTitle')} lead={t('paymentForm.editLead')} />
      {accounts.isError ? (
        <ProblemNote error={accounts.error} onRetry={() => void accounts.refetch()} />
      ) : (
        <EditForm payment={payment} accounts={accounts.data.items} />
      )}
    </Page>
  );
}

function EditForm({ payment, accounts }: { payment: Payment; accounts: PayableAccount[] }) {
  const { t } = useReader();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { id: paymentId, revision } = payment;
  // A new revision is another beginning.
  const initial = useMemo(() => draftOf(payment), [payment]);
  const { draft, change, forget } = useKeptDraft(`${paymentId}.${revision}`, initial);
  return (
    <PaymentForm
      accounts={accounts}
      draft={draft}
      onChange={change}
      submitLabel={t('paymentForm.save')}
      send={(body, submitKey) => updatePayment({ paymentId, revision }, body, submitKey)}
      onSent={() => {
        forget();
        showToast(t('paymentForm.changed'));
        void queryClient.invalidateQueries({ queryKey: ['approval'] });
        void navigate({ to: paths.payment, params: { paymentId }, search: {} });
      }}
    />
  );
}
