import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { Problem, problemFromThrown } from '../api/problem.ts';
import { problemReason, problemText } from '../locales/problem-text.ts';
import { useReader } from '../locales/use-reader.ts';
import { CopyValue } from './copy-value.tsx';
import classes from './states.module.css';

type ProblemNoteProps = { error: unknown; onRetry?: (() => void) | undefined };

/** What happened, what is safe, what to do, and the reference by which the operator finds it. */
export function ProblemNote({ error, onRetry }: ProblemNoteProps) {
  const { t, find, language } = useReader();
  const problem = error instanceof Problem ? error : problemFromThrown(error);
  const text = problemText(problem, find);
  const reason = problemReason(problem, language);
  return (
    <div className={classes.problem} role="alert">
      <div className={classes.problemBox}>
        <IconAlertCircle size={18} stroke={1.75} aria-hidden />
        <div>
          <p className={classes.problemWhat}>{text.what}</p>
          {reason !== null && <p>{reason}</p>}
          <p>{text.next}</p>
        </div>
      </div>
      {onRetry !== undefined && (
        <Button variant="default" onClick={onRetry}>
          {t('common.tryAgain')}
        </Button>
      )}
      {problem.reference !== null && (
        <p className={classes.reference}>
          {t('common.reference')} <CopyValue value={problem.reference} what={t('common.reference')} />
        </p>
      )}
    </div>
  );
}
