import { Button, NativeSelect } from '@mantine/core';
import { IconPackage, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { sessionQuery } from '../../api/session-queries.ts';
import { ordersQuery } from '../../api/trade-queries.ts';
import type { TradeOrderSummary } from '../../api/types.ts';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { ListSearch } from '../../components/list-search.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import type { OrdersSearch } from '../../paths.ts';
import { formatDay } from '../../ui/format-date.ts';
import { groupDecimal } from '../../ui/format-number.ts';
import { OrderStateChip } from './order-state.tsx';
import classes from '../payments/payments.module.css';
import orderClasses from './orders.module.css';

const route = getRouteApi('/member/bank/orders');

/** Orders on both sides of the trade; what narrows the list stands in the address. */
export function OrdersPage() {
  const { t } = useReader();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { data: session } = useQuery(sessionQuery);
  const show = useCallback(
    (next: OrdersSearch): void => void navigate({ to: paths.orders, search: next, replace: true }),
    [navigate],
  );
  const searchFor = useCallback(
    (q: string) => show(q === '' ? without(search, 'q') : { ...search, q }),
    [show, search],
  );
  const orders = useInfiniteQuery(ordersQuery(search));
  const items = orders.data?.pages.flatMap((page) => page.items) ?? [];
  const create =
    (session?.can.includes('orders:manage') ?? false) ? (
      <LinkButton to={paths.orderNew} leftSection={<IconPlus size={18} stroke={1.75} />}>
        {t('orders.new')}
      </LinkButton>
    ) : undefined;
  return (
    <Page dense>
      <PageHead title={t('orders.title')} lead={t('orders.lead')}>
        {create}
      </PageHead>
      <div className={classes.filters} role="group" aria-label={t('orders.which')}>
        <ChoiceBar
          label={t('orders.which')}
          value={search.side ?? 'all'}
          choices={(['all', 'buyer', 'seller'] as const).map((value) => ({ value, label: t(`orders.${value}`) }))}
          onChoose={(side) => show(side === 'all' ? without(search, 'side') : { ...search, side })}
        />
        <div className={classes.search}>
          <ListSearch q={search.q ?? ''} label={t('orders.search')} onSearch={searchFor} />
        </div>
        <NativeSelect
          aria-label={t('orders.group')}
          value={search.group ?? ''}
          data={[
            { value: '', label: t('orders.everyGroup') },
            { value: 'running', label: t('orders.running') },
            { value: 'ended', label: t('orders.ended') },
          ]}
          onChange={({ currentTarget: { value } }) =>
            show(value === 'running' || value === 'ended' ? { ...search, group: value } : without(search, 'group'))
          }
        />
      </div>
      {orders.isPending && <RowSkeletons count={6} />}
      {orders.isError && orders.data === undefined && (
        <ProblemNote error={orders.error} onRetry={() => void orders.refetch()} />
      )}
      {orders.isSuccess && items.length === 0 && (
        <Empty filtered={Object.keys(search).length > 0} create={create} onClear={() => show({})} />
      )}
      {items.length > 0 && <OrderTable orders={items} />}
      <LoadMore query={orders} />
    </Page>
  );
}

function Empty(props: { filtered: boolean; create: React.ReactNode; onClear: () => void }) {
  const { t } = useReader();
  const clear = (
    <Button variant="default" onClick={props.onClear}>
      {t('orders.clear')}
    </Button>
  );
  return (
    <EmptyState
      title={t('orders.emptyTitle')}
      icon={<IconPackage size={20} stroke={1.75} />}
      action={props.filtered ? clear : props.create}
    >
      {t(props.filtered ? 'orders.emptyFilter' : 'orders.empty')}
    </EmptyState>
  );
}

/** Rows of a table where there is room; on a phone each row is a card of its own. */
function OrderTable({ orders }: { orders: readonly TradeOrderSummary[] }) {
  const { t, say, language } = useReader();
  return (
    <div className={classes.sheet}>
      <table className={classes.table}>
        <caption className={classes.caption}>{t('orders.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('orders.number')}</th>
            <th scope="col" className={classes.figures}>
              {t('orders.total')}
            </th>
            <th scope="col">{t('orders.state')}</th>
            <th scope="col">{t('orders.other')}</th>
            <th scope="col">{t('orders.deliverBy')}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((one) => (
            <tr key={one.id} className={classes.row}>
              <th scope="row" className={classes.payee}>
                <Link to={paths.order} params={{ orderId: one.id }} className={classes.open}>
                  {one.title}
                </Link>
                <span className={classes.purpose}>{one.number}</span>
              </th>
              <td className={classes.figures}>
                {groupDecimal(one.total)} <span className={classes.currency}>{one.currency}</span>
              </td>
              <td className={orderClasses.state}>
                <OrderStateChip state={one.state} />
              </td>
              <td className={`${classes.quiet} ${orderClasses.party}`}>
                {t(one.side === 'buyer' ? 'orders.buyingFrom' : 'orders.sellingTo', { name: say(one.other.name) })}
              </td>
              <td className={classes.quiet}>
                <span className={orderClasses.dayLabel}>{t('orders.deliverBy')} </span>
                <time dateTime={one.deliverBy}>{formatDay(one.deliverBy, language)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function without(search: OrdersSearch, key: keyof OrdersSearch): OrdersSearch {
  const { [key]: _left, ...rest } = search;
  return rest;
}
