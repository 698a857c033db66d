import { IconFileText, IconLock } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { accountQuery, accountTrailQuery } from '../../api/account-queries.ts';
import { Problem } from '../../api/problem.ts';
import type { BankAccountDetail } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { CardSkeletons } from '../../components/skeletons.tsx';
import { SwitchOffer } from '../../forms/switch-offer.tsx';
import { problemText } from '../../locales/problem-text.ts';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatDay } from '../../ui/format-date.ts';
import { AuditLines } from '../audit/audit-lines.tsx';
import { AccountLimits } from './account-limits.tsx';
import { accountName, operationLabel, productLabel } from './account-text.ts';
import { Balance } from './balance.tsx';
import { BankNote } from './bank-note.tsx';
import { Transactions } from './transactions.tsx';
import classes from './accounts.module.css';

const route = getRouteApi('/member/bank/accounts/$accountNumber');

/** One account: what is there, what the mandate may do with it, what was booked, and who did what. */
export function AccountPage() {
  const { accountNumber } = route.useParams();
  const { t } = useReader();
  const account = useQuery(accountQuery(accountNumber));
  if (account.data !== undefined) return <Account account={account.data} />;
  return (
    <Page>
      <PageHead title={t('accounts.one')} />
      {account.isPending ? (
        <CardSkeletons count={2} />
      ) : (
        <Closed accountNumber={accountNumber} error={account.error} onRetry={() => void account.refetch()} />
      )}
    </Page>
  );
}

/** An account of another mandate says so, and where to go; what cannot be read now can be tried again. */
type ClosedProps = { accountNumber: string; error: unknown; onRetry: () => void };

function Closed({ accountNumber, error, onRetry }: ClosedProps) {
  const { t, find, language } = useReader();
  if (!(error instanceof Problem) || error.status !== 403) return <ProblemNote error={error} onRetry={onRetry} />;
  const text = problemText(error, find);
  const reason = error.errors.find(({ field }) => field === 'accountNumber');
  return (
    <>
      <EmptyState
        title={text.what}
        icon={<IconLock size={20} stroke={1.75} />}
        action={
          <LinkButton variant="default" to={paths.accounts}>
            {t('accounts.toMine')}
          </LinkButton>
        }
      >
        {(language === 'zh-CN' ? reason?.reasonZh : reason?.reason) ?? text.next}
      </EmptyState>
      <SwitchOffer fits={({ opens }) => opens.some((one) => one.accountNumber === accountNumber)} />
    </>
  );
}

function Account({ account }: { account: BankAccountDetail }) {
  const reader = useReader();
  const { t, say, language } = reader;
  const trail = useInfiniteQuery(accountTrailQuery(account.accountNumber));
  const sees = account.can.includes('statements:read');
  return (
    <Page>
      <PageHead title={accountName(account, reader)}>
        {sees && (
          <LinkButton
            variant="default"
            to={paths.statements}
            params={{ accountNumber: account.accountNumber }}
            leftSection={<IconFileText size={18} stroke={1.75} />}
          >
            {t('accounts.statements')}
          </LinkButton>
        )}
      </PageHead>
      <BankNote reading={account.reading} />
      <div className={classes.sections}>
        <Card className={classes.head} aria-label={t('accounts.one')}>
          <Balance account={account} />
          <dl className={classes.facts}>
            <Fact name={t('accounts.bank')}>{say(account.bank.name)}</Fact>
            <Fact name={t('accounts.product')}>{productLabel(account.product, reader)}</Fact>
            <Fact name={t('accounts.number')}>
              <CopyValue value={account.accountNumber} what={t('accounts.number')} />
            </Fact>
            {account.openedOn !== null && (
              <Fact name={t('accounts.openedOn')}>{formatDay(account.openedOn, language)}</Fact>
            )}
            <Fact name={t('accounts.opens')}>
              {account.can.map((operation) => operationLabel(operation, reader)).join(t('common.listSeparator'))}
            </Fact>
          </dl>
        </Card>
        {account.limits.length > 0 && <AccountLimits limits={account.limits} currency={account.currency} />}
        {sees && <Transactions accountNumber={account.accountNumber} />}
        <section className={classes.section}>
          <h2>{t('accounts.trail')}</h2>
          <AuditLines query={trail} />
        </section>
      </div>
    </Page>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
