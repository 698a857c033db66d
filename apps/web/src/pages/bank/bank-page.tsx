import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { approvalCountQuery } from '../../api/approval-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import type { Session } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { placesOf } from '../../components/shell/areas.ts';
import { useReader } from '../../locales/use-reader.ts';
import classes from '../more-page.module.css';

/** On a phone, everything at the bank that the mandate opens. */
export function BankPage() {
  const { t } = useReader();
  const { data: session } = useQuery(sessionQuery);
  return (
    <Page>
      <PageHead title={t('shell.bank')} />
      {session !== null && session !== undefined && <Places session={session} />}
    </Page>
  );
}

function Places({ session }: { session: Session }) {
  const { t } = useReader();
  const signs = session.can.includes('approvals:read');
  const { data } = useQuery({ ...approvalCountQuery, enabled: signs });
  const waiting = data?.waiting ?? 0;
  const places = placesOf('bank', session);
  if (places.length === 0) return <EmptyState title={t('accounts.noneTitle')}>{t('accounts.none')}</EmptyState>;
  return (
    <Card as="div" className={classes.links}>
      {places.map(({ key, to }) => (
        <Link key={key} to={to} className={classes.link}>
          <span>
            {key === 'approvals' && waiting > 0 ? t('shell.approvalsCount', { count: waiting }) : t(`shell.${key}`)}
          </span>
          <IconChevronRight size={18} stroke={1.75} aria-hidden />
        </Link>
      ))}
    </Card>
  );
}
