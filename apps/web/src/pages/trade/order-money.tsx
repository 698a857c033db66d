import { Link } from '@tanstack/react-router';
import type { TradeOrder } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { formatMoney } from '../../ui/format-number.ts';
import classes from './order-page.module.css';

/** The money of an order: what the bank holds and paid out, or what was asked for and paid. */
export function OrderMoney({ order }: { order: TradeOrder }) {
  const { t } = useReader();
  const { escrowAgreed, escrow, state } = order;
  const awaited = state === 'ordered' || state === 'accepted';
  if (escrowAgreed && escrow === null && !awaited) return null;
  return (
    <Card className={classes.card} aria-labelledby="money">
      <h2 id="money">{t(escrowAgreed ? 'order.money' : 'order.requests')}</h2>
      {escrow !== null && <Escrow order={order} escrow={escrow} />}
      {escrowAgreed && escrow === null && <p>{t('order.escrowLater')}</p>}
      {!escrowAgreed && <Requests order={order} />}
    </Card>
  );
}

function Escrow({ order, escrow }: { order: TradeOrder; escrow: NonNullable<TradeOrder['escrow']> }) {
  const { t, language } = useReader();
  const money = (amount: string): string => formatMoney(amount, order.currency);
  return (
    <>
      <p>{t(`order.escrowStates.${escrow.state}`)}</p>
      {escrow.doubtedAt !== null && (
        <p className={classes.warning} role="status">
          {t('order.doubted')}
        </p>
      )}
      {escrow.state === 'returned' && (
        <p className={classes.warning} role="status">
          {t('order.returned')}
        </p>
      )}
      <dl className={classes.facts}>
        {(['funded', 'released', 'refunded', 'held'] as const).map((key) => (
          <div key={key}>
            <dt>{t(`order.${key}`)}</dt>
            <dd>{money(escrow[key])}</dd>
          </div>
        ))}
        {escrow.releaseAt !== null && (
          <div>
            <dt>{t('order.releaseAt')}</dt>
            <dd>{formatInstant(escrow.releaseAt, language)}</dd>
          </div>
        )}
      </dl>
      <ul className={classes.history}>
        {escrow.asked.map(({ kind, by, amount, state, reason, at }) => (
          <li key={at + kind}>
            {t(`order.asked.${kind}`, { amount: amount === null ? t('order.everything') : money(amount) })}
            <p className={classes.quiet}>
              {state === 'pending' ? t('order.pending') : t('order.refusedByBank', { reason: reason ?? '' })}
              {' · '}
              {t('order.askedBy', { who: t(`order.actors.${by}`), when: formatInstant(at, language) })}
            </p>
          </li>
        ))}
      </ul>
      {escrow.paymentId !== null && (
        <p>
          <Link to={paths.payment} params={{ paymentId: escrow.paymentId }}>
            {t('order.toPayment')}
          </Link>
        </p>
      )}
    </>
  );
}

function Requests({ order }: { order: TradeOrder }) {
  const { t } = useReader();
  const money = (amount: string): string => formatMoney(amount, order.currency);
  return (
    <>
      <p className={classes.quiet}>{t('order.noEscrowWhat')}</p>
      <dl className={classes.facts}>
        <div>
          <dt>{t('order.paid')}</dt>
          <dd>{money(order.paid)}</dd>
        </div>
      </dl>
      <ul className={classes.lines}>
        {order.requests.map((one) => (
          <li key={one.id}>
            <span>
              <Link to={paths.requests} search={{ side: order.side === 'buyer' ? 'payer' : 'payee', q: one.reference }}>
                {one.reference}
              </Link>
              <span className={classes.quiet}> {t(`requests.states.${one.state}`)}</span>
            </span>
            <span className={classes.figure}>{money(one.amount)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
