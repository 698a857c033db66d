import { Loader, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { banksQuery, leaveForBank } from '../api/session-queries.ts';
import type { Bank } from '../api/types.ts';
import { BankMark } from '../components/bank-mark.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { RowSkeletons } from '../components/skeletons.tsx';
import { useReader } from '../locales/use-reader.ts';
import classes from './bank-choose.module.css';

/** The connected banks; choosing one leaves for its own sign-in page. */
export function BankChoose({ returnTo, link = false }: { returnTo?: string | undefined; link?: boolean }) {
  const { t } = useReader();
  const banks = useQuery(banksQuery);
  const leave = useMutation({
    mutationFn: (bank: Bank) =>
      leaveForBank({
        bank: bank.slug,
        ...(returnTo === undefined ? {} : { returnTo }),
        ...(link ? { link } : {}),
      }),
  });
  if (banks.isPending) return <RowSkeletons count={2} />;
  if (banks.isError) return <ProblemNote error={banks.error} onRetry={() => void banks.refetch()} />;
  if (banks.data.items.length === 0) return <p>{t('signIn.noBanks')}</p>;
  return (
    <>
      <ul className={classes.banks}>
        {banks.data.items.map((bank) => (
          <li key={bank.slug}>
            <BankEntry
              bank={bank}
              leaving={(leave.isPending || leave.isSuccess) && leave.variables.slug === bank.slug}
              onChoose={() => leave.mutate(bank)}
            />
          </li>
        ))}
      </ul>
      {leave.isError && <ProblemNote error={leave.error} />}
    </>
  );
}

function BankEntry({ bank, leaving, onChoose }: { bank: Bank; leaving: boolean; onChoose: () => void }) {
  const { t, say } = useReader();
  const name = say(bank.name);
  return (
    <UnstyledButton className={classes.bank} disabled={!bank.available || leaving} onClick={onChoose}>
      <BankMark mark={bank.mark} color={bank.color} size="large" />
      <span className={classes.names}>
        <span className={classes.name}>{t('signIn.continueAt', { bank: name })}</span>
        <span className={classes.detail}>{bank.available ? t('common.opensAtBank') : t('signIn.unavailable')}</span>
      </span>
      {leaving ? <Loader size={18} /> : <IconChevronRight size={18} stroke={1.75} aria-hidden />}
    </UnstyledButton>
  );
}
