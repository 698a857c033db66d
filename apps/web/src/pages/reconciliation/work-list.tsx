import { Button, Kbd } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { workQuery } from '../../api/reconciliation-queries.ts';
import type { MatchBody, ReconciliationEntry, ReconciliationMonth } from '../../api/types.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { LineDialog } from './line-dialog.tsx';
import { confirmation, useDeeds } from './use-deeds.ts';
import { useWorkKeys } from './use-work-keys.ts';
import { WorkTable } from './work-table.tsx';
import classes from './reconciliation.module.css';

/** Lines that wait for somebody: statement on the left, what the rules propose on the right. */
export function WorkList({ month }: { month: ReconciliationMonth }) {
  const { t } = useReader();
  const query = useInfiniteQuery(workQuery(month.accountNumber, month.month, 'open'));
  const deeds = useDeeds(month.accountNumber);
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <RowSkeletons count={6} />;
  if (query.data === undefined) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (entries.length === 0) {
    const none = month.matched + month.dismissed === 0;
    return (
      <>
        <UndoKey onUndo={deeds.undoLast} />
        <EmptyState
          title={t(none ? 'reconciliation.emptyNoLinesTitle' : 'reconciliation.emptyTitle')}
          icon={<IconChecks size={20} stroke={1.75} />}
          action={
            none && (
              <LinkButton variant="default" to={paths.statements} params={{ accountNumber: month.accountNumber }}>
                {t('reconciliation.toStatements')}
              </LinkButton>
            )
          }
        >
          {t(none ? 'reconciliation.emptyNoLines' : 'reconciliation.emptyOpen')}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <Work month={month} entries={entries} deeds={deeds} />
      <LoadMore query={query} />
    </>
  );
}

/** The last line that was dealt with can be taken back too, when none is left to go through. */
function UndoKey({ onUndo }: { onUndo: () => void }) {
  useWorkKeys({ count: 0, onEnter: () => undefined, onUndo });
  return null;
}

type WorkProps = {
  month: ReconciliationMonth;
  entries: readonly ReconciliationEntry[];
  deeds: ReturnType<typeof useDeeds>;
};

function Work({ month, entries, deeds }: WorkProps) {
  const { t } = useReader();
  const { accountNumber } = month;
  const may = month.can.includes('match');
  const { confirm, undo, undoLast, remember } = deeds;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [finding, setFinding] = useState<ReconciliationEntry | null>(null);
  const selected = entries.filter((one) => chosen.has(one.id));
  const confirmThese = (some: readonly ReconciliationEntry[]): void => {
    const bodies = distinct(some);
    if (bodies.length > 0 && !confirm.isPending) confirm.mutate(bodies);
    setChosen(new Set());
  };
  /** What cannot be confirmed as it stands is looked at. */
  const take = (entry: ReconciliationEntry | undefined): void => {
    if (entry === undefined || !may) return;
    if (confirmation(entry) === null) setFinding(entry);
    else confirmThese([entry]);
  };
  const keys = useWorkKeys({ count: entries.length, onEnter: (at) => take(entries[at]), onUndo: undoLast });
  return (
    <>
      {may && (
        <div className={classes.tools}>
          <p className={classes.keys} aria-label={t('reconciliation.keys')}>
            <Kbd>J</Kbd> <Kbd>K</Kbd> {t('reconciliation.upDown')} <Kbd>Enter</Kbd> {t('reconciliation.confirm')}{' '}
            <Kbd>U</Kbd> {t('reconciliation.undo')}
          </p>
          <Button disabled={selected.length === 0} loading={confirm.isPending} onClick={() => confirmThese(selected)}>
            {t('reconciliation.confirmSelected', { count: selected.length })}
          </Button>
        </div>
      )}
      {confirm.isError && <ProblemNote error={confirm.error} />}
      {undo.isError && <ProblemNote error={undo.error} />}
      <WorkTable
        entries={entries}
        currency={month.currency}
        may={may}
        at={keys.at}
        chosen={chosen}
        onLook={keys.look}
        onChoose={setChosen}
        onConfirm={take}
        onFind={setFinding}
      />
      {finding !== null && (
        <LineDialog
          accountNumber={accountNumber}
          entry={finding}
          onMatched={remember}
          onClose={() => setFinding(null)}
        />
      )}
    </>
  );
}

/** Several lines of one proposal are confirmed once. */
function distinct(entries: readonly ReconciliationEntry[]): MatchBody[] {
  const taken = new Set<string>();
  return entries.flatMap((entry) => {
    const body = confirmation(entry);
    if (body === null || body.entries.some(({ id }) => taken.has(id))) return [];
    for (const { id } of body.entries) taken.add(id);
    return [body];
  });
}
