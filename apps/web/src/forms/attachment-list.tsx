import { Button, CloseButton } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { addAttachment, attachmentAddress, removeAttachment } from '../api/submission-queries.ts';
import type { Submission, SubmissionAttachment } from '../api/types.ts';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { formatFileLimit, formatFileSize } from '../ui/file-size.ts';
import classes from './attachments.module.css';

type AttachmentListProps = { submission: Submission; attachments: readonly SubmissionAttachment[] };

/** Files that will go with it: added one at a time, with how much has been sent, and removed until they were. */
export function AttachmentList({ submission, attachments }: AttachmentListProps) {
  const { t, language } = useReader();
  const { maxBytes, mediaTypes } = submission.form.attachments;
  const id = useId();
  const upload = useAdd(submission.id);
  return (
    <div className={classes.attachments}>
      <p className={classes.title}>{t('submissions.files')}</p>
      <ul>
        {attachments.map((file) => (
          <FileRow key={file.id} submissionId={submission.id} file={file} />
        ))}
      </ul>
      {upload.isPending && (
        <p role="status">
          <progress max={1} value={upload.share} aria-label={t('submissions.sendingFile')} />{' '}
          <Button variant="default" size="compact-sm" onClick={upload.stop}>
            {t('common.cancel')}
          </Button>
        </p>
      )}
      {upload.isError && <ProblemNote error={upload.error} />}
      <span className={classes.pick}>
        <input
          id={id}
          type="file"
          accept={mediaTypes.join(',')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) upload.mutate(file);
            // The same file can be chosen again after it was mended.
            event.currentTarget.value = '';
          }}
        />
        <label htmlFor={id}>
          <IconPaperclip size={16} stroke={1.75} aria-hidden /> {t('submissions.addFile')}
        </label>
      </span>
      <p className={classes.quiet}>{t('submissions.fileHint', { size: formatFileLimit(maxBytes, language) })}</p>
    </div>
  );
}

function FileRow({ submissionId, file }: { submissionId: string; file: SubmissionAttachment }) {
  const { t, language } = useReader();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeAttachment(submissionId, file.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['submission', submissionId] }),
  });
  return (
    <li className={classes.file}>
      <a href={attachmentAddress(submissionId, file.id)} download>
        {file.fileName}
      </a>
      <span className={classes.quiet}>{formatFileSize(file.sizeBytes, language)}</span>
      <CloseButton
        aria-label={t('submissions.removeFile', { name: file.fileName })}
        disabled={remove.isPending}
        onClick={() => remove.mutate()}
      />
    </li>
  );
}

/** One file at a time. Leaving the page stops it. */
function useAdd(submissionId: string) {
  const queryClient = useQueryClient();
  const [share, setShare] = useState(0);
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => () => stopper.current?.abort(), []);
  const mutation = useMutation({
    mutationFn: (file: File) => {
      stopper.current = new AbortController();
      setShare(0);
      return addAttachment({ submissionId, file }, setShare, stopper.current.signal);
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['submission', submissionId] }),
  });
  const stop = (): void => {
    stopper.current?.abort();
    mutation.reset();
  };
  return { ...mutation, share, stop };
}
