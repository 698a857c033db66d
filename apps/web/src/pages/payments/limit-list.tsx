import type { PaymentLimit } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import type { Reader } from '../../locales/use-reader.ts';
import { formatMoney } from '../../ui/format-number.ts';
import classes from './payment-form.module.css';

/** Each limit with what is left of it. */
export function LimitList({ limits, currency }: { limits: readonly PaymentLimit[]; currency: string }) {
  const reader = useReader();
  const { t } = reader;
  return (
    <dl className={classes.limits}>
      {limits.map((limit) => {
        const period = t(`paymentForm.period.${limit.period}`);
        return (
          <div key={`${limit.period} ${limit.of} ${limit.perCounterparty}`}>
            <dt>{limit.perCounterparty ? t('paymentForm.perPayee', { period }) : period}</dt>
            <dd>{leftText(limit, currency, reader)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function leftText({ period, of, limit, left }: PaymentLimit, currency: string, { t }: Reader): string {
  if (of === 'count') return t('paymentForm.limitCount', { left, limit });
  const full = formatMoney(limit, currency);
  return period === 'payment'
    ? t('paymentForm.limitSingle', { limit: full })
    : t('paymentForm.limitAmount', { left: formatMoney(left, currency), limit: full });
}
