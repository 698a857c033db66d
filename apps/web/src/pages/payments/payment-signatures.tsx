import { Link } from '@tanstack/react-router';
import type { Approval, Payment } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatInstant } from '../../ui/format-date.ts';
import classes from './payment-page.module.css';

/** What the permission table demands, and who has signed so far. */
export function PaymentSignatures({ payment, approval }: { payment: Payment; approval: Approval | null }) {
  const { t, say, language } = useReader();
  const given = approval?.signatures.filter(({ voidAt }) => voidAt === null) ?? [];
  return (
    <Card className={classes.card} aria-labelledby="decision">
      <h2 id="decision">{t('payment.decision')}</h2>
      <p>{say(payment.decision.text)}</p>
      {given.length > 0 && (
        <>
          <h3>{t('payment.signatures')}</h3>
          <ul className={classes.people}>
            {given.map((one) => (
              <li key={one.signedAt}>
                <p className={classes.stepName}>{say(one.name)}</p>
                <p className={classes.quiet}>
                  {t('payment.signedAs', {
                    role: say(one.role.name),
                    department: one.department === null ? '' : say(one.department.name),
                  })}
                </p>
                <p className={classes.quiet}>
                  <time dateTime={one.signedAt}>{formatInstant(one.signedAt, language)}</time>
                  {' · '}
                  {t(`payment.method.${one.method}`)}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {approval !== null && (
        <p>
          <Link to={paths.approval} params={{ approvalId: approval.id }}>
            {t('payment.toApproval')}
          </Link>
        </p>
      )}
    </Card>
  );
}
