import type { ReconciliationMonth } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import { RECONCILIATION_TABS, type ReconciliationTab } from '../../paths.ts';
import { DoneList } from './done-list.tsx';
import { OursList } from './ours-list.tsx';
import { WorkList } from './work-list.tsx';
import classes from './reconciliation.module.css';

type MonthTabsProps = { month: ReconciliationMonth; tab: ReconciliationTab; onTab: (tab: ReconciliationTab) => void };

/** What is left to do, what is done, and what is in no statement. */
export function MonthTabs({ month, tab, onTab }: MonthTabsProps) {
  const { t } = useReader();
  return (
    <section className={classes.work}>
      <nav className={classes.tabs} aria-label={t('reconciliation.tabsLabel')}>
        {RECONCILIATION_TABS.filter((one) => one !== 'superseded' || one === tab || month.superseded > 0).map((one) => (
          <button
            key={one}
            type="button"
            className={classes.tab}
            aria-current={one === tab ? 'page' : undefined}
            onClick={() => onTab(one)}
          >
            {t(`reconciliation.tabs.${one}`)} {month[one]}
          </button>
        ))}
      </nav>
      {tab === 'open' && <WorkList key={`${month.accountNumber} ${month.month}`} month={month} />}
      {(tab === 'matched' || tab === 'dismissed' || tab === 'superseded') && <DoneList month={month} state={tab} />}
      {tab === 'ours' && <OursList month={month} />}
    </section>
  );
}
