import type { Tx } from '../../platform/db/database.ts';
import type { ConnectionId, EnterpriseId, MandateId, PersonId } from '../../platform/ids.ts';
import type { BankIdentity } from './bank-sign-in.ts';
import type { Mandate } from './sessions/session-schemas.ts';

/** What a row of the bank's permission table makes of a session. */
export interface MandateStanding {
  /** The standard role on which the role is based. */
  readonly baseRoleId: string;
  /** The account actions that some account opens. */
  readonly accountActions: readonly string[];
  readonly tableVersion: bigint;
  /** The first instant at which the row does not hold any more; null when it names no last day. */
  readonly endsAt: Date | null;
}

/** A row of a permission table, as a session names it. */
export interface MandatePlace {
  readonly connectionId: ConnectionId;
  readonly customerId: string;
  readonly subject: string;
  readonly roleId: string;
  readonly departmentId: string;
}

/** A mandate as others are shown it; whether it is the current one depends on the session that asks. */
export type MandateView = Omit<Mandate, 'current'>;

/** Port, implemented by `access`: what a mandate that a bank returned means here. */
export interface MandateIntake {
  /**
   * Fetches the permission table from the bank where the one that is held is older than the one the mandate was looked up in. Runs
   * outside every transaction; what it returns is for `take`.
   * @throws SignInRefused when the table cannot be had, or is not to be believed.
   */
  prepare(identity: BankIdentity): Promise<object>;
  /**
   * Keeps the mandate and finds, or brings into being, the enterprise it is for. Joins the transaction of the sign-in; `announce` is
   * to be called once that has committed.
   * @throws SignInRefused when the permission table does not hold the mandate today.
   */
  take(
    tx: Tx,
    input: { personId: PersonId; identity: BankIdentity; prepared: object },
  ): Promise<{
    mandateId: MandateId;
    enterpriseId: EnterpriseId;
    standing: MandateStanding;
    announce: () => void;
  }>;
  describe(tx: Tx, mandateIds: readonly MandateId[]): Promise<Map<MandateId, MandateView>>;
  /** What the base role allows at this customer of this bank, and what its accounts open. */
  actionsOf(mandate: {
    baseRoleId: string;
    accountActions: readonly string[];
    bank: string;
    customerId: string;
  }): ReadonlySet<string>;
}
