import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { evidenceQuery } from '../../api/enterprise-queries.ts';
import type { Evidence, Fact } from '../../api/types.ts';
import { AssuranceBars } from '../../components/assurance-bars.tsx';
import { BankMark } from '../../components/bank-mark.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatDay, formatInstant } from '../../ui/format-date.ts';
import { EvidenceDownload } from './evidence-download.tsx';
import { Verification } from './verification.tsx';
import classes from './evidence-panel.module.css';

/** The signed record behind a value, or the plain word that there is none. */
export function EvidenceBox({ enterpriseId, fact }: { enterpriseId: string; fact: Fact }) {
  const { t } = useReader();
  if (fact.evidenceId === null) {
    const text = fact.source.kind === 'enterprise' ? t('evidence.noEvidence') : t('evidence.registryEvidence');
    return <p>{text}</p>;
  }
  return <SignedRecord enterpriseId={enterpriseId} evidenceId={fact.evidenceId} />;
}

function SignedRecord({ enterpriseId, evidenceId }: { enterpriseId: string; evidenceId: string }) {
  const evidence = useQuery(evidenceQuery(enterpriseId, evidenceId));
  if (evidence.isPending) return <RowSkeletons count={4} />;
  if (evidence.isError) return <ProblemNote error={evidence.error} onRetry={() => void evidence.refetch()} />;
  return (
    <>
      <Verification enterpriseId={enterpriseId} evidenceId={evidenceId}>
        <EvidenceRows evidence={evidence.data} />
      </Verification>
      <EvidenceDownload evidence={evidence.data} />
    </>
  );
}

function EvidenceRows({ evidence }: { evidence: Evidence }) {
  const { t, say, language } = useReader();
  const { source } = evidence;
  return (
    <dl className={classes.rows}>
      <Row label={t('evidence.signedBy')}>
        <BankMark mark={source.mark} color={source.color} /> {say(source.name)}
      </Row>
      <Row label={t('evidence.signedAt')}>{formatInstant(evidence.signedAt, language)}</Row>
      <Row label={t('evidence.key')}>
        {evidence.keyId} · {evidence.algorithm}
      </Row>
      <Row label={t('evidence.assurance')}>
        <AssuranceBars assurance={evidence.assurance} spoken={false} /> {t(`facts.assurance.${evidence.assurance}`)}
      </Row>
      <Row label={t('evidence.received')}>{formatInstant(evidence.receivedAt, language)}</Row>
      <Row label={t('evidence.validUntil')}>
        {evidence.validUntil === null ? t('evidence.noEnd') : formatDay(evidence.validUntil, language)}
      </Row>
      <Row label={t('evidence.record')}>
        <CopyValue value={evidence.recordId} what={t('evidence.record')} />
      </Row>
    </dl>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
