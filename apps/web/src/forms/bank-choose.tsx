import { Loader, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { banksQuery, leaveForBank } from '../api/session-queries.ts';
import type { Bank, BankSignInBody } from '../api/types.ts';
import { BankMark } from '../components/bank-mark.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { RowSkeletons } from '../components/skeletons.tsx';
import type { Translate } from '../locales/message-key.ts';
import { useReader } from '../locales/use-reader.ts';
import type { InvitedSearch } from '../paths.ts';
import classes from './bank-choose.module.css';

type BankChooseProps = { returnTo?: string | undefined; link?: boolean; invited?: InvitedSearch };

/** The connected banks; of an invitation only the one at which the person is awaited; choosing one leaves for its own sign-in page. */
export function BankChoose({ returnTo, link = false, invited = {} }: BankChooseProps) {
  const { t } = useReader();
  const banks = useQuery(banksQuery);
  const leave = useMutation({
    mutationFn: (bank: Bank) =>
      leaveForBank({
        bank: bank.slug,
        ...(returnTo === undefined ? {} : { returnTo }),
        ...(link ? { link } : {}),
        ...(bank.slug === invited.bank ? { mandate: mandateOf(invited) } : {}),
      }),
  });
  if (banks.isPending) return <RowSkeletons count={2} />;
  if (banks.isError) return <ProblemNote error={banks.error} onRetry={() => void banks.refetch()} />;
  if (banks.data.items.length === 0) return <p>{t('signIn.noBanks')}</p>;
  return (
    <>
      <ul className={classes.banks}>
        {shownBanks(banks.data.items, invited).map((bank) => (
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

function shownBanks(banks: Bank[], { bank }: InvitedSearch): Bank[] {
  const awaitedAt = banks.filter(({ slug }) => slug === bank);
  return awaitedAt.length === 0 ? banks : awaitedAt;
}

/** What to act as at the bank; what is missing is picked on its page. */
function mandateOf({ customerId, roleId, departmentId }: InvitedSearch): NonNullable<BankSignInBody['mandate']> {
  return {
    ...(customerId === undefined ? {} : { customerId }),
    ...(roleId === undefined ? {} : { roleId }),
    ...(departmentId === undefined ? {} : { departmentId }),
  };
}

function BankEntry({ bank, leaving, onChoose }: { bank: Bank; leaving: boolean; onChoose: () => void }) {
  const { t, say } = useReader();
  const name = say(bank.name);
  return (
    <UnstyledButton className={classes.bank} disabled={!bank.available || leaving} onClick={onChoose}>
      <BankMark mark={bank.mark} color={bank.color} size="large" />
      <span className={classes.names}>
        <span className={classes.name}>{t('signIn.continueAt', { bank: name })}</span>
        <span className={classes.detail}>{detailOf(bank, t)}</span>
      </span>
      {leaving ? <Loader size={18} /> : <IconChevronRight size={18} stroke={1.75} aria-hidden />}
    </UnstyledButton>
  );
}

function detailOf({ available, sandbox }: Bank, t: Translate): string {
  if (!available) return t('signIn.unavailable');
  return sandbox ? t('signIn.sandboxBank') : t('common.opensAtBank');
}
