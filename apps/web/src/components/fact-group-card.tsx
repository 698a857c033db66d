import { IconChevronRight } from '@tabler/icons-react';
import type { Fact } from '../api/types.ts';
import { useReader } from '../locales/use-reader.ts';
import { categoryLabel, factLabel, factText } from '../ui/fact-text.ts';
import { BankMark } from './bank-mark.tsx';
import { Card } from './card.tsx';
import { DiffersChip } from './differs-chip.tsx';
import { isLedBy, voicesOf } from './fact-groups.ts';
import type { FactGroup, FactRow } from './fact-groups.ts';
import { FactValueView } from './fact-value-view.tsx';
import { SourceBadge } from './source-badge.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';
import classes from './fact-group-card.module.css';

type FactGroupCardProps = {
  group: FactGroup;
  selected?: string | undefined;
  /** Without it the rows only show. */
  onShowFact?: (key: string) => void;
  /** For narrow places: the value below its name, as on a phone. */
  stacked?: boolean;
};

/** One category: a badge for the group, a row a fact, and on a row only what is different there. */
export function FactGroupCard({ group, selected, onShowFact, stacked = false }: FactGroupCardProps) {
  const reader = useReader();
  return (
    <Card
      className={classes.group}
      data-stated={group.selfStated}
      data-stacked={stacked}
      aria-label={categoryLabel(group.category, reader)}
    >
      <header className={classes.head}>
        <h3>{categoryLabel(group.category, reader)}</h3>
        {group.lead !== null && <SourceBadge attestation={group.lead} />}
      </header>
      <ul>
        {group.rows.map((row) => (
          <li key={row.key}>
            {onShowFact === undefined ? (
              <div className={classes.row}>
                <FactRowContent row={row} lead={group.lead} />
              </div>
            ) : (
              <button
                type="button"
                className={classes.row}
                data-selected={row.key === selected}
                aria-expanded={row.key === selected}
                onClick={() => onShowFact(row.key)}
              >
                <FactRowContent row={row} lead={group.lead} />
                <VisuallyHidden>
                  {reader.t('enterprise.showEvidence', { what: factLabel(row.key, reader) })}
                </VisuallyHidden>
                <IconChevronRight size={18} stroke={1.75} aria-hidden className={classes.chevron} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function FactRowContent({ row, lead }: { row: FactRow; lead: Fact | null }) {
  const reader = useReader();
  const label = factLabel(row.key, reader);
  const differs = row.facts.some((fact) => fact.differs);
  return (
    <>
      <span className={classes.label}>{label}</span>
      <span className={classes.values}>
        {voicesOf(row, (fact) => factText(fact.value, fact.key, reader)).map(({ fact, agreeing }) => (
          <span key={`${fact.source.kind} ${fact.source.id}`} className={classes.value}>
            <FactValueView value={fact.value} factKey={fact.key} />
            {(differs || !isLedBy(fact, lead)) && <SourceBadge attestation={fact} short />}
            <Agreeing facts={agreeing} />
          </span>
        ))}
      </span>
      {differs && <DiffersChip />}
    </>
  );
}

/** The marks of further sources that say the same. */
function Agreeing({ facts }: { facts: Fact[] }) {
  const { t, say } = useReader();
  if (facts.length === 0) return null;
  const names = facts.map(({ source }) => say(source.name)).join(t('common.listSeparator'));
  return (
    <span className={classes.agreeing} title={t('facts.agrees', { names })}>
      {facts.map(({ source }) => (
        <BankMark key={`${source.kind} ${source.id}`} mark={source.mark} color={source.color} />
      ))}
      <VisuallyHidden>{t('facts.agrees', { names })}</VisuallyHidden>
    </span>
  );
}
