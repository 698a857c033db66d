import { Button, TextInput } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { DragEvent } from 'react';
import type { DocumentKind, EvidenceDocument } from '../../api/types.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatFileSize } from '../../ui/file-size.ts';
import { useUpload } from './use-upload.ts';
import classes from './registration.module.css';

const ACCEPTED = 'application/pdf,image/jpeg,image/png,.pdf,.jpg,.jpeg,.png';

type DocumentAddProps = { kind: DocumentKind; stated: string; onAdded: (document: EvidenceDocument) => void };

/** Choosing or dropping a file, saying until when it is valid, and sending it with its progress in sight. */
export function DocumentAdd({ kind, stated, onAdded }: DocumentAddProps) {
  const { t, language } = useReader();
  const [file, setFile] = useState<File | null>(null);
  const [validUntil, setValidUntil] = useState(stated);
  const upload = useUpload(onAdded);
  const name = t(`registration.documents.kind.${kind}`);
  const choose = (chosen: File | null | undefined): void => {
    if (chosen === null || chosen === undefined) return;
    upload.reset();
    setFile(chosen);
  };
  if (file === null) return <DropPlace name={name} onChoose={choose} />;
  return (
    <div className={classes.chosen}>
      <p>
        <span className={classes.fileName}>{file.name}</span>{' '}
        <span className={classes.quiet}>{formatFileSize(file.size, language)}</span>
      </p>
      {upload.isError && (
        <>
          <p className={classes.fileProblem}>{t('registration.documents.fileProblem', { name: file.name })}</p>
          <ProblemNote error={upload.error} />
        </>
      )}
      {upload.isPending ? (
        <Sending name={file.name} share={upload.share} onStop={upload.stop} />
      ) : (
        <>
          <TextInput
            type="date"
            label={t('registration.documents.validUntil')}
            description={t('registration.documents.noEnd')}
            value={validUntil}
            onChange={(event) => setValidUntil(event.currentTarget.value)}
          />
          <div className={classes.buttons}>
            <Button
              leftSection={<IconUpload size={16} stroke={1.75} aria-hidden />}
              onClick={() => upload.mutate({ kind, file, validUntil: validUntil === '' ? null : validUntil })}
            >
              {t('registration.documents.add', { kind: name })}
            </Button>
            <FileButton label={t('registration.documents.other')} name={name} onChoose={choose} />
          </div>
        </>
      )}
    </div>
  );
}

function Sending({ name, share, onStop }: { name: string; share: number; onStop: () => void }) {
  const { t } = useReader();
  const label = t('registration.documents.sending', { name });
  return (
    <div className={classes.sending}>
      <output>{label}</output>
      <progress className={classes.progress} value={share} aria-label={label} />
      <Button variant="default" onClick={onStop}>
        {t('registration.documents.stop')}
      </Button>
    </div>
  );
}

type ChooseProps = { name: string; onChoose: (file: File | null | undefined) => void };

/** A place to drop a file on; for the keyboard and the phone there is the button in it. */
function DropPlace({ name, onChoose }: ChooseProps) {
  const { t } = useReader();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onChoose(event.dataTransfer.files[0]);
  };
  const drag = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div className={classes.drop} data-over={over} onDrop={drop} onDragOver={drag} onDragLeave={() => setOver(false)}>
      <IconUpload size={20} stroke={1.75} aria-hidden />
      <p>
        <span className={classes.dropText}>{t('registration.documents.drop')}</span>{' '}
        <FileButton label={t('registration.documents.choose')} name={name} onChoose={onChoose} />
      </p>
    </div>
  );
}

/** A native file input under a label that looks like a button: reachable by keyboard, readable by every screen reader. */
function FileButton({ label, name, onChoose }: ChooseProps & { label: string }) {
  const { t } = useReader();
  const id = useId();
  return (
    <span className={classes.fileButton}>
      <input
        id={id}
        type="file"
        accept={ACCEPTED}
        aria-label={t('registration.documents.chooseLabel', { kind: name })}
        onChange={(event) => {
          onChoose(event.currentTarget.files?.[0]);
          // The same file can be chosen again after it was mended.
          event.currentTarget.value = '';
        }}
      />
      <label htmlFor={id}>{label}</label>
    </span>
  );
}
