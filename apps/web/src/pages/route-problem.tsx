import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { Problem } from '../api/problem.ts';
import { Page } from '../components/page.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';

/** What a reader sees when a page cannot be drawn: an answer of the network, or a fault of this client. */
export function RouteProblem({ error, reset }: ErrorComponentProps) {
  const { t } = useReader();
  const router = useRouter();
  const shown = error instanceof Problem ? error : new Problem(0, 'render', null, []);
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <Page>
      <ProblemNote error={shown} onRetry={again} />
      <Button mt="md" variant="subtle" onClick={() => globalThis.location.reload()}>
        {t('common.reload')}
      </Button>
    </Page>
  );
}
