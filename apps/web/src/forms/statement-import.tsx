import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Problem } from '../api/problem.ts';
import type { FieldProblem } from '../api/problem.ts';
import { importStatementFile, STATEMENTS_KEY } from '../api/statement-queries.ts';
import type { StatementFile } from '../api/types.ts';
import { Dialog } from '../components/dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { formatFileSize } from '../ui/file-size.ts';
import { FileDrop } from './file-drop.tsx';
import { FilePick } from './file-pick.tsx';
import { FileSending } from './file-sending.tsx';
import classes from './permission-import.module.css';
import dialog from '../components/dialog.module.css';

const ACCEPT = '.xml,.camt,application/xml,text/xml';

/** A statement file of the bank: chosen or dropped, sent with its progress in sight, and in words what became of it. */
export function StatementImport({ onClose }: { onClose: () => void }) {
  const { t, language } = useReader();
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState(0);
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => () => stopper.current?.abort(), []);
  const send = useMutation({
    mutationFn: (chosen: File) => {
      stopper.current = new AbortController();
      setShare(0);
      return importStatementFile(chosen, setShare, stopper.current.signal);
    },
    // A refused file is listed too.
    onSettled: () => queryClient.invalidateQueries({ queryKey: [STATEMENTS_KEY] }),
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
  const pick = { what: t('statements.importing.chooseLabel'), accept: ACCEPT, onChoose: choose };
  return (
    <Dialog title={t('statements.importing.title')} onClose={onClose}>
      <p className={dialog.what}>{t('statements.importing.lead')}</p>
      {file === null ? (
        <FileDrop drop={t('statements.importing.drop')} choose={t('statements.importing.choose')} {...pick} />
      ) : (
        <p className={classes.file}>
          <span className={classes.fileName}>{file.name}</span>{' '}
          <span className={classes.quiet}>{formatFileSize(file.size, language)}</span>
        </p>
      )}
      {send.isPending && file !== null && (
        <FileSending
          share={share}
          sending={t('statements.importing.sending', { name: file.name })}
          checking={t('statements.importing.checking', { name: file.name })}
          stop={t('statements.importing.stop')}
          onStop={stop}
        />
      )}
      {send.isError && <Refused error={send.error} onRetry={() => file !== null && send.mutate(file)} />}
      {send.data !== undefined && <Taken file={send.data} />}
      <div className={dialog.buttons}>
        {file !== null && !send.isPending && <FilePick label={t('statements.importing.other')} {...pick} />}
        {send.isSuccess ? (
          <Button onClick={onClose}>{t('statements.importing.done')}</Button>
        ) : (
          <>
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button
              disabled={file === null || send.isError}
              loading={send.isPending}
              onClick={() => file !== null && send.mutate(file)}
            >
              {t('statements.importing.do')}
            </Button>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Taken({ file }: { file: StatementFile }) {
  const { t } = useReader();
  const values = {
    statements: t('statements.importing.statements', { count: file.statements }),
    entries: t('statements.entries', { count: file.entries }),
    accounts: file.accountNumbers.join(t('common.listSeparator')),
  };
  return (
    <div role="status">
      <h3>{t('statements.importing.taken')}</h3>
      <p>{t('statements.importing.takenWhat', values)}</p>
      <p className={classes.quiet}>
        {t(file.checkedBy === 'schema' ? 'statements.importing.bySchema' : 'statements.rules')}
      </p>
    </div>
  );
}

/** Line and reason where the file itself was refused; what else went wrong, as any problem is told. */
function Refused({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useReader();
  if (!(error instanceof Problem) || error.status !== 422 || error.errors.length === 0) {
    const isLater = error instanceof Problem && (error.status === 0 || error.status >= 500);
    return <ProblemNote error={error} onRetry={isLater ? onRetry : undefined} />;
  }
  return (
    <section className={classes.faults} role="alert">
      <h3>{t('statements.importing.refused')}</h3>
      <ul>
        {error.errors.map((fault) => (
          <Fault key={`${fault.line} ${fault.reason}`} fault={fault} />
        ))}
      </ul>
      <p>{t('statements.importing.next')}</p>
    </section>
  );
}

function Fault({ fault: { line, reason, reasonZh } }: { fault: FieldProblem }) {
  const { t, language } = useReader();
  return (
    <li className={classes.fault}>
      {line !== undefined && <strong>{t('statements.importing.line', { line })}: </strong>}
      {language === 'zh-CN' ? (reasonZh ?? reason) : reason}
    </li>
  );
}
