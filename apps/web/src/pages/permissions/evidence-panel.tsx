import { IconShieldCheck } from '@tabler/icons-react';
import type { TableSummary, TableVersion } from '../../api/permission-queries.ts';
import { BankMark } from '../../components/bank-mark.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import classes from './panels.module.css';

type EvidencePanelProps = { summary: TableSummary; version: TableVersion; onClose: () => void };

/** By what the network knows that the bank said this: who signed, when, with which key, and when it came. */
export function EvidencePanel({ summary, version, onClose }: EvidencePanelProps) {
  const { t, say, language } = useReader();
  const rows = [
    { label: t('permissions.evidence.bank'), value: say(summary.bank.name) },
    { label: t('permissions.evidence.customer'), value: summary.customerId },
    { label: t('permissions.evidence.signedAt'), value: formatInstant(version.signedAt, language) },
    { label: t('permissions.evidence.receivedAt'), value: formatInstant(version.receivedAt, language) },
    { label: t('permissions.evidence.effectiveFrom'), value: formatInstant(version.effectiveFrom, language) },
  ];
  return (
    <SidePanel title={t('permissions.evidence.title', { version: version.version })} onClose={onClose}>
      <section className={classes.verdict}>
        <h3 className={classes.verdictHead}>
          <IconShieldCheck size={18} stroke={1.75} aria-hidden />
          {t('permissions.evidence.checked')}
        </h3>
        <p>{t('permissions.evidence.checkedWhat')}</p>
      </section>
      <p className={classes.bank}>
        <BankMark mark={summary.bank.mark} color={summary.bank.color} /> {say(summary.bank.name)}
      </p>
      <dl className={classes.rows}>
        {rows.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('permissions.evidence.key')}</dt>
          <dd>
            <CopyValue value={version.evidence.keyId} what={t('permissions.evidence.key')} />
          </dd>
        </div>
        {version.requirementId !== null && (
          <div>
            <dt>{t('permissions.evidence.requirement')}</dt>
            <dd>
              <CopyValue value={version.requirementId} what={t('permissions.evidence.requirement')} />
            </dd>
          </div>
        )}
      </dl>
    </SidePanel>
  );
}
