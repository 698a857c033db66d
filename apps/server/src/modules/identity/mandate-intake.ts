import type { Tx } from '../../platform/db/database.ts';
import type { EnterpriseId, MandateId, PersonId } from '../../platform/ids.ts';
import type { BankIdentity } from './bank-sign-in.ts';
import type { Mandate } from './sessions/session-schemas.ts';

/** A mandate as others are shown it; whether it is the current one depends on the session that asks. */
export type MandateView = Omit<Mandate, 'current'>;

/** Port, implemented by `access`: what a mandate that a bank returned means here. */
export interface MandateIntake {
  /** Keeps the mandate and finds, or brings into being, the enterprise it is for. Joins the transaction of the sign-in. */
  take(
    tx: Tx,
    input: { personId: PersonId; identity: BankIdentity },
  ): Promise<{ mandateId: MandateId; enterpriseId: EnterpriseId }>;
  describe(tx: Tx, mandateIds: readonly MandateId[]): Promise<Map<MandateId, MandateView>>;
  /** What the role allows at this customer of this bank. */
  actionsOf(role: { roleId: string; bank: string; customerId: string }): ReadonlySet<string>;
}
