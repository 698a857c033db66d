import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { leaveEnterprise } from '../api/member-queries.ts';
import { Problem } from '../api/problem.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { useReader } from '../locales/use-reader.ts';

/** The way out for oneself. The last owner is asked a second time, because nobody could call him back. */
export function EnterpriseLeave({ enterprise }: { enterprise: string }) {
  const { t } = useReader();
  const [asking, setAsking] = useState(false);
  const leave = useMutation({
    mutationFn: (evenAsLastOwner: boolean) => leaveEnterprise(evenAsLastOwner),
    // The session has ended with it: the start page is what is left, and everything that was read is forgotten.
    onSuccess: () => globalThis.location.assign('/'),
  });
  const isLast = leave.error instanceof Problem && leave.error.code === 'access.last_owner';
  const action = {
    mutate: () => leave.mutate(isLast),
    isPending: leave.isPending || leave.isSuccess,
    isError: leave.isError && !isLast,
    error: leave.error,
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('members.leave')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('members.leaveTitle', { enterprise })}
          what={t(isLast ? 'members.leaveLastWhat' : 'members.leaveWhat', { enterprise })}
          doLabel={t(isLast ? 'members.leaveLastDo' : 'members.leaveDo')}
          keepLabel={t('members.stay')}
          action={action}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
