import { Button } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { useReader } from '../locales/use-reader.ts';
import { Dialog } from './dialog.tsx';
import { ProblemNote } from './problem-note.tsx';
import classes from './dialog.module.css';

type ConfirmDialogProps = {
  title: string;
  /** What will happen, and what will not. */
  what: string;
  /** What else must be known before deciding, where there is something. */
  also?: string;
  doLabel: string;
  keepLabel?: string;
  danger?: boolean;
  action: Pick<UseMutationResult<unknown, Error, void>, 'mutate' | 'isPending' | 'isError' | 'error'>;
  onClose: () => void;
};

/** Says what is about to happen before it does. Leaving is as easy as going on. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, what, also, doLabel, keepLabel, danger = true, action, onClose } = props;
  const { t } = useReader();
  return (
    <Dialog title={title} onClose={onClose}>
      <p className={classes.what}>{what}</p>
      {also !== undefined && <p className={classes.what}>{also}</p>}
      {action.isError && <ProblemNote error={action.error} />}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {keepLabel ?? t('common.cancel')}
        </Button>
        <Button
          {...(danger ? { color: 'var(--gh-danger-fill)' } : {})}
          loading={action.isPending}
          onClick={() => action.mutate()}
        >
          {doLabel}
        </Button>
      </div>
    </Dialog>
  );
}
