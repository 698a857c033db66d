import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { accountsQuery } from '../../api/account-queries.ts';
import type { BankAccount } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { CardSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { accountName, operationLabel, productLabel } from './account-text.ts';
import { Balance } from './balance.tsx';
import { BankNote } from './bank-note.tsx';
import classes from './accounts.module.css';

/** The accounts that the acting mandate opens; those of another mandate are not here at all. */
export function AccountsPage() {
  const { t } = useReader();
  return (
    <Page>
      <PageHead title={t('accounts.title')} lead={t('accounts.lead')} />
      <Accounts />
    </Page>
  );
}

function Accounts() {
  const { t } = useReader();
  const accounts = useQuery(accountsQuery);
  if (accounts.isPending) return <CardSkeletons />;
  if (accounts.data === undefined) {
    return <ProblemNote error={accounts.error} onRetry={() => void accounts.refetch()} />;
  }
  const { items, reading } = accounts.data;
  if (items.length === 0) {
    return (
      <EmptyState
        title={t('accounts.noneTitle')}
        action={
          <LinkButton variant="default" to={paths.home}>
            {t('notFound.action')}
          </LinkButton>
        }
      >
        {t('accounts.none')}
      </EmptyState>
    );
  }
  return (
    <>
      <BankNote reading={reading} />
      <ul className={classes.list} aria-label={t('accounts.title')}>
        {items.map((account) => (
          <AccountCard key={account.accountNumber} account={account} />
        ))}
      </ul>
    </>
  );
}

function AccountCard({ account }: { account: BankAccount }) {
  const reader = useReader();
  const { t, say } = reader;
  const { accountNumber, bank, can } = account;
  return (
    <Card as="li" className={classes.account}>
      <div className={classes.names}>
        <h2>
          {can.includes('accounts:read') ? (
            <Link to={paths.account} params={{ accountNumber }}>
              {accountName(account, reader)}
            </Link>
          ) : (
            accountName(account, reader)
          )}
        </h2>
        <p className={classes.quiet}>
          {say(bank.name)} · {productLabel(account.product, reader)} ·{' '}
          {t('accounts.ending', { digits: account.lastDigits })}
        </p>
      </div>
      <Balance account={account} />
      <p className={classes.opens}>
        <span className={classes.quiet}>{t('accounts.opens')}</span>{' '}
        {can.map((operation) => operationLabel(operation, reader)).join(t('common.listSeparator'))}
      </p>
    </Card>
  );
}
