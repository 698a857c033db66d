import { useInfiniteQuery } from '@tanstack/react-query';
import { paymentAlarmsQuery } from '../../api/bank-queries.ts';
import type { PaymentAlarm } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import classes from './operator.module.css';

/** What the bank did with payments and escrows and must not do: paid twice, another content, an end taken back, sums that do not fit. */
export function PaymentAlarms({ bank }: { bank: string }) {
  const { t } = useReader();
  const alarms = useInfiniteQuery(paymentAlarmsQuery(bank));
  const items = alarms.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={classes.section} aria-labelledby="payment-alarms">
      <h2 id="payment-alarms">{t('operator.paymentAlarmsTitle')}</h2>
      {items.length > 0 && <p className={classes.quiet}>{t('operator.paymentAlarmsLead')}</p>}
      {alarms.isPending && <RowSkeletons />}
      {alarms.isError && <ProblemNote error={alarms.error} onRetry={() => void alarms.refetch()} />}
      {alarms.isSuccess && items.length === 0 && (
        <EmptyState title={t('operator.noPaymentAlarmsTitle')}>{t('operator.noPaymentAlarms')}</EmptyState>
      )}
      <ul className={classes.kept}>
        {items.map((alarm) => (
          <Alarm key={alarm.id} alarm={alarm} />
        ))}
      </ul>
      <LoadMore query={alarms} />
    </section>
  );
}

function Alarm({ alarm }: { alarm: PaymentAlarm }) {
  const { t, language } = useReader();
  return (
    <Card as="li" className={classes.record}>
      <dl className={classes.figures}>
        <div>
          <dt>{t('operator.customer')}</dt>
          <dd>{alarm.customerId}</dd>
        </div>
        <div>
          <dt>{t('operator.received')}</dt>
          <dd>{formatInstant(alarm.lastAt, language)}</dd>
        </div>
        <div>
          <dt>{t('operator.deliveries')}</dt>
          <dd>{alarm.times}</dd>
        </div>
      </dl>
      <p>
        <strong>{t(`operator.alarmKind.${alarm.kind}`)}</strong> <span className={classes.quiet}>{alarm.detail}</span>
      </p>
      <p className={classes.quiet}>{alarm.instructionId ?? alarm.escrowId}</p>
    </Card>
  );
}
