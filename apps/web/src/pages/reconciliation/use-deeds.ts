import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { lookAgain, matchEntries, undoMatch } from '../../api/reconciliation-queries.ts';
import { useSubmitKey } from '../../api/submit-key.ts';
import type { MatchBody, ReconciliationEntry } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import { showToast } from '../../ui/toasts.ts';

/** What a proposal is, sent back as it was read; null where a person has to say more first. */
export function confirmation({ proposal }: ReconciliationEntry): MatchBody | null {
  if (proposal === null || proposal.difference?.kind === 'other') return null;
  if (proposal.items.some(({ item }) => item.hidden)) return null;
  return {
    entries: proposal.entries.map(({ id, revision }) => ({ id, revision })),
    items: proposal.items.map(({ item, amount }) => ({ id: item.id, amount })),
    differenceKind: proposal.difference?.kind ?? null,
  };
}

/** Confirming proposals one after the other, and taking back what was confirmed last. */
export function useDeeds(accountNumber: string) {
  const { t } = useReader();
  const client = useQueryClient();
  const submit = useSubmitKey();
  const made = useRef<string[]>([]);
  const settled = (): Promise<void> => {
    submit.renew();
    return lookAgain(client, accountNumber);
  };
  const confirm = useMutation({
    mutationFn: async (bodies: readonly MatchBody[]) => {
      for (const [at, one] of bodies.entries()) {
        const { id } = await matchEntries(accountNumber, one, `${submit.key()}-${at}`);
        made.current.push(id);
      }
      return bodies.length;
    },
    onSuccess: (count) =>
      showToast(count === 1 ? t('reconciliation.confirmed') : t('reconciliation.confirmedMany', { count })),
    onSettled: settled,
  });
  const undo = useMutation({
    mutationFn: async (matchId: string) => {
      await undoMatch(accountNumber, matchId, submit.key());
      made.current = made.current.filter((id) => id !== matchId);
    },
    onSuccess: () => showToast(t('reconciliation.undone')),
    onSettled: settled,
  });
  const undoLast = (): void => {
    const last = made.current.at(-1);
    if (last !== undefined && !undo.isPending) undo.mutate(last);
  };
  /** A match that was put together by hand is the last one too. */
  const remember = (matchId: string): void => void made.current.push(matchId);
  return { confirm, undo, undoLast, remember };
}
