import { IconMessageQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '@mantine/core';
import type { Submission } from '../../api/types.ts';
import { Dialog } from '../../components/dialog.tsx';
import { LetterForm } from '../../forms/letter-form.tsx';
import { useReader } from '../../locales/use-reader.ts';
import classes from './submissions.module.css';

/** What the bank wants to know comes first, with its one button. */
export function WantedCard({ submission }: { submission: Submission }) {
  const { t } = useReader();
  const [open, setOpen] = useState(false);
  if (submission.wanted === null) return null;
  return (
    <section className={classes.wanted} aria-labelledby="wanted">
      <IconMessageQuestion size={20} stroke={1.75} aria-hidden />
      <div>
        <h2 id="wanted">{t('submissions.wantedTitle')}</h2>
        <p>{submission.wanted}</p>
      </div>
      {submission.can.includes('supplement') && (
        <Button onClick={() => setOpen(true)}>{t('submissions.answer')}</Button>
      )}
      {open && (
        <Dialog title={t('submissions.answerTitle')} onClose={() => setOpen(false)}>
          <p className={classes.asked}>{submission.wanted}</p>
          <LetterForm submission={submission} supplement onSent={() => setOpen(false)} />
        </Dialog>
      )}
    </section>
  );
}
