import type { ReactNode } from 'react';
import type { BankConsent, ConsentStatus } from '../../api/types.ts';
import { BankMark } from '../../components/bank-mark.tsx';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { ConsentGive } from '../../forms/consent-give.tsx';
import { ConsentWithdraw } from '../../forms/consent-withdraw.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatDay } from '../../ui/format-date.ts';
import classes from './own-enterprise-page.module.css';

const CHIP: Record<ConsentStatus, 'accent' | 'warning' | 'plain'> = {
  AUTH: 'accent',
  AWAU: 'warning',
  RJCT: 'plain',
  EXPD: 'plain',
  CANC: 'plain',
};

/** One consent: at which bank, in which state, what it brings, until when, and what may be done about it. */
export function ConsentCard({ consent }: { consent: BankConsent }) {
  const { t, say, find, language } = useReader();
  const { bank, status, expiresAt, permissions, can } = consent;
  const brings = permissions.map((permission) => find(`codes.permissions.${permission}`) ?? permission);
  return (
    <Card as="div" className={classes.consent} data-status={status}>
      <div className={classes.consentHead}>
        <BankMark mark={bank.mark} color={bank.color} size="large" />
        <h3>{say(bank.name)}</h3>
        <Chip kind={CHIP[status]}>{t(`mine.status.${status}`)}</Chip>
      </div>
      <dl className={classes.details}>
        <Detail label={t('mine.brings')}>{brings.join(t('common.listSeparator'))}</Detail>
        <Detail label={t('mine.facts')}>{t('mine.factsBrought', { count: consent.factCount })}</Detail>
        <Detail label={t('mine.until')}>{expiresAt === null ? t('mine.noEnd') : formatDay(expiresAt, language)}</Detail>
        <Detail label={t('mine.changedOn')}>{formatDay(consent.statusUpdatedAt, language)}</Detail>
      </dl>
      {consent.renewed && status === 'AUTH' && <p className={classes.lead}>{t('mine.renewed')}</p>}
      {can.length > 0 && (
        <div className={classes.buttons}>
          {can.includes('authorize') && <ConsentGive bank={bank} label={t('mine.continueAtBank')} />}
          {can.includes('renew') && <ConsentGive bank={bank} renews={consent} label={t('home.renew')} />}
          {can.includes('withdraw') && <ConsentWithdraw consent={consent} />}
        </div>
      )}
    </Card>
  );
}

function Detail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="figures">{children}</dd>
    </div>
  );
}
