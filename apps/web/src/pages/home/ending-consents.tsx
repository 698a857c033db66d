import { IconCalendarEvent } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { consentsQuery } from '../../api/bank-queries.ts';
import type { BankConsent } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { ConsentGive } from '../../forms/consent-give.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { daysFromToday } from '../../ui/format-date.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './rail.module.css';

const SOON_DAYS = 30;

/** Consents that end within thirty days or have ended by their date, told in time and renewed in one click. */
export function EndingConsents() {
  const { data } = useQuery(consentsQuery);
  const now = useNow();
  const consents = data?.items ?? [];
  const ending = consents.flatMap((consent) => {
    const days = consent.expiresAt === null ? null : daysFromToday(consent.expiresAt, now);
    const soon = consent.status === 'AUTH' && days !== null && days >= 0 && days <= SOON_DAYS;
    return !consent.renewed && (soon || isLastOfItsBank(consent, consents)) ? [{ consent, days }] : [];
  });
  return ending.map(({ consent, days }) => <EndingConsent key={consent.id} consent={consent} days={days ?? 0} />);
}

/** Ended by its date, with nothing in force after it: what the bank attested stands there and grows old. */
function isLastOfItsBank(consent: BankConsent, all: readonly BankConsent[]): boolean {
  const ofBank = all.filter(({ bank, status }) => bank.slug === consent.bank.slug && status !== 'AWAU');
  // The list is newest first.
  return consent.status === 'EXPD' && consent.factCount > 0 && ofBank[0] === consent;
}

function EndingConsent({ consent, days }: { consent: BankConsent; days: number }) {
  const { t, say } = useReader();
  const bank = say(consent.bank.name);
  const ended = consent.status === 'EXPD';
  const when = days === 0 ? t('home.consentEndsToday', { bank }) : t('home.consentEnds', { bank, count: days });
  return (
    <Card className={classes.ending}>
      <IconCalendarEvent size={18} stroke={1.75} aria-hidden />
      <div>
        <h2>{ended ? t('home.consentEnded', { bank }) : when}</h2>
        <p>{t(ended ? 'home.consentEndedWhat' : 'home.consentEndsWhat', { count: consent.factCount })}</p>
        {consent.can.includes('renew') && (
          <ConsentGive bank={consent.bank} renews={consent} label={t('home.renew')} variant="default" />
        )}
      </div>
    </Card>
  );
}
