import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { registrationQuery, withdrawStatement } from '../api/registration-queries.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { useReader } from '../locales/use-reader.ts';
import { showToast } from '../ui/toasts.ts';

/** Takes a registration back that is not decided yet. */
export function RegistrationWithdraw() {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState(false);
  const withdraw = useMutation({
    mutationFn: () => withdrawStatement(),
    onSuccess: (registration) => {
      setAsked(false);
      queryClient.setQueryData(registrationQuery.queryKey, registration);
      showToast(t('registration.withdrawn'));
    },
  });
  return (
    <>
      <Button variant="subtle" onClick={() => setAsked(true)}>
        {t('registration.withdraw')}
      </Button>
      {asked && (
        <ConfirmDialog
          title={t('registration.withdrawTitle')}
          what={t('registration.withdrawWhat')}
          doLabel={t('registration.withdraw')}
          danger={false}
          action={withdraw}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
