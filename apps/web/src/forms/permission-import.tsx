import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { importChange, importType } from '../api/change-queries.ts';
import { Problem } from '../api/problem.ts';
import { useSubmitKey } from '../api/submit-key.ts';
import { Dialog } from '../components/dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { paths } from '../paths.ts';
import { formatFileSize } from '../ui/file-size.ts';
import { showToast } from '../ui/toasts.ts';
import { FileDrop } from './file-drop.tsx';
import { FilePick } from './file-pick.tsx';
import { FileSending } from './file-sending.tsx';
import { ImportFaults } from './import-faults.tsx';
import classes from './permission-import.module.css';
import dialog from '../components/dialog.module.css';

/** A matrix from a file: chosen or dropped, sent with its progress in sight, its faults by line, or a draft to look at. */
export function PermissionImport({ onClose }: { onClose: () => void }) {
  const { t, language } = useReader();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const submitKey = useSubmitKey();
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState(0);
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => () => stopper.current?.abort(), []);
  const send = useMutation({
    mutationFn: (chosen: File) => {
      stopper.current = new AbortController();
      setShare(0);
      return importChange(chosen, submitKey.key(), setShare, stopper.current.signal);
    },
    onSuccess: async (change) => {
      queryClient.setQueryData(['permission-changes', change.id], change);
      showToast(t('permissions.importing.opened'));
      await navigate({ to: paths.permissionChange, params: { changeId: change.id } });
    },
    // A mended file is another submit.
    onSettled: () => submitKey.renew(),
  });
  const choose = (chosen: File | undefined): void => {
    if (chosen === undefined) return;
    send.reset();
    setFile(chosen);
  };
  const stop = (): void => {
    stopper.current?.abort();
    send.reset();
  };
  const faults = send.error instanceof Problem ? send.error.errors : [];
  const wrongType = file !== null && importType(file.name) === null;
  return (
    <Dialog title={t('permissions.importing.title')} wide={faults.length > 0} onClose={onClose}>
      <p className={dialog.what}>{t('permissions.importing.lead')}</p>
      {file === null ? (
        <FileDrop
          drop={t('permissions.importing.drop')}
          choose={t('permissions.importing.choose')}
          what={t('permissions.importing.chooseLabel')}
          accept={ACCEPT}
          onChoose={choose}
        />
      ) : (
        <p className={classes.file}>
          <span className={classes.fileName}>{file.name}</span>{' '}
          <span className={classes.quiet}>{formatFileSize(file.size, language)}</span>
        </p>
      )}
      {wrongType && <p role="alert">{t('permissions.importing.wrongType')}</p>}
      {send.isPending && file !== null && (
        <FileSending
          share={share}
          sending={t('permissions.importing.sending', { name: file.name })}
          checking={t('permissions.importing.checking', { name: file.name })}
          stop={t('permissions.importing.stop')}
          onStop={stop}
        />
      )}
      {send.isError && faults.length === 0 && <ProblemNote error={send.error} />}
      {faults.length > 0 && <ImportFaults faults={faults} />}
      <div className={dialog.buttons}>
        {file !== null && !send.isPending && (
          <FilePick
            label={t('permissions.importing.other')}
            what={t('permissions.importing.chooseLabel')}
            accept={ACCEPT}
            onChoose={choose}
          />
        )}
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          disabled={file === null || wrongType}
          loading={send.isPending}
          onClick={() => file !== null && send.mutate(file)}
        >
          {t('permissions.importing.do')}
        </Button>
      </div>
    </Dialog>
  );
}

const ACCEPT = '.csv,.xlsx,text/csv';
