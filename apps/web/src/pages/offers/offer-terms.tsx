import type { ReactNode } from 'react';
import type { Offer } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatDay } from '../../ui/format-date.ts';
import { formatMoney } from '../../ui/format-number.ts';
import { earlyText, payoutText, percentText, securityText } from './offer-text.ts';
import classes from './offers.module.css';

/** The terms, line by line; what the kind of offer does not have is left out. */
export function OfferTerms({ offer }: { offer: Offer }) {
  const reader = useReader();
  const { t, say, language } = reader;
  const { terms, kind } = offer;
  const borrowed = kind === 'loan' || kind === 'trade';
  const money = (amount: string): string => formatMoney(amount, terms.currency);
  const term =
    terms.termMonthsFrom === terms.termMonthsTo
      ? t('offers.detail.months', { count: terms.termMonthsTo })
      : t('offers.detail.termFromTo', { from: terms.termMonthsFrom, to: terms.termMonthsTo });
  return (
    <Card className={classes.part} aria-labelledby="offer-terms">
      <h2 id="offer-terms">{t('offers.detail.terms')}</h2>
      <dl className={classes.terms}>
        {terms.annualRatePercent !== null && (
          <Term label={t('offers.detail.rate')} strong>
            {percentText(terms.annualRatePercent)}
          </Term>
        )}
        {terms.feePercent !== null && (
          <Term label={t('offers.detail.fee')} strong={terms.annualRatePercent === null}>
            {percentText(terms.feePercent)}
          </Term>
        )}
        {!/^0(\.0+)?$/.test(terms.amountTo) && (
          <Term label={t('offers.detail.amount')}>
            {t('offers.detail.amounts', { from: money(terms.amountFrom), to: money(terms.amountTo) })}
          </Term>
        )}
        <Term label={t('offers.detail.term')}>{term}</Term>
        {terms.payoutDays !== null && (
          <Term label={t('offers.detail.payout')}>{payoutText(terms.payoutDays, reader)}</Term>
        )}
        {(borrowed || terms.security !== null) && (
          <Term label={t('offers.detail.security')}>{securityText(terms.security, reader)}</Term>
        )}
        {borrowed && <Term label={t('offers.detail.early')}>{earlyText(terms.earlyRepaymentPercent, reader)}</Term>}
        <Term label={t('offers.detail.valid')}>
          {t('offers.detail.validFromTo', {
            from: formatDay(offer.validFrom, language),
            to: formatDay(offer.validUntil, language),
          })}
        </Term>
      </dl>
      {terms.notes.length > 0 && (
        <ul className={classes.lines}>
          {terms.notes.map((note) => (
            <li key={note.en}>{say(note)}</li>
          ))}
        </ul>
      )}
      <p className={classes.quiet}>
        {t('offers.detail.version', {
          version: offer.version,
          day: formatDay(offer.publishedAt, language),
          source: t(`offers.sources.${offer.source}`),
        })}
      </p>
    </Card>
  );
}

function Term({ label, strong = false, children }: { label: string; strong?: boolean; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-strong={strong}>{children}</dd>
    </div>
  );
}
