import type { ActingContext } from '../../platform/acting-context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Text } from '../../platform/http/schemas.ts';
import type { Money } from '../../platform/money.ts';
import type { AccessModule, Decision } from '../access/index.ts';

/** A sentence in both languages. */
export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** A decision that does not say no. */
export type Allowed = Exclude<Decision, { readonly outcome: 'deny' }>;
export type NeedsApproval = Extract<Decision, { readonly outcome: 'needs_approval' }>;

/** For whom a decision is asked: a mandate, whether its session is open or not. */
export type Holder = Pick<
  ActingContext,
  'enterpriseId' | 'connectionId' | 'customerId' | 'subject' | 'roleId' | 'departmentId'
>;
/** What somebody wants to do, now. */
export interface Asked {
  readonly action: string;
  readonly accountNumber: string;
  readonly amount?: Money;
  readonly counterparty?: string;
  /** Asked of something that was done within the hours already. */
  readonly atAnyHour?: boolean;
}

/** An account that a mandate opens, and for what. */
export interface OpenAccount {
  readonly accountNumber: string;
  readonly name: Text;
  readonly currency: string;
  readonly lastDigits: string;
  readonly actions: ReadonlySet<string>;
}

/** How the customer's table calls roles, departments and accounts. */
export interface TableNames {
  role(roleId: string): Text;
  department(departmentId: string): Text;
  account(accountNumber: string): Omit<OpenAccount, 'actions'> | null;
}

/** What the permission table in force says. */
export interface Permissions {
  decide(context: ActingContext, asked: Asked): Promise<Decision>;
  /** The same with the head of the table locked for share: no newer table comes into force until the transaction ends. */
  decideIn(tx: Tx, holder: Holder, asked: Asked): Promise<Decision>;
  /** The version in force; `decideIn` has locked it. */
  versionIn(tx: Tx, holder: Holder): Promise<bigint>;
  accountsOf(context: ActingContext): Promise<readonly OpenAccount[]>;
  namesOf(context: ActingContext): Promise<TableNames>;
  /** @throws Problem 404 or 403 with the reason, when the mandate does not open the account for this. */
  requireAccount(context: ActingContext, action: string, accountNumber: string): Promise<unknown>;
  /** The accounts of a customer number by the table in force, which stays in force until the transaction ends; null without a table. */
  customerAccounts(tx: Tx, customer: Customer): Promise<ReadonlySet<string> | null>;
  readonly limits: AccessModule['limits'];
}

/** An enterprise as a customer of a bank. */
export type Customer = Pick<ActingContext, 'enterpriseId' | 'connectionId' | 'customerId'>;

/** A statement file that a bank gave, as the event `bank.statement_file` names it. */
export interface BankStatementFile extends Customer {
  /** The bank's own id of it. */
  readonly fileId: string;
  readonly fileName: string;
}

/** A statement file of a bank that is too large to be fetched, as the event `bank.statement_file_left` names it. */
export interface LeftStatementFile extends BankStatementFile {
  readonly accountNumber: string;
  readonly schema: string;
  readonly sizeBytes: number;
  /** Of its bytes, in hex. */
  readonly sha256: string;
  readonly mostBytes: number;
}

/** Where the bytes of statement files come from that a bank gave; `bank` fetches them and keeps them until they are taken. */
export interface StatementFileSource {
  /** @returns null when the file is not kept there (any more). */
  read(file: BankStatementFile): Promise<Buffer | null>;
  /** It was taken, or kept aside for good; what is not taken is named again, at the latest with a new permission table. */
  taken(file: BankStatementFile): Promise<void>;
}
