import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { rebaseChange } from '../api/change-queries.ts';
import type { PermissionChangeDetail } from '../api/change-queries.ts';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { showToast } from '../ui/toasts.ts';

/** Does to the version in force what the change did to an earlier one. */
export function PermissionRebase({ change }: { change: PermissionChangeDetail }) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const rebase = useMutation({
    mutationFn: () => rebaseChange(change.id, { revision: change.revision, basedOnVersion: change.currentVersion }),
    onSuccess: async (moved) => {
      queryClient.setQueryData(['permission-changes', moved.id], moved);
      showToast(t('permissions.change.rebased'));
      await queryClient.invalidateQueries({ queryKey: ['permission-changes'] });
    },
  });
  return (
    <>
      {rebase.isError && <ProblemNote error={rebase.error} />}
      <Button variant="default" loading={rebase.isPending} onClick={() => rebase.mutate()}>
        {t('permissions.change.rebase')}
      </Button>
    </>
  );
}
