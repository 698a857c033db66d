import type { Tx } from '../../../platform/db/database.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import type { MandateId, PersonId } from '../../../platform/ids.ts';
import type { LimitUse } from '../permissions/decision.ts';
import type { Demand, SignatureClass } from '../permissions/table.ts';
import type { ApprovalState } from './approval.ts';
import type { Asks, HolderRef, TableRef } from './signing-table.ts';

/** An account as the signers read it. */
export interface ContentParty {
  readonly name: Text;
  readonly accountNumber: string;
  readonly lastDigits: string | null;
  /** Name of the bank that holds it, where known. */
  readonly bank: string | null;
}

/** What the signers read, and what they sign: every word of it goes into the hash. */
export interface ApprovalContent {
  /** What the maker or the owner calls it, such as a number. */
  readonly reference: string;
  /** A decimal string with all decimals; null where no money moves. */
  readonly amount: { readonly amount: string; readonly currency: string } | null;
  readonly debtor: ContentParty | null;
  readonly creditor: ContentParty | null;
  readonly purpose: string | null;
  /** Whatever else is signed, one line each. */
  readonly lines: readonly { readonly label: Text; readonly value: Text }[];
  /** What is not shown and signed all the same, such as the hash of a whole table. */
  readonly binding: string | null;
}

/** The rule that fitted the content: of its amount band, as the decision returned it. */
export interface ApprovalRequirement {
  readonly demand: Demand;
  readonly expiresAfterHours: number;
  readonly stepUp: boolean;
  /** The band, decimal strings; null is open or has none. For the words on the page. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What is put up for signing. */
export interface ApprovalRequest {
  readonly kind: string;
  readonly subjectId: string;
  readonly asks: Asks;
  readonly requirement: ApprovalRequirement;
  readonly content: ApprovalContent;
}

/** A signature that stood when the approval ended. */
export interface StandingSignature extends HolderRef {
  readonly personId: PersonId;
  readonly mandateId: MandateId;
  /** In whose stead it was given; role and department are his. */
  readonly forSubject: string | null;
  readonly signatureClass: SignatureClass;
  readonly signedAt: Date;
  readonly method: 'session' | 'passkey';
  /** What it took of the signer's cumulative limits: to be given back by the owner when no money moves after all. */
  readonly uses: readonly LimitUse[];
}

/** What the owner of the subject is told when the approval ends. */
export interface EndedApproval {
  readonly approvalId: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly table: TableRef;
  readonly state: Exclude<ApprovalState, 'waiting'>;
  readonly contentHash: string;
  readonly asks: Asks;
  readonly maker: HolderRef & { readonly personId: PersonId; readonly mandateId: MandateId };
  readonly signatures: readonly StandingSignature[];
  /** What was said with it, where somebody rejected or withdrew. */
  readonly reason: string | null;
  readonly endedAt: Date;
  /** Whose deed ended it; null for time. */
  readonly endedBy: PersonId | null;
}

/**
 * What the module that owns a kind of subject does when its approval ends. Both run in the transaction that ends it, which works for
 * the enterprise, with the row of the approval locked: whoever locks his own row as well does it after that, so a withdrawal
 * begins with `approvals.withdraw`. What they throw undoes the ending.
 */
export interface ApprovalSubject {
  /** The demand is met: once, with the last signature. */
  approved(tx: Tx, approval: EndedApproval): Promise<void>;
  /** It was rejected, withdrawn, or has expired. */
  ended(tx: Tx, approval: EndedApproval): Promise<void>;
  /** After the commit of either: for wake-ups. */
  settled?(approval: EndedApproval): void;
}
