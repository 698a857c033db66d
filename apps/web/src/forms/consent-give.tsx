import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { giveConsentAtBank } from '../api/bank-queries.ts';
import { useSubmitKey } from '../api/submit-key.ts';
import type { BankRef } from '../api/types.ts';
import { ProblemNote } from '../components/problem-note.tsx';

type ConsentGiveProps = { bank: Pick<BankRef, 'slug'>; label: string; variant?: 'filled' | 'default' };

/** Leaves for the bank, where the member sees what is asked for and gives the consent or not. */
export function ConsentGive({ bank, label, variant = 'filled' }: ConsentGiveProps) {
  const submitKey = useSubmitKey();
  const give = useMutation({
    mutationFn: () => giveConsentAtBank(bank.slug, submitKey.key()),
    onSuccess: submitKey.renew,
  });
  return (
    <>
      <Button
        variant={variant}
        loading={give.isPending || give.isSuccess}
        rightSection={<IconExternalLink size={16} stroke={1.75} aria-hidden />}
        onClick={() => give.mutate()}
      >
        {label}
      </Button>
      {give.isError && <ProblemNote error={give.error} />}
    </>
  );
}
