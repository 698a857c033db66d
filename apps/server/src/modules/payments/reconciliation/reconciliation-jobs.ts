import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import type { AccountPlace } from './period.ts';
import { selectAccounts } from './period-store.ts';
import type { OrderReconciled } from './reconciliation-events.ts';
import { reconciliationLimits } from './reconciliation-limits.ts';
import { runAccount } from './run-account.ts';

/** Told outside of any transaction that a side has found the money of an order, or takes that back: it asks which. */
export type NoteOrder = (order: { readonly enterpriseId: EnterpriseId; readonly orderId: string }) => Promise<void>;

const runJob = 'payments.reconcile_account';

/** What says that lines or records may be new. Each names the enterprise, and most of them the account. */
const topics = [
  'payments.entries_booked',
  'payments.entries_superseded',
  'payments.payment_released',
  'payments.payment_executed',
  'payments.payment_failed',
  'payments.trade_order_changed',
  'payments.payment_request_changed',
];

/** What is new is matched as soon as it is there; of one account at most one run waits. */
export function defineReconciliationJobs(
  deps: Pick<PaymentsDeps, 'db' | 'clock' | 'audit' | 'relay' | 'jobs'>,
  noteOrder: NoteOrder,
): void {
  const { db, jobs, relay } = deps;
  jobs.define<StoredEvent>({
    name: 'payments.note_order_reconciled',
    on: ['payments.reconciled'],
    run: async ({ payload: { payload } }) => {
      // Written by this module as the payload of this topic.
      const { enterpriseId, orderId } = payload as OrderReconciled;
      await noteOrder({ enterpriseId: enterpriseId as EnterpriseId, orderId });
    },
  });
  jobs.define<AccountPlace>({
    name: runJob,
    coalesce: true,
    concurrency: 2,
    groupConcurrency: 1,
    groupOf: ({ enterpriseId }) => enterpriseId,
    run: async ({ payload }) => {
      await runAccount(deps, payload);
      relay.wake();
    },
  });
  jobs.define<StoredEvent>({
    name: 'payments.find_accounts_to_reconcile',
    on: topics,
    run: async ({ payload: { enterpriseId, payload } }) => {
      if (enterpriseId === null) return;
      const told = placeIn(enterpriseId, payload);
      const accounts =
        'connectionId' in told
          ? [told]
          : await db.as(
              { enterpriseId },
              (tx) => selectAccounts(tx, told.accountNumber, reconciliationLimits.accountsAtOnce),
              { readOnly: true },
            );
      // The queues are the system's own.
      await db.asSystem('payments.queue_reconciliation', async (tx) => {
        for (const account of accounts) await jobs.send(tx, runJob, account, { key: Object.values(account).join('|') });
      });
    },
  });
}

/** The account that an event names; an event of entries names it whole, one of payments by its number. */
function placeIn(enterpriseId: string, payload: unknown): AccountPlace | { readonly accountNumber: string | null } {
  // Written by this module as the payload of one of the topics above.
  const { connectionId, customerId, accountNumber } = payload as Partial<AccountPlace>;
  if (connectionId === undefined || customerId === undefined || accountNumber === undefined)
    return { accountNumber: accountNumber ?? null };
  return { enterpriseId: enterpriseId as EnterpriseId, connectionId, customerId, accountNumber };
}
