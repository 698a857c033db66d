import type { Tx } from '../../../platform/db/database.ts';
import type { ConnectionId, EnterpriseId, MandateId, PersonId } from '../../../platform/ids.ts';
import type { Money } from '../../../platform/money.ts';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { BothLanguages, LimitUse } from '../permissions/decision.ts';
import type { AccountAction } from '../permissions/account-actions.ts';
import type { SignatureClass, TableHolder } from '../permissions/table.ts';
import type { Action } from '../roles/role-table.ts';

/** Which permission table: that of one customer number at one bank. */
export interface TableRef {
  readonly enterpriseId: EnterpriseId;
  readonly connectionId: ConnectionId;
  readonly customerId: string;
}

/** Who acts as whom in a table. */
export interface HolderRef {
  readonly subject: string;
  readonly roleId: string;
  readonly departmentId: string;
}

/** The holder for whom a session stands. */
export interface ActingHolder extends HolderRef {
  readonly table: TableRef;
  readonly personId: PersonId;
  readonly mandateId: MandateId;
}

/** What a signer must be allowed to do: to check or release a payment of this amount, or an action of his role. */
export type Asks =
  | {
      readonly kind: 'account';
      readonly accountNumber: string;
      readonly amount: Money;
      readonly counterparty: string | null;
    }
  | { readonly kind: 'network'; readonly action: Action };

/** When something is, or was, signed. */
export interface Moment {
  readonly at: Date;
  /** Asked of what was signed within the hours already: everything else has to hold still. */
  readonly atAnyHour?: boolean;
}

/** What the signature of a holder is worth. */
export interface SigningAuthority {
  readonly signatureClass: SignatureClass;
  readonly action: AccountAction | Action;
  /** What the signature takes of the holder's cumulative limits. */
  readonly uses: readonly LimitUse[];
}

/** The permission table that is in force, as far as signing asks it. Pure: it was compiled before. */
export interface SigningTable {
  readonly version: number;
  /** Those whose days include the moment. */
  holders(at: Date): readonly TableHolder[];
  /** With what the holder could sign at the moment; null when he could not. */
  authorityOf(holder: HolderRef, asks: Asks, when: Moment): SigningAuthority | null;
  /** Why he could not, as a sentence; null when he could, and where the table has no reason to give. */
  whyNot(holder: HolderRef, asks: Asks, when: Moment): BothLanguages | null;
  /** Whether the holder's own mandate checks at least something of the kind: who signs for others has to. */
  couldCarry(holder: HolderRef, asks: Asks, when: Moment): boolean;
  /** Whether the holder's own mandate signs anything at all: who names a deputy, and who is named, has to. */
  signsSomething(holder: HolderRef, at: Date): boolean;
  /** Whether the holder may see what is asked for at all. */
  mayRead(holder: HolderRef, asks: Asks, at: Date): boolean;
  /** Names by the table; null for what it does not hold. */
  nameOfRole(roleId: string): BothLanguages | null;
  nameOfDepartment(departmentId: string): BothLanguages | null;
  nameOfHolder(subject: string): BothLanguages | null;
}

/** Where the tables come from. */
export interface SigningTables {
  /** For whom the session stands. Whether the table in force still holds him, the table says. */
  holderOf(context: ActingContext): ActingHolder;
  /** The table in force; `lock`: no newer one comes into force until the transaction ends. Null where there is none. */
  current(tx: Tx, table: TableRef, options: { readonly lock: boolean }): Promise<SigningTable | null>;
}
