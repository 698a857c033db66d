import { IconPlugConnectedX } from '@tabler/icons-react';
import type { BalanceReading } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import classes from './accounts.module.css';

/** The bank does not answer: what is shown is what it said last, and that is said. */
export function BankNote({ reading }: { reading: BalanceReading }) {
  const { t, say, language } = useReader();
  if (reading.reachable) return null;
  const bank = say(reading.bank.name);
  return (
    <p className={classes.note} role="status">
      <IconPlugConnectedX size={18} stroke={1.75} aria-hidden />
      <span>
        {reading.readAt === null
          ? t('accounts.neverRead', { bank })
          : t('accounts.unreachable', { bank, time: formatInstant(reading.readAt, language) })}
      </span>
    </p>
  );
}
