import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { connectionsQuery } from '../../api/bank-queries.ts';
import { jobsQuery } from '../../api/job-queries.ts';
import type { Connection } from '../../api/types.ts';
import { BankMark } from '../../components/bank-mark.tsx';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { ConnectionFigures } from './connection-figures.tsx';
import { ConnectionState } from './connection-state.tsx';
import classes from './operator.module.css';

/** Every bank connection at a glance: does its information arrive, and how late. */
export function ConnectionsPage() {
  const { t } = useReader();
  const connections = useQuery(connectionsQuery);
  return (
    <Page dense>
      <PageHead title={t('operator.title')} lead={t('operator.lead')} />
      <FailedWork />
      {connections.isPending && <RowSkeletons count={5} />}
      {connections.isError && <ProblemNote error={connections.error} onRetry={() => void connections.refetch()} />}
      {connections.data?.items.length === 0 && (
        <EmptyState title={t('operator.emptyTitle')}>{t('operator.empty')}</EmptyState>
      )}
      <ul className={classes.connections}>
        {connections.data?.items.map((connection) => (
          <ConnectionCard key={connection.bank.slug} connection={connection} />
        ))}
      </ul>
    </Page>
  );
}

/** What failed for good in the background is said where an operator looks first. */
function FailedWork() {
  const { t } = useReader();
  const jobs = useQuery(jobsQuery);
  const count = jobs.data?.items.reduce((sum, { deadLetters }) => sum + deadLetters, 0) ?? 0;
  if (count === 0) return null;
  return (
    <p className={classes.note}>
      {t('jobs.onConnections', { count })} <Link to={paths.jobs}>{t('jobs.look')}</Link>
    </p>
  );
}

function ConnectionCard({ connection }: { connection: Connection }) {
  const { say } = useReader();
  const { bank } = connection;
  return (
    <Card as="li" className={classes.connection}>
      <header className={classes.head}>
        <BankMark mark={bank.mark} color={bank.color} size="large" />
        <div className={classes.names}>
          <h2>
            <Link to={paths.connection} params={{ bank: bank.slug }}>
              {say(bank.name)}
            </Link>
          </h2>
          <p className={classes.quiet}>{connection.issuer}</p>
        </div>
        <ConnectionState connection={connection} />
      </header>
      <ConnectionFigures connection={connection} />
    </Card>
  );
}
