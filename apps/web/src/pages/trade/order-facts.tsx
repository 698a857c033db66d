import type { TradeOrder } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatDay } from '../../ui/format-date.ts';
import { formatMoney, formatPrice, groupDecimal } from '../../ui/format-number.ts';
import classes from './order-page.module.css';

/** What was agreed: the lines with what they cost, the days, and what was said. */
export function OrderFacts({ order }: { order: TradeOrder }) {
  const { t, language } = useReader();
  const money = (amount: string): string => formatMoney(amount, order.currency);
  const decimals = order.total.split('.')[1]?.length ?? 0;
  const facts: [string, string | null][] = [
    [t('order.net'), money(order.net)],
    [t('order.tax'), money(order.tax)],
    [t('order.total'), money(order.total)],
    [t('orders.deliverBy'), formatDay(order.deliverBy, language)],
    [t('order.money'), order.escrowAgreed ? t('order.releaseAfterDays', { count: order.releaseAfterDays }) : null],
    [t('order.money'), order.escrowAgreed ? null : t('order.noEscrow')],
    [t('order.reference'), order.buyerReference],
    [t('order.payeeAccount'), order.payeeAccount],
    [t('order.note'), order.note],
  ];
  return (
    <Card className={classes.card} aria-labelledby="facts">
      <h2 id="facts">{t('order.lines')}</h2>
      <ul className={classes.lines}>
        {order.lines.map((line, place) => (
          <li key={`${place} ${line.name}`}>
            <span>
              {line.name}
              <span className={classes.quiet}>
                {' '}
                {groupDecimal(line.quantity)} {line.unit} × {formatPrice(line.unitPrice, decimals)}
                {' · '}
                {t('order.taxOf', { percent: line.taxPercent })}
              </span>
            </span>
            <span className={classes.figure}>{money(line.net)}</span>
          </li>
        ))}
      </ul>
      <dl className={classes.facts}>
        {facts.flatMap(([name, value], place) =>
          value === null
            ? []
            : [
                <div key={place}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>,
              ],
        )}
      </dl>
    </Card>
  );
}
