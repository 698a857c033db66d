import { Button, VisuallyHidden } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { showToast } from '../ui/toasts.ts';

type RetryOneProps = {
  /** What is tried again, for those who hear the button. */
  name: string;
  retry: () => Promise<unknown>;
  /** Queries that look different afterwards. */
  touched: string[][];
  /** What is said afterwards. */
  done: string;
};

/** Tries one thing again. */
export function RetryOne({ name, retry, touched, done }: RetryOneProps) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const trying = useMutation({
    mutationFn: retry,
    onSuccess: async () => {
      showToast(done);
      await Promise.all(touched.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
  return (
    <>
      <Button variant="default" loading={trying.isPending} onClick={() => trying.mutate()}>
        {t('operator.retry')}
        <VisuallyHidden>{` ${name}`}</VisuallyHidden>
      </Button>
      {trying.isError && <ProblemNote error={trying.error} />}
    </>
  );
}
