import { IconDownload, IconFileTypePdf, IconPhoto } from '@tabler/icons-react';
import { documentAddress } from '../../api/registration-queries.ts';
import type { EvidenceDocument } from '../../api/types.ts';
import { Chip } from '../../components/chip.tsx';
import { DocumentRemove } from '../../forms/document-remove.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatFileSize } from '../../ui/file-size.ts';
import { daysFromToday, formatDay } from '../../ui/format-date.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './registration.module.css';

const SOON_DAYS = 30;

/** A paper that is kept: its name, what it is, until when it is valid, and what can be done with it. */
export function DocumentRow({ document }: { document: EvidenceDocument }) {
  const { t, language } = useReader();
  const { id, fileName, mediaType, sizeBytes, can } = document;
  const Icon = mediaType === 'application/pdf' ? IconFileTypePdf : IconPhoto;
  return (
    <div className={classes.document}>
      <Icon size={20} stroke={1.75} aria-hidden />
      <div className={classes.documentBody}>
        <p className={classes.fileName}>{fileName}</p>
        <p className={classes.quiet}>
          {mediaType.split('/')[1]?.toUpperCase()} · {formatFileSize(sizeBytes, language)}
        </p>
        <Validity document={document} />
        <p className={classes.documentLinks}>
          <a href={documentAddress(id)} download={fileName}>
            <IconDownload size={16} stroke={1.75} aria-hidden />
            {t('registration.documents.save')}
          </a>
          {can.includes('remove') && <DocumentRemove document={document} />}
        </p>
      </div>
    </div>
  );
}

function Validity({ document: { validUntil, expired, state } }: { document: EvidenceDocument }) {
  const { t, language } = useReader();
  const now = useNow();
  if (validUntil === null) return <p className={classes.quiet}>{t('registration.documents.valid')}</p>;
  const date = formatDay(validUntil, language);
  const days = daysFromToday(validUntil, now);
  if (expired) return <Chip kind="danger">{t('registration.documents.expired', { date })}</Chip>;
  if (state === 'kept' && days !== null && days <= SOON_DAYS) {
    return <Chip kind="warning">{t('registration.documents.endsSoon', { date })}</Chip>;
  }
  return <p className={classes.quiet}>{t('registration.documents.validTo', { date })}</p>;
}
