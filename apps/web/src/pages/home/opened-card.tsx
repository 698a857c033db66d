import { CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { accountsQuery } from '../../api/account-queries.ts';
import { mandatesQuery, sessionQuery } from '../../api/session-queries.ts';
import type { Session } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { MandateOpens } from '../../forms/mandate-opens.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatMoney } from '../../ui/format-number.ts';
import { accountName } from '../bank/account-text.ts';
import classes from './opened-card.module.css';

/** How long after the sign-in it is shown, unless it is closed before. */
const SHOWN_MS = 10 * 60_000;
const MOST_ACCOUNTS = 4;
const CLOSED_KEY = 'guildhall.opened-closed';

/** What the mandate opens, right after the sign-in: the accounts with their balances, and the operations. */
export function OpenedCard() {
  const { data: session } = useQuery(sessionQuery);
  const [closedFor, setClosedFor] = useState(() => sessionStorage.getItem(CLOSED_KEY));
  const [openedAt] = useState(() => Date.now());
  if (session === null || session === undefined || closedFor === session.signedInAt) return null;
  if (openedAt - Date.parse(session.signedInAt) > SHOWN_MS) return null;
  const close = (): void => {
    sessionStorage.setItem(CLOSED_KEY, session.signedInAt);
    setClosedFor(session.signedInAt);
  };
  return <Opened session={session} onClose={close} />;
}

function Opened({ session, onClose }: { session: Session; onClose: () => void }) {
  const reader = useReader();
  const { t, say } = reader;
  const mandates = useQuery(mandatesQuery);
  const accounts = useQuery({ ...accountsQuery, enabled: session.can.includes('accounts:read') });
  const current = mandates.data?.items.find((one) => one.current);
  // It comes whole: a card that grows once more pushes down what is being read below it.
  if (current === undefined || current.opensTotal === 0 || accounts.isLoading) return null;
  const { role, department, bank } = session.mandate;
  const shown = accounts.data?.items.slice(0, MOST_ACCOUNTS) ?? [];
  return (
    <Card className={classes.card} as="section" aria-label={t('mandates.openedTitle')}>
      <div className={classes.head}>
        <h2>{t('mandates.openedTitle')}</h2>
        <CloseButton aria-label={t('mandates.close')} onClick={onClose} />
      </div>
      <p className={classes.quiet}>
        {t('mandates.openedLead', { role: say(role.name), department: say(department.name), bank: say(bank.name) })}
      </p>
      <ul className={classes.accounts}>
        {shown.map((account) => (
          <li key={account.accountNumber}>
            <Link to={paths.account} params={{ accountNumber: account.accountNumber }}>
              {accountName(account, reader)} · {account.lastDigits}
            </Link>
            {account.balance !== null && (
              <span className="figures">{formatMoney(account.balance.available, account.currency)}</span>
            )}
          </li>
        ))}
      </ul>
      <MandateOpens mandate={current} />
    </Card>
  );
}
