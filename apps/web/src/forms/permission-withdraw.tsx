import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { withdrawChange } from '../api/change-queries.ts';
import type { PermissionChangeDetail } from '../api/change-queries.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { useReader } from '../locales/use-reader.ts';
import { showToast } from '../ui/toasts.ts';

/** Gives a change up, after asking. */
export function PermissionWithdraw({ change }: { change: PermissionChangeDetail }) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState(false);
  const withdraw = useMutation({
    mutationFn: () => withdrawChange(change.id),
    onSuccess: async () => {
      setAsked(false);
      showToast(t('permissions.change.withdrawn'));
      await queryClient.invalidateQueries({ queryKey: ['permission-changes'] });
      await queryClient.invalidateQueries({ queryKey: ['approvals'] });
    },
  });
  if (!change.can.includes('withdraw')) return null;
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('permissions.change.withdraw')}
      </Button>
      {asked && (
        <ConfirmDialog
          title={t('permissions.change.withdrawTitle')}
          what={t('permissions.change.withdrawWhat')}
          doLabel={t('permissions.change.withdraw')}
          action={withdraw}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
