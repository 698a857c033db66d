import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { orderQuery } from '../../api/trade-queries.ts';
import type { TradeOrder } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { OrderStep } from '../../forms/order-step.tsx';
import { PaymentAsk } from '../../forms/payment-ask.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatMoney } from '../../ui/format-number.ts';
import { OrderDocuments } from './order-documents.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderHistory } from './order-history.tsx';
import { OrderMoney } from './order-money.tsx';
import { OrderStateChip } from './order-state.tsx';
import classes from './order-page.module.css';

const route = getRouteApi('/member/bank/orders/$orderId');

/** One order as the own side has it: what is up to us, the money, what was agreed, what happened. */
export function OrderPage() {
  const { orderId } = route.useParams();
  const order = useQuery(orderQuery(orderId));
  if (order.isPending) return <PageSkeleton />;
  if (order.isError)
    return (
      <Page>
        <ProblemNote error={order.error} onRetry={() => void order.refetch()} />
      </Page>
    );
  return <Shown order={order.data} />;
}

function Shown({ order }: { order: TradeOrder }) {
  const { t, say } = useReader();
  const words = order.side === 'buyer' ? 'orders.buyingFrom' : 'orders.sellingTo';
  return (
    <Page>
      <nav className={classes.back}>
        <LinkButton to={paths.orders} variant="subtle" size="compact-sm">
          {t('order.back')}
        </LinkButton>
      </nav>
      <PageHead title={order.title}>
        <OrderStateChip state={order.state} />
      </PageHead>
      <p>
        {order.number}
        {' · '}
        <Link to={paths.enterprise} params={{ enterpriseId: order.other.id }}>
          {t(words, { name: say(order.other.name) })}
        </Link>
      </p>
      <p className={classes.amount}>{formatMoney(order.total, order.currency)}</p>
      <div className={classes.columns}>
        <div className={classes.column}>
          <Next order={order} />
          <OrderMoney order={order} />
          <OrderFacts order={order} />
          <OrderDocuments order={order} />
        </div>
        <div className={classes.column}>
          <OrderHistory order={order} />
        </div>
      </div>
    </Page>
  );
}

type StepName = TradeOrder['next'][number]['step'];
const PRIMARY: ReadonlySet<StepName> = new Set(['accept', 'pay_in', 'deliver', 'confirm', 'ask_payment']);
const DIALOGS = [
  'accept',
  'decline',
  'cancel',
  'deliver',
  'confirm',
  'dispute',
  'release_part',
  'refund',
  'reclaim',
  'pay_in',
  'ask_payment',
] as const;
type DialogStep = (typeof DIALOGS)[number];

/** What is up to the own side, each with why it cannot be done where it cannot. */
function Next({ order }: { order: TradeOrder }) {
  const { t } = useReader();
  const [open, setOpen] = useState<DialogStep | null>(null);
  const steps = order.next.flatMap((one) => {
    const step = DIALOGS.find((name) => name === one.step);
    return step === undefined ? [] : [{ ...one, step }];
  });
  const ended = order.endedAt !== null;
  return (
    <Card className={classes.card} aria-labelledby="next">
      <h2 id="next">{t('order.next')}</h2>
      {steps.length === 0 && <p className={classes.quiet}>{t(ended ? 'order.over' : 'order.waiting')}</p>}
      <ul className={classes.deeds}>
        {steps.map(({ step, allowed, why }) => (
          <li key={step}>
            <Button
              {...(PRIMARY.has(step) ? {} : { variant: 'default' })}
              disabled={!allowed}
              aria-describedby={why === null ? undefined : `why-${step}`}
              onClick={() => setOpen(step)}
            >
              {t(`order.steps.${step}`)}
            </Button>
            {why !== null && (
              <p id={`why-${step}`} className={classes.quiet}>
                {t(`order.why.${why}`)}
              </p>
            )}
          </li>
        ))}
      </ul>
      {open === 'ask_payment' && <PaymentAsk order={order} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'ask_payment' && <OrderStep order={order} step={open} onClose={() => setOpen(null)} />}
    </Card>
  );
}
