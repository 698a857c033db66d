import type { ComparedField } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import classes from './comparison.module.css';

type ComparisonSummaryProps = {
  fields: ComparedField[];
  differencesOnly: boolean;
  onDifferencesOnly: (only: boolean) => void;
};

/** How many fields agree, differ and stand alone, and a way to see the differing ones only. */
export function ComparisonSummary({ fields, differencesOnly, onDifferencesOnly }: ComparisonSummaryProps) {
  const { t } = useReader();
  const count = (result: ComparedField['result']): number => fields.filter((field) => field.result === result).length;
  const differing = count('differs');
  return (
    <div className={classes.summary}>
      <strong>{t('registration.comparison.compared', { count: fields.length })}</strong>
      <span className={classes.count} data-result="equal">
        {t('registration.comparison.equalCount', { count: count('equal') })}
      </span>
      <span className={classes.count} data-result="differs" hidden={differing === 0}>
        {t('registration.comparison.differsCount', { count: differing })}
      </span>
      <span className={classes.count} data-result="not_attested" hidden={count('not_attested') === 0}>
        {t('registration.comparison.notAttestedCount', { count: count('not_attested') })}
      </span>
      {differing > 0 && (
        <label className={classes.only}>
          <input
            type="checkbox"
            checked={differencesOnly}
            onChange={(event) => onDifferencesOnly(event.currentTarget.checked)}
          />
          {t('registration.comparison.onlyDifferences')}
        </label>
      )}
    </div>
  );
}
