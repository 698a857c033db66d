import { Button } from '@mantine/core';
import { IconArrowDownLeft, IconArrowUpRight, IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { entryQuery } from '../../api/statement-queries.ts';
import type { AccountEntry, EntryPayment } from '../../api/types.ts';
import { Chip } from '../../components/chip.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { Reader } from '../../locales/use-reader.ts';
import { formatDay } from '../../ui/format-date.ts';
import { formatMoney } from '../../ui/format-number.ts';
import { SourceWords } from './source-words.tsx';
import classes from './statements.module.css';

/** A movement: who, what for, when and how much. A batch unfolds to its single payments. */
export function EntryRow({ entry }: { entry: AccountEntry }) {
  const reader = useReader();
  const { t } = reader;
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const { direction, amount, currency, counterparty, payments } = entry;
  const out = direction === 'debit';
  const Icon = out ? IconArrowUpRight : IconArrowDownLeft;
  return (
    <li className={classes.entry} data-direction={direction} data-status={entry.status}>
      <Icon size={18} stroke={1.75} aria-hidden />
      <div className={classes.names}>
        <p>
          <VisuallyHidden>{out ? t('statements.paidTo') : t('statements.receivedFrom')} </VisuallyHidden>
          {counterparty.name ?? <span className={classes.quiet}>{t('statements.unnamed')}</span>}
        </p>
        {entry.remittance !== null && <p className={classes.remittance}>{entry.remittance}</p>}
        <p className={classes.quiet}>{partsOf(entry, reader).join(' · ')}</p>
        <BroughtNote entry={entry} />
        {entry.supersededBy !== null && (
          <p className={classes.quiet}>{t('statements.supersededWhy', { issue: entry.supersededBy.bankId })}</p>
        )}
        {payments > 1 && (
          <Button
            variant="subtle"
            size="compact-sm"
            className={classes.unfold}
            aria-expanded={isOpen}
            aria-controls={listId}
            rightSection={<IconChevronDown size={14} stroke={1.75} className={classes.chevron} />}
            onClick={() => setOpen(!isOpen)}
          >
            {t('statements.batch', { count: payments })}
          </Button>
        )}
      </div>
      <div className={classes.moved}>
        <p className={`${classes.amount} figures`}>{formatMoney(`${out ? '-' : ''}${amount}`, currency)}</p>
        <div className={classes.chips}>
          {entry.status !== 'booked' && <Chip kind="warning">{t(`statements.${entry.status}`)}</Chip>}
          {entry.reversal && <Chip>{t('statements.reversal')}</Chip>}
        </div>
      </div>
      <div id={listId} className={classes.batch}>
        {isOpen && <Batch entry={entry} />}
      </div>
    </li>
  );
}

/** What a member brought is told apart from what the bank gave: alone it is the member's file that speaks, beside the bank's word that one counts. */
function BroughtNote({ entry: { sources, status } }: { entry: AccountEntry }) {
  const { t } = useReader();
  const brought = sources.filter(({ via }) => via === 'upload');
  if (brought.length === 0) return null;
  const isOfBank = brought.length < sources.length;
  return (
    <p className={classes.quiet}>
      {brought.map((source, place) => (
        <span key={place}>
          {place > 0 && ' · '}
          <SourceWords source={source} />
        </span>
      ))}
      {isOfBank && status === 'pending' && ` · ${t('statements.source.bankDecides')}`}
    </p>
  );
}

/** The days of the booking, and by what it is found again. */
function partsOf(entry: AccountEntry, { t, language }: Reader): string[] {
  const { bookedOn, valueOn, counterparty, creditorReference, endToEndId, bankReference } = entry;
  const booked = bookedOn === null ? null : t('statements.bookedOn', { day: formatDay(bookedOn, language) });
  const value = valueOn === null ? null : t('statements.valueOn', { day: formatDay(valueOn, language) });
  const reference = creditorReference ?? endToEndId ?? bankReference;
  return [
    booked,
    value,
    counterparty.accountNumber,
    counterparty.bank,
    reference === null ? null : t('statements.reference', { reference }),
  ].filter((part) => part !== null);
}

function Batch({ entry }: { entry: AccountEntry }) {
  const { t } = useReader();
  const query = useQuery(entryQuery(entry.id));
  if (query.isPending) return <RowSkeletons count={entry.payments} />;
  if (query.data === undefined) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <ul className={classes.payments} aria-label={t('statements.batchList')}>
      {query.data.details.map((payment, place) => (
        // The bank gives single payments in an order, and no id that every one of them has.
        <PaymentRow key={place} payment={payment} entry={entry} />
      ))}
    </ul>
  );
}

function PaymentRow({ payment, entry }: { payment: EntryPayment; entry: AccountEntry }) {
  const { t } = useReader();
  const { amount, currency, counterparty, remittance, creditorReference, endToEndId, bankReference } = payment;
  const reference = creditorReference ?? endToEndId ?? bankReference;
  const isOut = (payment.direction ?? entry.direction) === 'debit';
  const said = [remittance, reference === null ? null : t('statements.reference', { reference })];
  return (
    <li className={classes.payment}>
      <div className={classes.names}>
        <p>{counterparty.name ?? t('statements.unnamed')}</p>
        <p className={classes.quiet}>{said.filter((part) => part !== null).join(' · ')}</p>
      </div>
      {amount !== null && (
        <p className="figures">{formatMoney(`${isOut ? '-' : ''}${amount}`, currency ?? entry.currency)}</p>
      )}
    </li>
  );
}
