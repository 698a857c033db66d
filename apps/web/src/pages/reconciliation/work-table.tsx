import { useReader } from '../../locales/use-reader.ts';
import type { ReconciliationEntry } from '../../api/types.ts';
import { confirmation } from './use-deeds.ts';
import { WorkRow } from './work-row.tsx';
import classes from './reconciliation.module.css';

type WorkTableProps = {
  entries: readonly ReconciliationEntry[];
  currency: string;
  may: boolean;
  /** Which row is looked at. */
  at: number;
  chosen: ReadonlySet<string>;
  onLook: (at: number) => void;
  onChoose: (chosen: ReadonlySet<string>) => void;
  onConfirm: (entry: ReconciliationEntry) => void;
  onFind: (entry: ReconciliationEntry) => void;
};

/** Rows where there is room; on a phone each line is a card of its own. */
export function WorkTable(props: WorkTableProps) {
  const { entries, currency, may, at, chosen, onLook, onChoose, onConfirm, onFind } = props;
  const { t } = useReader();
  const choosable = entries.filter((entry) => confirmation(entry) !== null);
  const all = choosable.length > 0 && choosable.every(({ id }) => chosen.has(id));
  return (
    <div className={classes.sheet}>
      <table className={classes.table}>
        <caption className={classes.caption}>{t('reconciliation.tabs.open')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                aria-label={t('reconciliation.selectAll')}
                checked={all}
                disabled={!may || choosable.length === 0}
                onChange={() => onChoose(new Set(all ? [] : choosable.map(({ id }) => id)))}
              />
            </th>
            <th scope="col">{t('reconciliation.date')}</th>
            <th scope="col">{t('reconciliation.party')}</th>
            <th scope="col">{t('reconciliation.remittance')}</th>
            <th scope="col" className={classes.number}>
              {t('reconciliation.amount', { currency })}
            </th>
            <th scope="col" className={classes.ours}>
              {t('reconciliation.record')}
            </th>
            <th scope="col" className={classes.number}>
              {t('reconciliation.difference')}
            </th>
            <th scope="col">{t('reconciliation.confidence')}</th>
            <th scope="col">{t('reconciliation.reason')}</th>
            <th scope="col">
              <span className={classes.caption}>{t('reconciliation.action')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, place) => (
            <WorkRow
              key={entry.id}
              entry={entry}
              place={place}
              here={place === at}
              may={may}
              chosen={chosen.has(entry.id)}
              onLook={() => onLook(place)}
              onChoose={(on) => {
                const next = new Set(chosen);
                if (on) next.add(entry.id);
                else next.delete(entry.id);
                onChoose(next);
              }}
              onConfirm={() => onConfirm(entry)}
              onFind={() => onFind(entry)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
