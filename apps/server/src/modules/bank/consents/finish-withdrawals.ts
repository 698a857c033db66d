import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { BankApi } from '../client/bank-api.ts';
import type { BankConnection } from '../connections/connection.ts';
import { lockConsent, selectWithdrawing, updateConsent } from './consent-store.ts';

/** Tells the bank of withdrawals that hold here already. @throws BankError when it cannot be told now. */
export async function finishWithdrawals(
  deps: { db: Database; clock: Clock; api: BankApi },
  connection: BankConnection,
): Promise<void> {
  const { db, clock, api } = deps;
  const due = await db.asSystem(
    'bank.find_withdrawals',
    (tx) => selectWithdrawing(tx, connection.connectionId, clock.now(), 50),
    { readOnly: true },
  );
  for (const consent of due) {
    await api.withdrawConsent(connection, consent.bankConsentId ?? '');
    await confirmWithdrawal(deps, consent.consentId);
  }
}

/** The bank knows. */
export function confirmWithdrawal({ db }: { db: Database }, consentId: string): Promise<void> {
  return db.asSystem('bank.confirm_withdrawal', async (tx) => {
    const consent = await lockConsent(tx, consentId);
    if (consent !== null) await updateConsent(tx, { ...consent, withdrawalDueAt: null });
  });
}
