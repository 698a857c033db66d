import { useMutation, useQueryClient } from '@tanstack/react-query';
import { withdrawApproval } from '../api/approval-queries.ts';
import { useSubmitKey } from '../api/submit-key.ts';
import type { Approval } from '../api/types.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { useReader } from '../locales/use-reader.ts';
import { refreshApprovals } from '../pages/approvals/refresh-approvals.ts';
import { showToast } from '../ui/toasts.ts';

/** Takes back what the reader himself put up for signing. */
export function ApprovalWithdraw({ approval, onClose }: { approval: Approval; onClose: () => void }) {
  const { t } = useReader();
  const client = useQueryClient();
  const submitKey = useSubmitKey();
  const withdraw = useMutation({
    mutationFn: () => withdrawApproval(approval.id, submitKey.key()),
    onSettled: () => submitKey.renew(),
    onSuccess: async () => {
      showToast(t('approvals.withdrawn'));
      onClose();
      await refreshApprovals(client, approval.id);
    },
  });
  return (
    <ConfirmDialog
      title={t('approvals.withdrawTitle')}
      what={t('approvals.withdrawWhat')}
      doLabel={t('approvals.withdraw')}
      keepLabel={t('approvals.keep')}
      action={withdraw}
      onClose={onClose}
    />
  );
}
