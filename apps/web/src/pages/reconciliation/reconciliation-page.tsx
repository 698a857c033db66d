import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { accountsQuery } from '../../api/account-queries.ts';
import { monthQuery } from '../../api/reconciliation-queries.ts';
import type { BankAccount } from '../../api/types.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths, type ReconciliationSearch } from '../../paths.ts';
import { MonthChart } from './month-chart.tsx';
import { MonthFigures } from './month-figures.tsx';
import { MonthHead } from './month-head.tsx';
import { MonthTabs } from './month-tabs.tsx';

const route = getRouteApi('/member/bank/reconciliation');

/** A month of an account: what was booked, what it belongs to, and what is left to do. */
export function ReconciliationPage() {
  const { t } = useReader();
  const accounts = useQuery(accountsQuery);
  const shown = accounts.data?.items.filter(({ can }) => can.includes('statements:read')) ?? [];
  return (
    <Page dense>
      {accounts.isPending && <RowSkeletons count={6} />}
      {accounts.isError && accounts.data === undefined && (
        <>
          <PageHead title={t('reconciliation.title')} />
          <ProblemNote error={accounts.error} onRetry={() => void accounts.refetch()} />
        </>
      )}
      {accounts.data !== undefined && shown.length === 0 && <NoAccount />}
      {shown.length > 0 && <Month accounts={shown} />}
    </Page>
  );
}

function NoAccount() {
  const { t } = useReader();
  return (
    <>
      <PageHead title={t('reconciliation.title')} />
      <EmptyState
        title={t('reconciliation.noAccountTitle')}
        action={
          <LinkButton variant="default" to={paths.accounts}>
            {t('reconciliation.toAccounts')}
          </LinkButton>
        }
      >
        {t('reconciliation.noAccount')}
      </EmptyState>
    </>
  );
}

function Month({ accounts }: { accounts: readonly BankAccount[] }) {
  const navigate = useNavigate();
  const search = route.useSearch();
  const show = useCallback(
    (next: ReconciliationSearch): void => void navigate({ to: paths.reconciliation, search: next, replace: true }),
    [navigate],
  );
  const accountNumber = search.account ?? accounts[0]?.accountNumber ?? '';
  const query = useQuery(monthQuery(accountNumber, search.month));
  const month = query.data;
  return (
    <>
      <MonthHead
        accounts={accounts}
        accountNumber={accountNumber}
        month={month ?? null}
        search={search}
        onShow={show}
      />
      {query.isPending && <RowSkeletons count={6} />}
      {query.isError && month === undefined && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {month !== undefined && (
        <>
          <MonthFigures month={month} />
          <MonthChart month={month} />
          <MonthTabs month={month} tab={search.tab ?? 'open'} onTab={(tab) => show({ ...search, tab })} />
        </>
      )}
    </>
  );
}
