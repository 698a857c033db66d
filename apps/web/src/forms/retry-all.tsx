import { Button, VisuallyHidden } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { showToast } from '../ui/toasts.ts';
import classes from './retry-all.module.css';

type RetryAllProps = {
  ids: readonly string[];
  /** Of what they are, for those who hear the button. */
  name: string;
  retry: (id: string) => Promise<unknown>;
  /** Queries that look different afterwards. */
  touched: string[][];
};

/** Tries several things again, one after the other, and says how far it is. One that fails does not stop the rest. */
export function RetryAll({ ids, name, retry, touched }: RetryAllProps) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const [done, setDone] = useState(0);
  const trying = useMutation({
    mutationFn: async () => {
      let [succeeded, failed] = [0, 0];
      for (const id of ids) {
        await retry(id).then(
          () => (succeeded += 1),
          () => (failed += 1),
        );
        setDone(succeeded + failed);
      }
      return { succeeded, failed };
    },
    onMutate: () => setDone(0),
    onSuccess: async ({ succeeded, failed }) => {
      showToast(
        failed === 0 ? t('jobs.retriedAll', { count: succeeded }) : t('jobs.retriedSome', { succeeded, failed }),
      );
      await Promise.all(touched.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
  return (
    <div className={classes.all}>
      <Button variant="default" disabled={trying.isPending} onClick={() => trying.mutate()}>
        {t('jobs.retryAll', { count: ids.length })}
        <VisuallyHidden>{` ${name}`}</VisuallyHidden>
      </Button>
      {trying.isPending && (
        <output className={classes.progress}>
          <progress value={done} max={ids.length} aria-label={t('jobs.progress')} />
          {t('jobs.progressCounts', { done, all: ids.length })}
        </output>
      )}
      {trying.isError && <ProblemNote error={trying.error} />}
    </div>
  );
}
