import type { TradeOrder } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { formatMoney } from '../../ui/format-number.ts';
import classes from './order-page.module.css';

/** What happened to an order, in order, on both sides: ours by name, theirs by side. */
export function OrderHistory({ order }: { order: TradeOrder }) {
  const { t, say, find, language } = useReader();
  return (
    <Card className={classes.card} aria-labelledby="history">
      <h2 id="history">{t('order.history')}</h2>
      <ol className={classes.history}>
        {order.steps.map(({ step, actor, person, at, amount, note, account, accountBank }, place) => (
          <li key={`${place} ${step}`}>
            <p>
              <strong>{person === null ? t(`order.actors.${actor}`) : say(person)}</strong>{' '}
              {find(`order.deeds.${step}`) ?? step}
              {amount !== null && ` · ${formatMoney(amount, order.currency)}`}
            </p>
            {account !== null && (
              <p className={classes.quiet}>
                {accountBank === null
                  ? t('order.toAccount', { account })
                  : t('order.toAccountAt', { account, bank: accountBank })}
              </p>
            )}
            {note !== null && step !== 'bank_refused' && <p className={classes.quiet}>{note}</p>}
            <p className={classes.quiet}>
              <time dateTime={at}>{formatInstant(at, language)}</time>
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
