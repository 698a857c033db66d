import type { EnterpriseId, Id } from '../../../platform/ids.ts';
import type { StatementId } from './entry.ts';
import type { FaultCode, FaultValues } from './reading/statement-fault.ts';
import type { MessageName } from './reading/message-kind.ts';

export type StatementFileId = Id<'statement_file'>;
export type StatementState = 'balances' | 'does_not_balance' | 'not_checked';

/** A balance as it is kept: the amount in minor units as text, below zero where the account is overdrawn. */
export interface StoredBalance {
  readonly type: string;
  readonly subType: string | null;
  readonly amountMinor: string;
  readonly currency: string;
  readonly on: string;
}

/** A row of `payments.statements`. */
export interface StatementRow {
  readonly enterpriseId: EnterpriseId;
  readonly statementId: StatementId;
  /** Hex: SHA-256 over account and content. */
  readonly statementKey: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly accountNumber: string;
  readonly currency: string;
  readonly fileId: StatementFileId;
  readonly message: MessageName;
  readonly schema: string;
  readonly checkedBy: 'schema' | 'rules';
  readonly bankId: string;
  readonly electronicSequence: string | null;
  readonly legalSequence: string | null;
  /** Null where it is whole. */
  readonly page: number | null;
  /** Whether it is the last page; null where the bank does not say. */
  readonly lastPage: boolean | null;
  /** Everything booked in it is in the currency of the account. */
  readonly oneCurrency: boolean;
  readonly isCopy: boolean;
  readonly createdAt: Date | null;
  readonly day: string;
  readonly fromOn: string | null;
  readonly openingMinor: bigint | null;
  readonly openingOn: string | null;
  readonly closingMinor: bigint | null;
  readonly closingOn: string | null;
  readonly balances: readonly StoredBalance[];
  readonly state: StatementState;
  readonly expectedMinor: bigint | null;
  readonly creditsMinor: bigint;
  readonly debitsMinor: bigint;
  readonly entries: number;
  readonly takenAt: Date;
  /** Who gave the file, and who brought it where a member did. */
  readonly via: 'bank' | 'upload';
  readonly uploadedBy: string | null;
}

/** A row of `payments.statement_files` without its content. */
export interface StatementFileRow {
  readonly fileId: StatementFileId;
  readonly connectionId: string;
  readonly customerId: string;
  readonly via: 'bank' | 'upload';
  readonly sourceId: string | null;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: Buffer;
  readonly state: 'taken' | 'refused';
  readonly message: string | null;
  readonly checkedBy: 'schema' | 'rules' | null;
  readonly accountNumbers: readonly string[];
  readonly statements: number;
  readonly entries: number;
  readonly faultCode: FaultCode | null;
  readonly faultLine: number | null;
  readonly faultValues: FaultValues | null;
  readonly uploadedBy: string | null;
  readonly receivedAt: Date;
}
