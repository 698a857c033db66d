import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dismiss, entryQuery, lookAgain, matchEntries } from '../../api/reconciliation-queries.ts';
import { useSubmitKey } from '../../api/submit-key.ts';
import type { DismissBody, MatchBody, ReconciliationEntry, ReconciliationItem } from '../../api/types.ts';
import { CheckBox } from '../../components/check-box.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatDay } from '../../ui/format-date.ts';
import { groupDecimal } from '../../ui/format-number.ts';
import { showToast } from '../../ui/toasts.ts';
import { decimalsOf, fromMinor, signed, toMinor } from './amounts.ts';
import classes from './reconciliation.module.css';
import dialogClasses from '../../components/dialog.module.css';

type DifferenceKind = NonNullable<MatchBody['differenceKind']>;
type Dismissal = DismissBody['as'];
const differenceKinds: readonly DifferenceKind[] = ['fee', 'interest', 'charge', 'discount', 'exchange', 'other'];
const dismissals: readonly Dismissal[] = ['own_transfer', 'bank_error', 'booked_elsewhere', 'other'];

type LineDialogProps = {
  accountNumber: string;
  entry: ReconciliationEntry;
  /** @param matchId the match that was made of the line. */
  onMatched: (matchId: string) => void;
  onClose: () => void;
};

/** A line with the records to choose from: one or several, whole or in part; or it is put aside. */
export function LineDialog({ accountNumber, entry, onMatched, onClose }: LineDialogProps) {
  const { t, language } = useReader();
  const query = useQuery(entryQuery(accountNumber, entry.id));
  const title = t('reconciliation.dialogTitle', {
    day: formatDay(entry.day, language),
    amount: groupDecimal(signed(entry)),
  });
  return (
    <Dialog title={title} wide onClose={onClose}>
      <p className={classes.quiet}>
        {[entry.party.name, entry.party.accountNumber, entry.remittance].filter((one) => one !== null).join(' · ')}
      </p>
      {query.isPending && <RowSkeletons count={3} />}
      {query.isError && query.data === undefined && <ProblemNote error={query.error} />}
      {query.data !== undefined && (
        <>
          <Choose
            key={query.data.revision}
            accountNumber={accountNumber}
            entry={query.data}
            candidates={query.data.candidates}
            onMatched={onMatched}
            onDone={onClose}
          />
          <Aside accountNumber={accountNumber} entry={query.data} onDone={onClose} />
        </>
      )}
    </Dialog>
  );
}

type PartProps = { accountNumber: string; entry: ReconciliationEntry; onDone: () => void };
type ChooseProps = PartProps & { candidates: ReconciliationItem[]; onMatched: (matchId: string) => void };

function Choose({ accountNumber, entry, candidates, onMatched, onDone }: ChooseProps) {
  const { t } = useReader();
  const decimals = decimalsOf(entry.amount);
  const proposed = entry.proposal?.entries.length === 1 ? entry.proposal.items : [];
  const [taken, setTaken] = useState<ReadonlyMap<string, string>>(
    () => new Map(proposed.map(({ item, amount }) => [item.id, amount])),
  );
  const [kind, setKind] = useState<DifferenceKind | ''>(entry.proposal?.difference?.kind ?? '');
  const [note, setNote] = useState('');
  const amounts = [...taken.values()].map((amount) => toMinor(amount, decimals));
  const sum = amounts.reduce<bigint>((all, amount) => all + (amount ?? 0n), 0n);
  const left = (toMinor(entry.amount, decimals) ?? 0n) - sum;
  const fits = amounts.every((amount) => amount !== null && amount > 0n) && (left === 0n || kind !== '');
  const match = useDone(accountNumber, t('reconciliation.confirmed'), onDone, async (key) => {
    const body: MatchBody = {
      entries: [{ id: entry.id, revision: entry.revision }],
      items: [...taken].map(([id, amount]) => ({ id, amount: amount.trim() })),
      differenceKind: left === 0n || kind === '' ? null : kind,
      note: note.trim() === '' ? null : note.trim(),
    };
    onMatched((await matchEntries(accountNumber, body, key)).id);
  });
  const set = (id: string, amount: string | null): void => {
    const next = new Map(taken);
    if (amount === null) next.delete(id);
    else next.set(id, amount);
    setTaken(next);
  };
  /** As much of it as the line still has, else all of it. */
  const most = (open: string): string => {
    const minor = toMinor(open, decimals) ?? 0n;
    return left > 0n && left < minor ? fromMinor(left, decimals) : open;
  };
  return (
    <section className={dialogClasses.form}>
      <h3>{t('reconciliation.candidates')}</h3>
      {candidates.length === 0 && <p className={classes.quiet}>{t('reconciliation.noCandidates')}</p>}
      <ul className={classes.candidates}>
        {candidates.map((item) => (
          <li key={item.id}>
            <CheckBox
              label={`${t(`reconciliation.items.${item.kind}`)} ${item.number ?? ''}`}
              name={t('reconciliation.take', { number: item.number ?? '' })}
              hint={[item.party.name, t('reconciliation.openAmount', { amount: groupDecimal(item.open) })]
                .filter((one) => one !== null)
                .join(' · ')}
              checked={taken.has(item.id)}
              onChange={(on) => set(item.id, on ? most(item.open) : null)}
            />
            {taken.has(item.id) && (
              <TextInput
                aria-label={t('reconciliation.taken', { number: item.number ?? '' })}
                inputMode="decimal"
                value={taken.get(item.id) ?? ''}
                onChange={({ currentTarget: { value } }) => set(item.id, value)}
              />
            )}
          </li>
        ))}
      </ul>
      <p aria-live="polite">
        {t('reconciliation.left', { amount: groupDecimal(fromMinor(left, decimals)), currency: entry.currency })}
      </p>
      {left !== 0n && (
        <NativeSelect
          label={t('reconciliation.differenceKind')}
          value={kind}
          data={[
            { value: '', label: t('reconciliation.choose') },
            ...differenceKinds.map((value) => ({ value, label: t(`reconciliation.kinds.${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) => setKind(differenceKinds.find((one) => one === value) ?? '')}
        />
      )}
      <TextInput
        label={t('reconciliation.note')}
        value={note}
        maxLength={500}
        onChange={({ currentTarget: { value } }) => setNote(value)}
      />
      {match.isError && <ProblemNote error={match.error} />}
      <div className={dialogClasses.buttons}>
        <Button disabled={!fits} loading={match.isPending} onClick={() => match.mutate()}>
          {t('reconciliation.match')}
        </Button>
      </div>
    </section>
  );
}

function Aside({ accountNumber, entry, onDone }: PartProps) {
  const { t } = useReader();
  const [as, setAs] = useState<Dismissal>('own_transfer');
  const [note, setNote] = useState('');
  const put = useDone(accountNumber, t('reconciliation.dismissedDone'), onDone, (key) =>
    dismiss(
      accountNumber,
      {
        entry: { id: entry.id, revision: entry.revision },
        as,
        note: note.trim() === '' ? null : note.trim(),
      },
      key,
    ),
  );
  return (
    <details className={dialogClasses.more}>
      <summary>{t('reconciliation.putAside')}</summary>
      <div className={dialogClasses.form}>
        <NativeSelect
          label={t('reconciliation.dismissAs')}
          value={as}
          data={dismissals.map((value) => ({ value, label: t(`reconciliation.dismissals.${value}`) }))}
          onChange={({ currentTarget: { value } }) => setAs(dismissals.find((one) => one === value) ?? 'other')}
        />
        <TextInput
          label={t('reconciliation.note')}
          value={note}
          maxLength={500}
          onChange={({ currentTarget: { value } }) => setNote(value)}
        />
        {put.isError && <ProblemNote error={put.error} />}
        <div className={dialogClasses.buttons}>
          <Button
            variant="default"
            disabled={as === 'other' && note.trim() === ''}
            loading={put.isPending}
            onClick={() => put.mutate()}
          >
            {t('reconciliation.dismiss')}
          </Button>
        </div>
      </div>
    </details>
  );
}

function useDone(accountNumber: string, said: string, onDone: () => void, work: (key: string) => Promise<unknown>) {
  const client = useQueryClient();
  const submit = useSubmitKey();
  return useMutation({
    mutationFn: () => work(submit.key()),
    onSuccess: () => {
      showToast(said);
      onDone();
    },
    onSettled: () => {
      submit.renew();
      return lookAgain(client, accountNumber);
    },
  });
}
