import type { ConnectionId } from '../../../platform/ids.ts';
import type { PermissionTable } from '../permissions/table.ts';

/** A permission table as a bank signed it, with the evidence for it. */
export interface SignedTable {
  readonly connectionId: ConnectionId;
  /** Slug of the bank. */
  readonly bank: string;
  readonly customerId: string;
  readonly version: bigint;
  readonly effectiveFrom: Date;
  readonly signedAt: Date;
  /** The requirement from which the bank built it; null for one that it built by itself. */
  readonly requirementId: string | null;
  readonly table: PermissionTable;
  /** The table as the bank's interface writes it. */
  readonly document: object;
  readonly evidence: {
    readonly jws: string;
    readonly keyId: string;
    readonly publicKey: Readonly<Record<string, string>>;
    /** SHA-256 of the signed payload: tells a repetition from a contradiction. */
    readonly digest: Buffer;
  };
}

/** A table that a bank gave and that cannot be believed. The operator has been told; what is held stays in force. */
export class TableRefused extends Error {
  /** @param detail what is wrong, in words for the operator. */
  constructor(detail: string, cause?: unknown) {
    super(detail, { cause });
    this.name = 'TableRefused';
  }
}

/** The bank does not give its table at the moment. */
export class TableUnavailable extends Error {
  constructor(detail: string, cause?: unknown) {
    super(detail, { cause });
    this.name = 'TableUnavailable';
  }
}

/** Whose table at which bank. */
export interface TablePlace {
  readonly connectionId: ConnectionId;
  readonly customerId: string;
}

/** What the bank says of a requirement at once. */
export type RequirementReceipt =
  | { readonly outcome: 'received' }
  /** `basedOnVersion` is not the current version of the bank. */
  | { readonly outcome: 'stale' }
  | { readonly outcome: 'refused'; readonly errors: readonly { readonly field: string; readonly reason: string }[] };

/** What became of a requirement. */
export interface RequirementState {
  readonly status: 'received' | 'built' | 'refused';
  /** The version that the bank built from it. */
  readonly version: bigint | null;
  readonly errors: readonly { readonly field: string; readonly reason: string }[];
}

/** Port, implemented by `bank`: the permission tables of a bank's customers. Every method calls the bank: never inside a transaction. */
export interface PermissionTableSource {
  /**
   * The table of a customer, its newest version unless another is asked for; its signature, issuer, customer and times were found
   * right, and it contradicts itself nowhere. `atLeast`: the bank has said that it holds this version, so an older one is refused.
   * @throws TableRefused, TableUnavailable
   */
  read(
    place: TablePlace & { readonly version?: bigint; readonly atLeast?: bigint; readonly interactive?: boolean },
  ): Promise<SignedTable>;
  /**
   * Keeps a table aside that is the bank's and is not to be believed, and tells the operator, once of each. `older`, `contradiction`: as
   * what is held says; `misfit`: it is not what it was named as, with `detail` in words for the operator.
   */
  refuse(
    signed: SignedTable,
    why: { readonly reason: 'older' | 'contradiction' } | { readonly reason: 'misfit'; readonly detail: string },
  ): Promise<void>;
  /** Hands a requirement to the bank, in the shape of its interface. @throws TableUnavailable */
  submit(
    place: TablePlace & { readonly idempotencyKey: string; readonly requirement: object },
  ): Promise<RequirementReceipt>;
  /** What became of a requirement; null when the bank knows of none. @throws TableUnavailable */
  requirement(place: TablePlace & { readonly requirementId: string }): Promise<RequirementState | null>;
}
