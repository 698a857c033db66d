import { useQuery } from '@tanstack/react-query';
import { deliveriesQuery } from '../../api/job-queries.ts';
import { Card } from '../../components/card.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import { formatCount } from '../../ui/format-number.ts';
import classes from './operator.module.css';

/** The e-mails of the network: what waits and since when, so that a mail server that is down is seen. */
export function MailFigures() {
  const { t, language } = useReader();
  const deliveries = useQuery(deliveriesQuery);
  const report = deliveries.data;
  return (
    <section className={classes.section} aria-labelledby="mail">
      <h2 id="mail">{t('jobs.mail')}</h2>
      {deliveries.isPending && <RowSkeletons count={1} />}
      {deliveries.isError && <ProblemNote error={deliveries.error} onRetry={() => void deliveries.refetch()} />}
      {report?.available === false && <p className={classes.quiet}>{t('jobs.mailOff')}</p>}
      {report?.available === true && (
        <Card as="div" className={classes.connection}>
          <dl className={classes.figures}>
            <div>
              <dt>{t('jobs.mailWaiting')}</dt>
              <dd>{formatCount(report.waiting, language)}</dd>
            </div>
            <div>
              <dt>{t('jobs.oldest')}</dt>
              <dd>{report.oldestWaitingAt === null ? '–' : formatInstant(report.oldestWaitingAt, language)}</dd>
            </div>
            <div>
              <dt>{t('jobs.mailLater')}</dt>
              <dd>{formatCount(report.later, language)}</dd>
            </div>
            <div>
              <dt>{t('jobs.mailSent')}</dt>
              <dd>{formatCount(report.sentToday, language)}</dd>
            </div>
            <div>
              <dt>{t('jobs.mailFailed')}</dt>
              <dd>{formatCount(report.failed, language)}</dd>
            </div>
          </dl>
          {report.lastError !== null && (
            <p className={classes.error}>
              <strong>{t('operator.lastError')}</strong> {formatInstant(report.lastError.at, language)} ·{' '}
              {report.lastError.text}
            </p>
          )}
        </Card>
      )}
    </section>
  );
}
