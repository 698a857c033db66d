import { useState } from 'react';
import type { Registration } from '../../api/types.ts';
import { ComparisonSummary } from '../../components/comparison/comparison-summary.tsx';
import { ComparisonTable } from '../../components/comparison/comparison-table.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import classes from './registration.module.css';

/** What was submitted beside what banks and registries say. */
export function Compared({ comparison }: { comparison: NonNullable<Registration['comparison']> }) {
  const { t, language } = useReader();
  const [differencesOnly, setDifferencesOnly] = useState(false);
  return (
    <section className={classes.compared} aria-labelledby="compared">
      <header>
        <h2 id="compared" tabIndex={-1}>
          {t('registration.comparison.title')}
        </h2>
        <p className={classes.quiet}>
          {t('registration.comparison.checked', { date: formatInstant(comparison.checkedAt, language) })}
        </p>
      </header>
      <ComparisonSummary
        fields={comparison.fields}
        differencesOnly={differencesOnly}
        onDifferencesOnly={setDifferencesOnly}
      />
      <ComparisonTable
        fields={comparison.fields}
        stated={t('registration.comparison.stated')}
        differencesOnly={differencesOnly}
      />
    </section>
  );
}
