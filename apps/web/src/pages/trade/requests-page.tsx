import { Button } from '@mantine/core';
import { IconCreditCardPay } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { requestsQuery } from '../../api/trade-queries.ts';
import type { RequestSide, TradePaymentRequest } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { ListSearch } from '../../components/list-search.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { RequestStep } from '../../forms/request-step.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { formatMoney } from '../../ui/format-number.ts';
import classes from './order-page.module.css';

const route = getRouteApi('/member/bank/requests');

/** Payments that others ask of us, and that we ask of others. */
export function RequestsPage() {
  const { t } = useReader();
  const navigate = useNavigate();
  const { side = 'payer', q = '' } = route.useSearch();
  const show = useCallback(
    (next: { side: RequestSide; q: string }): void =>
      void navigate({
        to: paths.requests,
        search: { side: next.side, ...(next.q === '' ? {} : { q: next.q }) },
        replace: true,
      }),
    [navigate],
  );
  const searchFor = useCallback((words: string) => show({ side, q: words }), [show, side]);
  const requests = useInfiniteQuery(requestsQuery(side, q));
  const items = requests.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page>
      <PageHead title={t('requests.title')} lead={t('requests.lead')} />
      <div className={classes.filters}>
        <ChoiceBar
          label={t('requests.which')}
          value={side}
          choices={(['payer', 'payee'] as const).map((value) => ({ value, label: t(`requests.${value}`) }))}
          onChoose={(next) => show({ side: next, q })}
        />
        <div className={classes.search}>
          <ListSearch q={q} label={t('requests.search')} onSearch={searchFor} />
        </div>
      </div>
      {requests.isPending && <RowSkeletons count={4} />}
      {requests.isError && requests.data === undefined && (
        <ProblemNote error={requests.error} onRetry={() => void requests.refetch()} />
      )}
      {requests.isSuccess && items.length === 0 && (
        <EmptyState
          title={t('requests.emptyTitle')}
          icon={<IconCreditCardPay size={20} stroke={1.75} />}
          action={
            <LinkButton to={paths.orders} variant="default">
              {t('requests.toOrders')}
            </LinkButton>
          }
        >
          {t(side === 'payer' ? 'requests.emptyPayer' : 'requests.emptyPayee')}
        </EmptyState>
      )}
      <ul className={classes.list}>
        {items.map((one) => (
          <Request key={one.id} request={one} />
        ))}
      </ul>
      <LoadMore query={requests} />
    </Page>
  );
}

function Request({ request }: { request: TradePaymentRequest }) {
  const { t, say, language } = useReader();
  const [open, setOpen] = useState<'pay' | 'decline' | 'cancel' | null>(null);
  const { payee, other, state } = request;
  const name = say(other.name);
  return (
    <Card as="li" className={classes.request}>
      <div className={classes.head}>
        <h2>{t(request.side === 'payer' ? 'requests.from' : 'requests.to', { name })}</h2>
        <Chip kind={state === 'paid' ? 'accent' : state === 'asked' ? 'warning' : 'plain'}>
          {t(state === 'asked' && request.side === 'payer' ? 'requests.waitsForUs' : `requests.states.${state}`)}
        </Chip>
      </div>
      <p className={classes.sum}>{formatMoney(request.amount, request.currency)}</p>
      <p>{request.reference}</p>
      {request.note !== null && <p>{request.note}</p>}
      <p className={classes.quiet}>
        {t('requests.payTo', { name: payee.name, number: payee.accountNumber, bank: payee.bank })}
        {state === 'asked' && ` · ${t('requests.until', { when: formatInstant(request.expiresAt, language) })}`}
      </p>
      {request.endNote !== null && <p className={classes.quiet}>{request.endNote}</p>}
      <div className={classes.deeds}>
        {request.can.map((step) => (
          <Button key={step} {...(step === 'pay' ? {} : { variant: 'default' })} onClick={() => setOpen(step)}>
            {t(`requests.${step}`)}
          </Button>
        ))}
        {request.paymentId !== null && (
          <Link to={paths.payment} params={{ paymentId: request.paymentId }}>
            {t('requests.payment')}
          </Link>
        )}
        {request.orderId !== null && (
          <Link to={paths.order} params={{ orderId: request.orderId }}>
            {t('requests.order')}
          </Link>
        )}
      </div>
      {open !== null && <RequestStep request={request} step={open} onClose={() => setOpen(null)} />}
    </Card>
  );
}
