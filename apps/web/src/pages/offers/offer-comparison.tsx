import { CloseButton, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { offerComparisonQuery } from '../../api/offer-queries.ts';
import type { ComparedFor } from '../../api/offer-queries.ts';
import type { OfferComparison, OfferSummary } from '../../api/types.ts';
import { BankMark } from '../../components/bank-mark.tsx';
import { Card } from '../../components/card.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatDay } from '../../ui/format-date.ts';
import { formatMoney } from '../../ui/format-number.ts';
import { readTypedAmount, showTypedAmount } from '../../ui/typed-amount.ts';
import { bestOf, costWeights, earlyWeights, payoutWeights, securityWeights } from './best.ts';
import { earlyText, payoutText, securityText } from './offer-text.ts';
import classes from './offers.module.css';

const FIRST_MONTHS = '6';
const LONGEST_MONTHS = 600;

/** Where a link to the comparison leads. */
export const comparisonId = 'offer-comparison';

type OfferComparisonTableProps = { offers: readonly OfferSummary[]; onClose: () => void };

/** Offers side by side for one amount and term; what is best in a row says so in words. */
export function OfferComparisonTable({ offers, onClose }: OfferComparisonTableProps) {
  const { t } = useReader();
  const currency = offers[0]?.terms.currency ?? 'CNY';
  const [amountTyped, setAmountTyped] = useState('1,000,000.00');
  const [monthsTyped, setMonthsTyped] = useState(FIRST_MONTHS);
  const amount = readTypedAmount(amountTyped, currency);
  const months = /^\d{1,3}$/.test(monthsTyped.trim()) ? Number(monthsTyped) : 0;
  const monthsFit = months >= 1 && months <= LONGEST_MONTHS;
  const asked = amount === null || !monthsFit ? null : { amount, currency, months };
  return (
    <section className={classes.comparison} aria-labelledby={comparisonId}>
      <div className={classes.comparisonHead}>
        <h2 id={comparisonId} tabIndex={-1}>
          {t('offers.comparison.title', { count: offers.length })}
        </h2>
        <TextInput
          size="xs"
          label={t('offers.comparison.amount', { currency })}
          inputMode="decimal"
          value={amountTyped}
          error={amount === null ? t('offers.comparison.amountWrong') : null}
          onChange={({ currentTarget }) => setAmountTyped(currentTarget.value)}
          onBlur={() => setAmountTyped(showTypedAmount(amountTyped, currency))}
        />
        <TextInput
          size="xs"
          label={t('offers.comparison.months')}
          inputMode="numeric"
          value={monthsTyped}
          error={monthsFit ? null : t('offers.comparison.monthsWrong')}
          onChange={({ currentTarget }) => setMonthsTyped(currentTarget.value)}
        />
        <CloseButton className={classes.comparisonClose} aria-label={t('offers.comparison.close')} onClick={onClose} />
      </div>
      {offers.length < 2 && <p className={classes.comparisonNote}>{t('offers.comparison.addMore')}</p>}
      {offers.length > 1 && asked !== null && <Table offers={offers} asked={asked} />}
    </section>
  );
}

function Table({ offers, asked }: { offers: readonly OfferSummary[]; asked: ComparedFor }) {
  const reader = useReader();
  const { t, say, language } = reader;
  const ids = offers.map(({ id }) => id);
  const comparison = useQuery(offerComparisonQuery(ids, asked));
  if (comparison.isError && comparison.data === undefined)
    return <ProblemNote error={comparison.error} onRetry={() => void comparison.refetch()} />;
  const figures = ids.flatMap((id) => comparison.data?.items.filter((item) => item.id === id) ?? []);
  const earning = offers.every(({ kind }) => kind === 'deposit');
  return (
    <>
      <Card as="div" className={classes.scroll} tabIndex={0} role="region" aria-labelledby={comparisonId}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('offers.comparison.what')}</th>
              {offers.map(({ id, bank, title }) => (
                <th key={id} scope="col">
                  <span className={classes.columnHead}>
                    <BankMark mark={bank.mark} color={bank.color} /> {say(title)}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Row
              label={t(earning ? 'offers.comparison.earnings' : 'offers.comparison.cost')}
              best={bestOf(costWeights(figures))}
              cells={offers.map(({ id }) => (
                <CostCell key={id} figure={figures.find((one) => one.id === id)} currency={asked.currency} />
              ))}
            />
            <Row
              label={t('offers.comparison.payout')}
              best={bestOf(payoutWeights(offers))}
              cells={offers.map(({ terms }) => payoutText(terms.payoutDays, reader))}
            />
            <Row
              label={t('offers.comparison.security')}
              best={bestOf(securityWeights(offers))}
              cells={offers.map(({ terms }) => securityText(terms.security, reader))}
            />
            <Row
              label={t('offers.comparison.early')}
              best={bestOf(earlyWeights(offers))}
              cells={offers.map(({ terms }) => earlyText(terms.earlyRepaymentPercent, reader))}
            />
            <Row
              label={t('offers.comparison.published')}
              cells={offers.map(({ source, publishedAt }) =>
                t('offers.comparison.publishedBy', {
                  source: t(`offers.sources.${source}`),
                  day: formatDay(publishedAt, language),
                }),
              )}
            />
            <Row
              label={t('offers.comparison.next')}
              cells={offers.map(({ id, title }) => (
                <LinkButton key={id} to={paths.offer} params={{ offerId: id }} variant="default" size="compact-sm">
                  {t('offers.comparison.open')}
                  <VisuallyHidden> {say(title)}</VisuallyHidden>
                </LinkButton>
              ))}
            />
          </tbody>
        </table>
      </Card>
      <p className={classes.comparisonNote}>{t('offers.comparison.formula')}</p>
    </>
  );
}

function Row({ label, cells, best }: { label: string; cells: readonly ReactNode[]; best?: ReadonlySet<number> }) {
  const { t } = useReader();
  return (
    <tr>
      <th scope="row">{label}</th>
      {cells.map((cell, column) => {
        const isBest = best?.has(column) ?? false;
        return (
          // The columns stay where they are as long as the table does.
          <td key={column} data-best={isBest}>
            {cell}
            {isBest && (
              <span className={classes.best}>
                <IconCheck size={14} stroke={2} aria-hidden /> {t('offers.comparison.best')}
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function CostCell({ figure, currency }: { figure: OfferComparison['items'][number] | undefined; currency: string }) {
  const { t } = useReader();
  if (figure === undefined) return '…';
  if (figure.outside !== null)
    return <span className={classes.quiet}>{t(`offers.comparison.outside.${figure.outside}`)}</span>;
  return <strong>{figure.amount === null ? t('offers.noRate') : formatMoney(figure.amount, currency)}</strong>;
}
