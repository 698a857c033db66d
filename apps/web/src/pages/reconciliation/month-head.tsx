import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconLock, IconLockOpen, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { closeMonth, lookAgain, runRules } from '../../api/reconciliation-queries.ts';
import { useSubmitKey } from '../../api/submit-key.ts';
import type { BankAccount, ReconciliationMonth } from '../../api/types.ts';
import { Chip } from '../../components/chip.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { ReconciliationSearch } from '../../paths.ts';
import { formatInstant, formatMonth } from '../../ui/format-date.ts';
import { showToast } from '../../ui/toasts.ts';
import { monthAfter } from './amounts.ts';
import classes from './reconciliation.module.css';

type MonthHeadProps = {
  accounts: readonly BankAccount[];
  accountNumber: string;
  month: ReconciliationMonth | null;
  search: ReconciliationSearch;
  onShow: (search: ReconciliationSearch) => void;
};

/** Which month of which account, how it stands, and closing it with the reason beside it why that cannot be done yet. */
export function MonthHead({ accounts, accountNumber, month, search, onShow }: MonthHeadProps) {
  const { t, say, language } = useReader();
  const go = (months: number): void => {
    if (month !== null) onShow({ ...search, month: monthAfter(month.month, months) });
  };
  return (
    <>
      <PageHead title={t('reconciliation.title')}>
        <div className={classes.month}>
          <ActionIcon variant="subtle" aria-label={t('reconciliation.earlier')} onClick={() => go(-1)}>
            <IconChevronLeft size={18} stroke={1.75} />
          </ActionIcon>
          <span aria-live="polite">{month === null ? '' : formatMonth(`${month.month}-01`, language)}</span>
          <ActionIcon variant="subtle" aria-label={t('reconciliation.later')} onClick={() => go(1)}>
            <IconChevronRight size={18} stroke={1.75} />
          </ActionIcon>
        </div>
        <NativeSelect
          aria-label={t('reconciliation.account')}
          value={accountNumber}
          data={accounts.map((one) => ({
            value: one.accountNumber,
            label: t('reconciliation.accountEnding', { name: say(one.name), digits: one.lastDigits }),
          }))}
          onChange={({ currentTarget: { value } }) => onShow({ account: value })}
        />
        {month !== null && <Standing month={month} />}
      </PageHead>
      {month !== null && <Closing month={month} />}
    </>
  );
}

function Standing({ month }: { month: ReconciliationMonth }) {
  const { t } = useReader();
  const Icon = month.state === 'closed' ? IconLock : IconLockOpen;
  return (
    <Chip kind={month.state === 'closed' ? 'accent' : 'warning'} icon={<Icon size={16} stroke={1.75} aria-hidden />}>
      {t(`reconciliation.states.${month.state}`)}
    </Chip>
  );
}

function Closing({ month }: { month: ReconciliationMonth }) {
  const { t, say, language } = useReader();
  const [asking, setAsking] = useState(false);
  const { accountNumber } = month;
  const client = useQueryClient();
  const submit = useSubmitKey();
  const close = useMutation({
    mutationFn: () => closeMonth(accountNumber, month.month, submit.key()),
    onSuccess: () => {
      setAsking(false);
      showToast(t('reconciliation.closed'));
    },
    onSettled: () => {
      submit.renew();
      return lookAgain(client, accountNumber);
    },
  });
  const run = useMutation({
    mutationFn: () => runRules(accountNumber),
    onSuccess: ({ matched }) => showToast(t('reconciliation.ran', { count: matched })),
    onSettled: () => lookAgain(client, accountNumber),
  });
  if (month.closed !== null) {
    const { at, by, contentHash } = month.closed;
    return (
      <p className={classes.closing}>
        {t('reconciliation.closedBy', { at: formatInstant(at, language), who: by === null ? '' : say(by) })} ·{' '}
        {t('reconciliation.contentHash')} <code className={classes.hash}>{contentHash}</code>
      </p>
    );
  }
  if (!month.can.includes('match')) return null;
  const can = month.can.includes('close');
  return (
    <div className={classes.closing}>
      <p id="why-not-closed" className={classes.why}>
        {month.blocks.map(({ text }) => say(text)).join(language === 'zh-CN' ? '' : ' ')}
      </p>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} stroke={1.75} />}
        loading={run.isPending}
        onClick={() => run.mutate()}
      >
        {t('reconciliation.run')}
      </Button>
      <Button
        leftSection={<IconLock size={16} stroke={1.75} />}
        disabled={!can}
        aria-describedby="why-not-closed"
        onClick={() => setAsking(true)}
      >
        {t('reconciliation.close')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('reconciliation.closeTitle', { month: formatMonth(`${month.month}-01`, language) })}
          what={t('reconciliation.closeWhat')}
          doLabel={t('reconciliation.close')}
          danger={false}
          action={close}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
