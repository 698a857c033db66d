import { Button, NativeSelect } from '@mantine/core';
import { IconCreditCardPay, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { paymentsQuery } from '../../api/payment-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { ListSearch } from '../../components/list-search.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { isPaymentState, PAYMENT_STATES, paths } from '../../paths.ts';
import type { PaymentsSearch } from '../../paths.ts';
import { PaymentTable } from './payment-table.tsx';
import classes from './payments.module.css';

const route = getRouteApi('/member/bank/payments');

/** The payments that the mandate opens: narrowed by state, account and words, which the address keeps. */
export function PaymentsPage() {
  const { t, say } = useReader();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { data: session } = useQuery(sessionQuery);
  const show = useCallback(
    (next: PaymentsSearch): void => void navigate({ to: paths.payments, search: withoutEmpty(next), replace: true }),
    [navigate],
  );
  const searchFor = useCallback((q: string) => show({ ...search, q }), [show, search]);
  const { state, account, q } = search;
  const filter = {
    ...(state === undefined ? {} : { state }),
    ...(account === undefined ? {} : { accountNumber: account }),
    ...(q === undefined ? {} : { q }),
  };
  const payments = useInfiniteQuery(paymentsQuery(filter));
  const items = payments.data?.pages.flatMap((page) => page.items) ?? [];
  const accounts = session?.mandate.accounts ?? [];
  const prepares = session?.can.includes('payments:prepare') ?? false;
  const create = prepares ? (
    <LinkButton to={paths.paymentNew} leftSection={<IconPlus size={18} stroke={1.75} />}>
      {t('payments.new')}
    </LinkButton>
  ) : undefined;
  return (
    <Page dense>
      <PageHead title={t('payments.title')} lead={t('payments.lead')}>
        {create}
      </PageHead>
      <div className={classes.filters} role="group" aria-label={t('payments.filter')}>
        <div className={classes.search}>
          <ListSearch q={q ?? ''} label={t('payments.search')} onSearch={searchFor} />
        </div>
        <NativeSelect
          aria-label={t('payments.state')}
          value={state ?? ''}
          data={[
            { value: '', label: t('payments.everyState') },
            ...PAYMENT_STATES.map((value) => ({ value, label: t(`payments.states.${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            show({ ...search, state: isPaymentState(value) ? value : undefined } as PaymentsSearch)
          }
        />
        <NativeSelect
          aria-label={t('payments.account')}
          value={account ?? ''}
          data={[
            { value: '', label: t('payments.everyAccount') },
            ...accounts.map((one) => ({
              value: one.id,
              label: t('payments.accountEnding', { name: say(one.name), digits: one.lastDigits }),
            })),
          ]}
          onChange={({ currentTarget: { value } }) => show({ ...search, account: value })}
        />
      </div>
      {payments.isPending && <RowSkeletons count={6} />}
      {payments.isError && payments.data === undefined && (
        <ProblemNote error={payments.error} onRetry={() => void payments.refetch()} />
      )}
      {payments.isSuccess && items.length === 0 && (
        <Empty filtered={Object.keys(filter).length > 0} create={create} onClear={() => show({})} />
      )}
      {items.length > 0 && <PaymentTable payments={items} />}
      <LoadMore query={payments} />
    </Page>
  );
}

function Empty(props: { filtered: boolean; create: React.ReactNode; onClear: () => void }) {
  const { t } = useReader();
  const { filtered, create, onClear } = props;
  const clear = (
    <Button variant="default" onClick={onClear}>
      {t('payments.clear')}
    </Button>
  );
  return (
    <EmptyState
      title={t('payments.emptyTitle')}
      icon={<IconCreditCardPay size={20} stroke={1.75} />}
      action={filtered ? clear : create}
    >
      {t(filtered ? 'payments.emptyFilter' : 'payments.empty')}
    </EmptyState>
  );
}

/** The address holds what narrows the list, and nothing else. */
function withoutEmpty({ state, account, q }: PaymentsSearch): PaymentsSearch {
  return {
    ...(state === undefined ? {} : { state }),
    ...(account === undefined || account === '' ? {} : { account }),
    ...(q === undefined || q === '' ? {} : { q }),
  };
}
