import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { writeToBank } from '../api/submission-queries.ts';
import { useSubmitKey } from '../api/submit-key.ts';
import type { Submission } from '../api/types.ts';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { AttachmentList } from './attachment-list.tsx';
import classes from './attachments.module.css';

type LetterFormProps = { submission: Submission; supplement: boolean; onSent?: () => void };

/** A word to the bank with files; what was typed stays until it was taken. */
export function LetterForm({ submission, supplement, onSent }: LetterFormProps) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const submitKey = useSubmitKey();
  const [text, setText] = useState('');
  const [empty, setEmpty] = useState(false);
  const waiting = submission.attachments.filter(({ sent }) => !sent);
  const write = useMutation({
    mutationFn: () =>
      writeToBank(
        { submissionId: submission.id, supplement },
        { body: text.trim(), attachmentIds: waiting.map(({ id }) => id) },
        submitKey.key(),
      ),
    onSuccess: async () => {
      submitKey.renew();
      setText('');
      await queryClient.invalidateQueries({ queryKey: ['submission', submission.id] });
      await queryClient.invalidateQueries({ queryKey: ['submissions'] });
      onSent?.();
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setEmpty(text.trim() === '');
    if (text.trim() !== '') write.mutate();
  };
  return (
    <form className={classes.letter} onSubmit={send}>
      <Textarea
        label={t(supplement ? 'submissions.answerLabel' : 'submissions.messageLabel')}
        rows={3}
        maxLength={4000}
        value={text}
        error={empty ? t('schemaForm.faults.missing') : undefined}
        onChange={(event) => {
          submitKey.renew();
          setText(event.currentTarget.value);
        }}
      />
      {submission.can.includes('attach') && <AttachmentList submission={submission} attachments={waiting} />}
      {write.isError && <ProblemNote error={write.error} />}
      <div>
        <Button type="submit" loading={write.isPending}>
          {t(supplement ? 'submissions.answerDo' : 'submissions.write')}
        </Button>
      </div>
    </form>
  );
}
