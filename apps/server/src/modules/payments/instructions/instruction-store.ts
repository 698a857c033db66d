import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ConnectionId, EnterpriseId, Id, MandateId, PersonId } from '../../../platform/ids.ts';
import type { InstructionContent } from './content.ts';
import type { StoredDecision } from './decision.ts';
import type { InstructionState } from './instruction.ts';

export type PaymentId = Id<'payment'>;

/** Whose table an instruction is under, and who prepared it as what. */
export interface Preparation {
  readonly connectionId: ConnectionId;
  readonly bank: string;
  readonly customerId: string;
  readonly preparedBy: PersonId;
  readonly preparedMandate: MandateId;
  readonly preparedSubject: string;
  readonly preparedRole: string;
  readonly preparedDepartment: string;
  readonly preparedAt: Date;
}

/** A signature as it is kept with what it released. */
export interface StoredSignature {
  readonly personId: PersonId;
  readonly subject: string;
  readonly roleId: string;
  readonly departmentId: string;
  readonly signedAt: string;
  readonly method: 'session' | 'passkey';
  /** As the bank calls the one who was away, where a deputy signed; role and department are his. */
  readonly inSteadOf?: string;
}

export interface InstructionRow extends InstructionContent, Preparation {
  readonly enterpriseId: EnterpriseId;
  readonly instructionId: PaymentId;
  readonly state: InstructionState;
  readonly contentHash: Buffer;
  readonly revision: number;
  readonly decision: StoredDecision;
  readonly tableVersion: bigint;
  readonly approvalId: string | null;
  /** What the signers sign: of the content as they read it. */
  readonly approvalHash: string | null;
  readonly expiresAt: Date | null;
  /** When the last signature was given, and when it was released: authorised at the bank. */
  readonly signedAt: Date | null;
  readonly releasedAt: Date | null;
  readonly authorisedBy: PersonId | null;
  /** How many authorisations the bank's own table asks for, and how many it has; null where it does not say. */
  readonly numberRequired: number | null;
  readonly numberReceived: number | null;
  /** The evidence for the bank; instants as RFC 3339. */
  readonly signatures: readonly StoredSignature[];
  readonly bankPaymentId: string | null;
  readonly bankStatus: string | null;
  readonly bankReason: string | null;
  readonly bankSequence: bigint | null;
  readonly sendAt: Date | null;
  readonly sends: number;
  readonly executedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endNote: string | null;
  readonly updatedAt: Date;
}

const columns = sql`enterprise_id as "enterpriseId", instruction_id as "instructionId", connection_id as "connectionId", bank,
  customer_id as "customerId", state, debtor_account as "debtorAccount", creditor_name as "creditorName",
  creditor_account as "creditorAccount", creditor_bank as "creditorBank", amount_minor as "amountMinor", currency, remittance,
  content_hash as "contentHash", revision, decision, prepared_by as "preparedBy", prepared_mandate as "preparedMandate",
  prepared_subject as "preparedSubject", prepared_role as "preparedRole", prepared_department as "preparedDepartment",
  prepared_at as "preparedAt", table_version as "tableVersion", approval_id as "approvalId",
  approval_hash as "approvalHash", signatures, expires_at as "expiresAt",
  signed_at as "signedAt", released_at as "releasedAt", authorised_by as "authorisedBy", number_required as "numberRequired",
  number_received as "numberReceived", bank_payment_id as "bankPaymentId", bank_status as "bankStatus", bank_reason as "bankReason",
  bank_sequence as "bankSequence", send_at as "sendAt", sends, executed_at as "executedAt", ended_at as "endedAt",
  end_note as "endNote", updated_at as "updatedAt"`;

/** Writes a new one in its first state, not yet waiting and not yet released. */
export async function insertInstruction(
  tx: Tx,
  row: InstructionContent &
    Preparation &
    Pick<InstructionRow, 'enterpriseId' | 'instructionId' | 'contentHash' | 'decision' | 'tableVersion'> & {
      readonly searchText: string;
    },
): Promise<void> {
  await sql`/*payments.insert_instruction*/
    insert into payments.instructions (enterprise_id, instruction_id, connection_id, bank, customer_id, state, debtor_account,
      creditor_name, creditor_account, creditor_bank, amount_minor, currency, remittance, content_hash, revision, search_text, decision,
      prepared_by, prepared_mandate, prepared_subject, prepared_role, prepared_department, prepared_at, table_version, updated_at)
    values (${row.enterpriseId}, ${row.instructionId}, ${row.connectionId}, ${row.bank}, ${row.customerId}, 'prepared',
      ${row.debtorAccount}, ${row.creditorName}, ${row.creditorAccount}, ${row.creditorBank}, ${row.amountMinor}, ${row.currency},
      ${row.remittance}, ${row.contentHash}, 1, ${row.searchText}, ${JSON.stringify(row.decision)}::jsonb, ${row.preparedBy},
      ${row.preparedMandate}, ${row.preparedSubject}, ${row.preparedRole}, ${row.preparedDepartment}, ${row.preparedAt},
      ${row.tableVersion}, ${row.preparedAt})`.execute(tx);
}

/** The one of the enterprise for which `tx` works. */
export async function selectInstruction(tx: Tx, instructionId: string): Promise<InstructionRow | null> {
  const { rows } = await sql<InstructionRow>`/*payments.select_instruction*/
    select ${columns} from payments.instructions
    where enterprise_id = (select platform.current_enterprise()) and instruction_id = ${instructionId}`.execute(tx);
  return rows[0] ?? null;
}

/** The same; nobody changes it until the transaction ends. Where an approval is concerned, its row is locked before. */
export async function lockInstruction(tx: Tx, instructionId: string): Promise<InstructionRow | null> {
  const { rows } = await sql<InstructionRow>`/*payments.lock_instruction*/
    select ${columns} from payments.instructions
    where enterprise_id = (select platform.current_enterprise()) and instruction_id = ${instructionId} for update`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function updateContent(
  tx: Tx,
  row: InstructionContent &
    Pick<InstructionRow, 'instructionId' | 'contentHash' | 'decision' | 'tableVersion' | 'revision'> & {
      readonly searchText: string;
      readonly now: Date;
    },
): Promise<void> {
  await sql`/*payments.update_content*/
    update payments.instructions set state = 'prepared', debtor_account = ${row.debtorAccount}, creditor_name = ${row.creditorName},
      creditor_account = ${row.creditorAccount}, creditor_bank = ${row.creditorBank}, amount_minor = ${row.amountMinor},
      currency = ${row.currency}, remittance = ${row.remittance}, content_hash = ${row.contentHash}, revision = ${row.revision},
      search_text = ${row.searchText}, decision = ${JSON.stringify(row.decision)}::jsonb, table_version = ${row.tableVersion},
      updated_at = ${row.now}
    where enterprise_id = (select platform.current_enterprise()) and instruction_id = ${row.instructionId}`.execute(tx);
}

/** What a step changes besides the state; what is absent stays as it is. */
export interface InstructionChange {
  readonly state: InstructionState;
  readonly now: Date;
  readonly approval?: { readonly id: string; readonly hash: string };
  readonly signatures?: readonly StoredSignature[];
  readonly expiresAt?: Date | null;
  readonly tableVersion?: bigint;
  readonly signedAt?: Date;
  /** From then on it is handed over, each time that it is released from the first turn on. */
  readonly releasedAt?: Date;
  readonly authorisedBy?: string;
  readonly sendAt?: Date | null;
  readonly executedAt?: Date;
  readonly endedAt?: Date;
  readonly endNote?: string | null;
}

export async function updateState(tx: Tx, instructionId: string, change: InstructionChange): Promise<void> {
  await sql`/*payments.update_state*/
    update payments.instructions set state = ${change.state}, updated_at = ${change.now},
      approval_id = coalesce(${change.approval?.id ?? null}::uuid, approval_id),
      approval_hash = coalesce(${change.approval?.hash ?? null}::text, approval_hash),
      signatures = coalesce(${change.signatures === undefined ? null : JSON.stringify(change.signatures)}::jsonb, signatures),
      expires_at = case when ${change.expiresAt === undefined}::boolean then expires_at else ${change.expiresAt ?? null}::timestamptz end,
      table_version = coalesce(${change.tableVersion ?? null}::bigint, table_version),
      signed_at = coalesce(${change.signedAt ?? null}::timestamptz, signed_at),
      released_at = coalesce(${change.releasedAt ?? null}::timestamptz, released_at),
      authorised_by = coalesce(${change.authorisedBy ?? null}::uuid, authorised_by),
      sends = case when ${change.releasedAt === undefined}::boolean then sends else 0 end,
      send_at = case when ${change.sendAt === undefined}::boolean then send_at else ${change.sendAt ?? null}::timestamptz end,
      executed_at = coalesce(${change.executedAt ?? null}::timestamptz, executed_at),
      ended_at = coalesce(${change.endedAt ?? null}::timestamptz, ended_at),
      end_note = coalesce(${change.endNote ?? null}::text, end_note)
    where enterprise_id = (select platform.current_enterprise()) and instruction_id = ${instructionId}`.execute(tx);
}

/** What the bank said last, and when it is to be handed over again; `sendAt` null: it need not be. */
export async function updateBankWord(
  tx: Tx,
  instructionId: string,
  word: {
    readonly paymentId: string | null;
    readonly status: string | null;
    readonly reason: string | null;
    readonly sequence: number | null;
    readonly multi?: { readonly required: number | null; readonly received: number | null } | null;
  },
): Promise<void> {
  await sql`/*payments.update_bank_word*/
    update payments.instructions set bank_payment_id = coalesce(${word.paymentId}, bank_payment_id),
      bank_status = ${word.status}, bank_reason = ${word.reason}, bank_sequence = ${word.sequence}, send_at = null,
      number_required = coalesce(${word.multi?.required ?? null}::integer, number_required),
      number_received = coalesce(${word.multi?.received ?? null}::integer, number_received)
    where enterprise_id = (select platform.current_enterprise()) and instruction_id = ${instructionId}`.execute(tx);
}

export interface ListFilter {
  readonly connectionId: string;
  readonly customerId: string;
  /** The accounts that the mandate may see payments of. */
  readonly accounts: readonly string[];
  readonly state: InstructionState | null;
  /** In lower case; null for all. */
  readonly q: string | null;
}
export interface ListPlace {
  readonly preparedAt: Date;
  readonly instructionId: string;
}

/** Those of the enterprise for which `tx` works, the newest first. */
export async function selectInstructions(
  tx: Tx,
  filter: ListFilter,
  page: { readonly after: ListPlace | null; readonly limit: number },
): Promise<InstructionRow[]> {
  const { after, limit } = page;
  const pattern = filter.q === null ? null : `%${filter.q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } =
    await sql<InstructionRow>`select ${columns} from payments.instructions where enterprise_id = (select platform.current_enterprise())
      and connection_id = ${filter.connectionId} and customer_id = ${filter.customerId}
      and debtor_account = any(${filter.accounts}::text[])
      ${filter.state === null ? sql`` : sql`and state = ${filter.state}`}
      ${filter.q === null || pattern === null ? sql`` : sql`and (search_text like ${pattern} or ${isNumbered(filter.q)})`}
      ${after === null ? sql`` : sql`and (prepared_at, instruction_id) < (${after.preparedAt}::timestamptz, ${after.instructionId}::uuid)`}
    order by prepared_at desc, instruction_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** Whether the words are the payment's own number: its reference, as `referenceOf` says, or its id, with hyphens or as end-to-end id. */
function isNumbered(words: string): RawBuilder<boolean> {
  const number = words.replaceAll('-', '');
  const isReference = /^[0-9a-f]{8}$/.test(number);
  if (isReference) return sql`right(instruction_id::text, 8) = ${number}`;
  return /^[0-9a-f]{32}$/.test(number) ? sql`instruction_id = ${number}::uuid` : sql`false`;
}

/** The banks at which something is due, each once; in a transaction of the system. */
export async function selectBanksDue(tx: Tx, now: Date): Promise<ConnectionId[]> {
  const { rows } = await sql<{ connectionId: ConnectionId }>`/*payments.select_banks_due*/
    select distinct connection_id as "connectionId" from payments.instructions where send_at <= ${now}`.execute(tx);
  return rows.map(({ connectionId }) => connectionId);
}

/** What is due at a bank, the longest due first; in a transaction of the system, because a bank has customers of many enterprises. */
export async function selectDue(
  tx: Tx,
  connectionId: ConnectionId,
  { now, most }: { now: Date; most: number },
): Promise<Pick<InstructionRow, 'enterpriseId' | 'instructionId'>[]> {
  const { rows } = await sql<Pick<InstructionRow, 'enterpriseId' | 'instructionId'>>`/*payments.select_due*/
    select enterprise_id as "enterpriseId", instruction_id as "instructionId" from payments.instructions
    where connection_id = ${connectionId} and send_at <= ${now} order by send_at limit ${most}`.execute(tx);
  return rows;
}

/** Those whose time to be authorised is over, the longest first; in a transaction of the system. */
export async function selectUnauthorised(
  tx: Tx,
  { now, most }: { now: Date; most: number },
): Promise<Pick<InstructionRow, 'enterpriseId' | 'instructionId'>[]> {
  const { rows } = await sql<Pick<InstructionRow, 'enterpriseId' | 'instructionId'>>`/*payments.select_unauthorised*/
    select enterprise_id as "enterpriseId", instruction_id as "instructionId" from payments.instructions
    where state = 'authorizing' and expires_at <= ${now} order by expires_at limit ${most}`.execute(tx);
  return rows;
}

/** Gives a turn back in which nothing left: the next one comes at `until`, and as soon after a failure as it would have. */
export async function giveTurnBack(tx: Tx, instructionId: string, until: Date): Promise<void> {
  await sql`/*payments.give_turn_back*/
    update payments.instructions set send_at = ${until}, sends = sends - 1
    where enterprise_id = (select platform.current_enterprise()) and instruction_id = ${instructionId}
      and send_at is not null and sends > 0`.execute(tx);
}

/** Takes the turn to hand it over: until `until` nobody else does. @returns null when it is not due (any more). */
export async function takeTurn(
  tx: Tx,
  instructionId: string,
  until: (sends: number) => Date,
  now: Date,
): Promise<InstructionRow | null> {
  const row = await lockInstruction(tx, instructionId);
  if (row === null || row.sendAt === null || row.sendAt > now) return null;
  await sql`/*payments.take_turn*/
    update payments.instructions set send_at = ${until(row.sends)}, sends = sends + 1
    where enterprise_id = (select platform.current_enterprise()) and instruction_id = ${instructionId}`.execute(tx);
  return row;
}
