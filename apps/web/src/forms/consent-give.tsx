import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { giveConsentAtBank } from '../api/bank-queries.ts';
import { useSubmitKey } from '../api/submit-key.ts';
import type { BankConsent, BankRef, ConsentAsked } from '../api/types.ts';
import { ProblemNote } from '../components/problem-note.tsx';

type ConsentGiveProps = {
  bank: Pick<BankRef, 'slug'>;
  /** The consent to renew: the same things are asked for. Without it, everything. */
  renews?: BankConsent;
  label: string;
  variant?: 'filled' | 'default';
};

/** Leaves for the bank, where the member sees what is asked for and gives the consent or not. */
export function ConsentGive({ bank, renews, label, variant = 'filled' }: ConsentGiveProps) {
  const submitKey = useSubmitKey();
  const give = useMutation({
    mutationFn: () => giveConsentAtBank({ bank: bank.slug, ...samePermissions(renews) }, submitKey.key()),
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

function samePermissions(consent: BankConsent | undefined): Pick<ConsentAsked, 'permissions'> {
  // The bank granted them, so they are ones that it can be asked for.
  return consent === undefined ? {} : { permissions: consent.permissions as NonNullable<ConsentAsked['permissions']> };
}
