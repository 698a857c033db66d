import { IconCalendarEvent } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { consentsQuery } from '../../api/bank-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import type { BankConsent } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { ConsentGive } from '../../forms/consent-give.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { daysFromToday } from '../../ui/format-date.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './rail.module.css';

const SOON_DAYS = 30;

/** Consents in force that end within thirty days, told in time and renewed in one click. */
export function EndingConsents() {
  const { data } = useQuery(consentsQuery);
  const now = useNow();
  const ending = (data?.items ?? []).flatMap((consent) => {
    const days = consent.expiresAt === null ? null : daysFromToday(consent.expiresAt, now);
    return consent.status === 'AUTH' && days !== null && days >= 0 && days <= SOON_DAYS ? [{ consent, days }] : [];
  });
  return ending.map(({ consent, days }) => <EndingConsent key={consent.id} consent={consent} days={days} />);
}

function EndingConsent({ consent, days }: { consent: BankConsent; days: number }) {
  const { t, say } = useReader();
  const { data: session } = useQuery(sessionQuery);
  const bank = say(consent.bank.name);
  return (
    <Card className={classes.ending}>
      <IconCalendarEvent size={18} stroke={1.75} aria-hidden />
      <div>
        <h2>{days === 0 ? t('home.consentEndsToday', { bank }) : t('home.consentEnds', { bank, count: days })}</h2>
        <p>{t('home.consentEndsWhat', { count: consent.factCount })}</p>
        {session?.can.includes('bank_consents:manage') === true && (
          <ConsentGive bank={consent.bank} label={t('home.renew')} variant="default" />
        )}
      </div>
    </Card>
  );
}
