import type { OperatorCase } from '../../../api/types.ts';
import { useReader } from '../../../locales/use-reader.ts';
import { formatInstant } from '../../../ui/format-date.ts';
import { CaseStanding } from './case-standing.tsx';
import classes from './cases.module.css';

/** How a case was decided, and what the enterprise read. */
export function Decided({ decision }: { decision: NonNullable<OperatorCase['decision']> }) {
  const { t, language } = useReader();
  return (
    <>
      <header className={classes.sideHead}>
        <h2 id="decision">{t('cases.decision')}</h2>
        <CaseStanding one={{ decision }} />
      </header>
      <div className={classes.sideBody}>
        <p className={classes.quiet}>{t('cases.decidedOn', { date: formatInstant(decision.decidedAt, language) })}</p>
        {decision.reason !== null && <blockquote className={classes.letterShown}>{decision.reason}</blockquote>}
      </div>
    </>
  );
}
