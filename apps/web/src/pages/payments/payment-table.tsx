import { Link } from '@tanstack/react-router';
import type { PaymentSummary } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { groupDecimal } from '../../ui/format-number.ts';
import { PaymentStateChip } from './payment-state.tsx';
import classes from './payments.module.css';

/** Rows of a table where there is room; on a phone each row is a card of its own. */
export function PaymentTable({ payments }: { payments: readonly PaymentSummary[] }) {
  const { t } = useReader();
  return (
    <div className={classes.sheet}>
      <table className={classes.table}>
        <caption className={classes.caption}>{t('payments.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('payments.payee')}</th>
            <th scope="col" className={classes.figures}>
              {t('payments.amount')}
            </th>
            <th scope="col">{t('payments.state')}</th>
            <th scope="col">{t('payments.from')}</th>
            <th scope="col">{t('payments.preparedBy')}</th>
            <th scope="col">{t('payments.preparedAt')}</th>
          </tr>
        </thead>
        <tbody>
          {payments.map((one) => (
            <PaymentRow key={one.id} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PaymentRow({ one }: { one: PaymentSummary }) {
  const { t, say, language } = useReader();
  const { creditor, debtor } = one;
  return (
    <tr className={classes.row}>
      <th scope="row" className={classes.payee}>
        <Link to={paths.payment} params={{ paymentId: one.id }} className={classes.open}>
          {creditor.name}
        </Link>
        <span className={classes.purpose}>{one.remittance}</span>
      </th>
      <td className={classes.figures}>
        {groupDecimal(one.amount)} <span className={classes.currency}>{one.currency}</span>
      </td>
      <td>
        <PaymentStateChip state={one.state} />
      </td>
      <td className={classes.quiet}>
        {t('payments.accountEnding', { name: say(debtor.name), digits: debtor.lastDigits })}
      </td>
      <td className={classes.quiet}>{say(one.preparedBy.name)}</td>
      <td className={classes.quiet}>
        <time dateTime={one.preparedAt}>{formatInstant(one.preparedAt, language)}</time>
      </td>
    </tr>
  );
}
