import { CloseButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { factsQuery } from '../../api/enterprise-queries.ts';
import type { EnterpriseRef, Fact } from '../../api/types.ts';
import { DiffersChip } from '../../components/differs-chip.tsx';
import { FactValueView } from '../../components/fact-value-view.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { SourceBadge } from '../../components/source-badge.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { factLabel } from '../../ui/fact-text.ts';
import { EvidenceBox } from './evidence-box.tsx';
import { FactHistory } from './fact-history.tsx';
import classes from './evidence-panel.module.css';

type EvidencePanelProps = {
  enterprise: Pick<EnterpriseRef, 'id'>;
  factKey: string;
  on: string | undefined;
  onClose: () => void;
};

/** What stands behind one fact: each source's value, the signed record, its verification, and the history. */
export function EvidencePanel({ enterprise, factKey, on, onClose }: EvidencePanelProps) {
  const reader = useReader();
  const { t } = reader;
  const facts = useQuery(factsQuery(enterprise.id, on));
  const found = facts.data?.items.filter((fact) => fact.key === factKey) ?? [];
  useHotkeys([['Escape', onClose]]);
  const title = useRef<HTMLHeadingElement>(null);
  // The panel is what the reader asked for, so the keyboard continues in it; closing gives the focus back.
  useEffect(() => {
    const before = document.activeElement;
    title.current?.focus({ preventScroll: true });
    return () => (before instanceof HTMLElement ? before.focus({ preventScroll: true }) : undefined);
  }, []);
  return (
    <section className={classes.panel} aria-labelledby="evidence">
      <header className={classes.head}>
        <h2 id="evidence" ref={title} tabIndex={-1} data-focus-target>
          {t('evidence.title')}
        </h2>
        <CloseButton size={36} aria-label={t('common.close')} onClick={onClose} />
      </header>
      <div className={classes.body}>
        {facts.isPending && <RowSkeletons count={5} />}
        {facts.isError && <ProblemNote error={facts.error} onRetry={() => void facts.refetch()} />}
        {facts.isSuccess && <h3 className={classes.label}>{factLabel(factKey, reader)}</h3>}
        {facts.isSuccess && found.length === 0 && <p>{t('evidence.gone')}</p>}
        {found.length > 0 && <Sources enterpriseId={enterprise.id} facts={found} />}
        {facts.isSuccess && <FactHistory enterpriseId={enterprise.id} factKey={factKey} />}
      </div>
    </section>
  );
}

/** Several sources: all values stand there, and the record behind the chosen one is shown below. */
function Sources({ enterpriseId, facts }: { enterpriseId: string; facts: Fact[] }) {
  const { t } = useReader();
  const [chosen, setChosen] = useState(0);
  const shown = facts[chosen] ?? facts[0];
  if (shown === undefined) return null;
  return (
    <>
      {facts.some((fact) => fact.differs) && <DiffersChip />}
      <ul className={classes.sources} aria-label={t('evidence.source')}>
        {facts.map((fact, place) => (
          <li key={`${fact.source.kind} ${fact.source.id}`} data-chosen={facts.length > 1 && fact === shown}>
            <div className={classes.value}>
              <FactValueView value={fact.value} factKey={fact.key} />
            </div>
            <SourceBadge attestation={fact} onOpen={facts.length > 1 ? () => setChosen(place) : undefined} />
          </li>
        ))}
      </ul>
      <EvidenceBox key={`${shown.source.id} ${shown.evidenceId}`} enterpriseId={enterpriseId} fact={shown} />
    </>
  );
}
