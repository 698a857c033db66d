import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { withdrawActivity } from '../api/activity-queries.ts';
import type { ActivityCategoryName } from '../api/types.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { useReader } from '../locales/use-reader.ts';
import { showToast } from '../ui/toasts.ts';

/** Shares a category no longer, after saying what becomes of what was shared. */
export function ActivityWithdraw({ category, bank }: { category: ActivityCategoryName; bank: string }) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const withdraw = useMutation({
    mutationFn: () => withdrawActivity(category),
    onSuccess: async ({ dropped, erasureId }) => {
      setAsking(false);
      showToast(t(erasureId === null ? 'sharing.withdrawnNothing' : 'sharing.withdrawn', { bank, count: dropped }));
      await queryClient.invalidateQueries({ queryKey: ['activity'] });
    },
  });
  return (
    <div>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('sharing.withdraw')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('sharing.withdrawTitle', { category: t(`sharing.categories.${category}.title`) })}
          what={t('sharing.withdrawWhat', { bank })}
          doLabel={t('sharing.withdrawDo')}
          keepLabel={t('sharing.keep')}
          action={withdraw}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
