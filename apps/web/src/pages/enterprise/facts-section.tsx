import { IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { factsQuery } from '../../api/enterprise-queries.ts';
import type { EnterpriseView } from '../../api/types.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FactGroupCard } from '../../components/fact-group-card.tsx';
import { CATEGORIES, groupFacts } from '../../components/fact-groups.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatDay, localDay } from '../../ui/format-date.ts';
import { useNow } from '../../ui/use-now.ts';
import { LockedCategory } from './locked-category.tsx';
import classes from './facts-section.module.css';

type FactsSectionProps = {
  enterprise: EnterpriseView;
  on: string | undefined;
  selected: string | undefined;
  onDay: (day: string | undefined) => void;
  onShowFact: (key: string) => void;
};

/** Everything that is attested, by category, as it stands today or as it was shown on a day of the past. */
export function FactsSection({ enterprise, on, selected, onDay, onShowFact }: FactsSectionProps) {
  const { t, language } = useReader();
  const facts = useQuery(factsQuery(enterprise.id, on));
  // Many rows are drawn in small steps, so that the page answers meanwhile.
  const shown = useDeferredValue(facts.data, undefined);
  return (
    <section className={classes.section} aria-labelledby="facts">
      <header className={classes.head}>
        <h2 id="facts">{t('enterprise.factsTitle')}</h2>
        <DayChoice on={on} onDay={onDay} />
      </header>
      {on !== undefined && (
        <p className={classes.note}>{t('enterprise.asOfNote', { date: formatDay(on, language) })}</p>
      )}
      {shown?.recorded === true && (
        <p className={classes.told}>
          <IconEye size={16} stroke={1.75} aria-hidden />
          {t('enterprise.lookTold')}
        </p>
      )}
      {shown === undefined && !facts.isError && <RowSkeletons count={5} />}
      {facts.isError && <ProblemNote error={facts.error} onRetry={() => void facts.refetch()} />}
      {shown?.items.length === 0 && (
        <EmptyState title={t('enterprise.noFactsTitle')}>
          {on === undefined ? t('enterprise.noFacts') : t('enterprise.noFactsOnDay')}
        </EmptyState>
      )}
      {groupFacts(shown?.items ?? []).map((group) => (
        <FactGroupCard key={group.category} group={group} selected={selected} onShowFact={onShowFact} />
      ))}
      {lockedCategories(shown?.hiddenCategories ?? []).map((category) => (
        <LockedCategory key={category} category={category} enterprise={enterprise} />
      ))}
    </section>
  );
}

/** Nothing is attested of accounts yet, so that they are closed tells a reader nothing. */
function lockedCategories(hidden: string[]): string[] {
  return CATEGORIES.filter((category) => category !== 'accounts' && hidden.includes(category));
}

function DayChoice({ on, onDay }: Pick<FactsSectionProps, 'on' | 'onDay'>) {
  const { t } = useReader();
  const today = localDay(useNow().toISOString()) ?? '';
  return (
    <div className={classes.day}>
      <label>
        {t('enterprise.asOfDay')}{' '}
        <input
          type="date"
          className={classes.date}
          max={today}
          value={on ?? today}
          onChange={(event) => {
            const { value } = event.currentTarget;
            // Half-typed dates come as an empty text; a day of the future has not been shown to anyone.
            if (value !== '' && value <= today) onDay(value === today ? undefined : value);
          }}
        />
      </label>
      {on !== undefined && (
        <button type="button" className={classes.back} onClick={() => onDay(undefined)}>
          {t('enterprise.asOfToday')}
        </button>
      )}
    </div>
  );
}
