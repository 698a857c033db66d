import type { ReactNode } from 'react';
import type { ReconciliationMonth } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import { groupDecimal } from '../../ui/format-number.ts';
import { SignedAmount } from './signed-amount.tsx';
import classes from './reconciliation.module.css';

/** Balances, in, out, and how much is dealt with. */
export function MonthFigures({ month }: { month: ReconciliationMonth }) {
  const { t } = useReader();
  const { opening, closing, credits, debits, agrees, open, matched, dismissed, late } = month;
  const total = open + matched + dismissed;
  const share = total === 0 ? 0 : Math.floor(((matched + dismissed) * 100) / total);
  const said = agrees === null ? 'unknown' : agrees ? 'agrees' : 'differs';
  return (
    <>
      <dl className={classes.figures}>
        <Figure
          label={t('reconciliation.opening')}
          hint={t(opening === null ? 'reconciliation.unknown' : 'reconciliation.carried')}
        >
          {opening === null ? '–' : groupDecimal(opening)}
        </Figure>
        <Figure label={t('reconciliation.credits')} hint={t('reconciliation.lines', { count: credits.count })}>
          <SignedAmount amount={credits.amount} direction="credit" />
        </Figure>
        <Figure label={t('reconciliation.debits')} hint={t('reconciliation.lines', { count: debits.count })}>
          <SignedAmount amount={debits.amount} direction="debit" />
        </Figure>
        <Figure label={t('reconciliation.closing')} hint={t(`reconciliation.${said}`)} warns={agrees === false}>
          {closing === null ? '–' : groupDecimal(closing)}
        </Figure>
        <Figure label={t('reconciliation.matchedShare')} hint={`${matched + dismissed} / ${total}`}>
          {total === 0 ? '–' : `${share}%`}
          <span className={classes.bar} aria-hidden>
            <span style={{ width: `${share}%` }} />
          </span>
        </Figure>
      </dl>
      {late > 0 && <p className={classes.late}>{t('reconciliation.late', { count: late })}</p>}
    </>
  );
}

type FigureProps = { label: string; hint: string; warns?: boolean; children: ReactNode };

function Figure({ label, hint, warns = false, children }: FigureProps) {
  return (
    <div className={classes.figure}>
      <dt>{label}</dt>
      <dd className={classes.value}>{children}</dd>
      <dd className={classes.hint} data-warns={warns}>
        {hint}
      </dd>
    </div>
  );
}
