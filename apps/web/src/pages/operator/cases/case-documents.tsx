import { IconDownload } from '@tabler/icons-react';
import { caseDocumentAddress } from '../../../api/case-queries.ts';
import type { EvidenceDocument, OperatorCase } from '../../../api/types.ts';
import { Card } from '../../../components/card.tsx';
import { Chip } from '../../../components/chip.tsx';
import { useReader } from '../../../locales/use-reader.ts';
import { formatFileSize } from '../../../ui/file-size.ts';
import { formatDay } from '../../../ui/format-date.ts';
import classes from './cases.module.css';

/** The papers of the enterprise, to be saved and opened beside; only while the case is open. */
export function CaseDocuments({ one }: { one: OperatorCase }) {
  const { t } = useReader();
  const isOpen = one.state === 'open';
  return (
    <section className={classes.papers} aria-labelledby="case-documents">
      <h2 id="case-documents">{t('cases.documents')}</h2>
      {!isOpen && <p className={classes.quiet}>{t('cases.documentsClosed')}</p>}
      {isOpen && one.documents.length === 0 && <p className={classes.quiet}>{t('cases.noDocuments')}</p>}
      {isOpen && (
        <ul className={classes.paperList}>
          {one.documents.map((document) => (
            <Paper key={document.id} caseId={one.id} document={document} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Paper({ caseId, document }: { caseId: string; document: EvidenceDocument }) {
  const { t, language } = useReader();
  const { id, kind, fileName, mediaType, sizeBytes, sha256, validUntil, expired } = document;
  const type = mediaType.split('/')[1]?.toUpperCase() ?? '';
  const date = validUntil === null ? '' : formatDay(validUntil, language);
  return (
    <Card as="li" className={classes.paper}>
      <h3>{t(`registration.documents.kind.${kind}`)}</h3>
      <p className={classes.quiet}>
        {fileName}
        <br />
        {type}, {formatFileSize(sizeBytes, language)} ·{' '}
        <span title={t('cases.hashWhole', { hash: sha256 })}>
          {t('cases.hash', { hash: `${sha256.slice(0, 4)}…${sha256.slice(-4)}` })}
        </span>
        <br />
        {t('cases.judged')}
        {validUntil !== null && !expired && ` · ${t('registration.documents.validTo', { date })}`}
      </p>
      {expired && <Chip kind="danger">{t('registration.documents.expired', { date })}</Chip>}
      <a href={caseDocumentAddress(caseId, id)} download={fileName} className={classes.save}>
        <IconDownload size={16} stroke={1.75} aria-hidden />
        {t('cases.save')}
      </a>
    </Card>
  );
}
