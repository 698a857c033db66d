import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { withdrawConsent } from '../api/bank-queries.ts';
import type { BankConsent } from '../api/types.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { useReader } from '../locales/use-reader.ts';
import { showToast } from '../ui/toasts.ts';

/** Takes a consent back, after saying what that means. */
export function ConsentWithdraw({ consent }: { consent: BankConsent }) {
  const { t, say } = useReader();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const bank = say(consent.bank.name);
  const withdraw = useMutation({
    mutationFn: () => withdrawConsent(consent.id),
    onSuccess: async () => {
      setAsking(false);
      showToast(t('mine.withdrawn', { bank }));
      const keys = [['consents'], ['own-enterprise'], ['enterprise']];
      await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('mine.withdraw')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('mine.withdrawTitle', { bank })}
          what={t('mine.withdrawWhat')}
          doLabel={t('mine.withdrawDo')}
          keepLabel={t('partners.keep')}
          action={withdraw}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
