import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sessionQuery } from '../../api/session-queries.ts';
import type { Payment, PaymentStep } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatInstant } from '../../ui/format-date.ts';
import classes from './payment-page.module.css';

/** What happened to it, in order: who, as what, when. */
export function PaymentHistory({ payment }: { payment: Payment }) {
  const { t } = useReader();
  const { data: session } = useQuery(sessionQuery);
  const seesAccount = session?.can.includes('accounts:read') ?? false;
  return (
    <Card className={classes.card} aria-labelledby="history">
      <h2 id="history">{t('payment.history')}</h2>
      <ol className={classes.people}>
        {payment.history.map((step) => (
          <Happened key={`${step.at} ${step.step}`} step={step} />
        ))}
      </ol>
      {seesAccount && (
        <p>
          <Link to={paths.account} params={{ accountNumber: payment.debtor.accountNumber }}>
            {t('payment.accountTrail')}
          </Link>
        </p>
      )}
    </Card>
  );
}

function Happened({ step }: { step: PaymentStep }) {
  const { t, say, find, language } = useReader();
  const { by } = step;
  const deed = t(`payment.deeds.${step.step}`);
  const fields = step.changed.map((field) => find(`payment.fields.${field}`) ?? '').filter((name) => name !== '');
  return (
    <li>
      <p>
        {by !== null && <span className={classes.stepName}>{say(by.name)} </span>}
        {deed}
      </p>
      {fields.length > 0 && (
        <p className={classes.quiet}>
          {t('payment.changedFields', { fields: fields.join(t('common.listSeparator')) })}
        </p>
      )}
      {step.note !== null && <p className={classes.quiet}>{step.note}</p>}
      <p className={classes.quiet}>
        {by !== null && by.role !== null && by.department !== null && (
          <>
            {t('payment.signedAs', { role: say(by.role.name), department: say(by.department.name) })}
            {' · '}
          </>
        )}
        <time dateTime={step.at}>{formatInstant(step.at, language)}</time>
      </p>
    </li>
  );
}
