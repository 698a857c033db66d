import type { Evidence } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import classes from './evidence-panel.module.css';

/** The signed record and the bank's key as a file: enough to check the signature anywhere, years later, without us. */
export function EvidenceDownload({ evidence }: { evidence: Evidence }) {
  const { t } = useReader();
  const { source, keyId, algorithm, signedAt, recordId, sequence, jws, publicKey } = evidence;
  const content = { bank: source.name, keyId, algorithm, publicKey, signedAt, recordId, sequence, jws };
  const save = (): void => {
    const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `evidence-${recordId}-${sequence}.json`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <button type="button" className={classes.linkButton} onClick={save}>
      {t('evidence.download')}
    </button>
  );
}
