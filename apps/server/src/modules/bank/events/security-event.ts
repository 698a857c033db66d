import { limits } from '../../../platform/limits.ts';
import { bankLimits } from '../bank-limits.ts';
import { readPaymentStatusEvent, type PaymentStatusEvent } from '../client/account-schemas.ts';
import type { BankKey } from '../connections/bank-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import { SignatureFault, verifyJws } from '../records/jws.ts';

/** The event that carries one entry of a journal. */
export const journalEntryEvent = 'urn:guildhall:bank:journal-entry';

/** The event that tells what became of a payment. */
export const paymentStatusEvent = 'urn:guildhall:bank:payment-status';

/** The event that brings a version of a permission table. */
export const permissionTableEvent = 'urn:guildhall:bank:permission-table';

/** Why an event was not taken, in the codes that the sender is told (RFC 8935 §2.4). */
export type EventFaultCode =
  | 'invalid_request'
  | 'invalid_key'
  | 'invalid_issuer'
  | 'invalid_audience'
  | 'authentication_failed';

export class EventFault extends Error {
  readonly code: EventFaultCode;
  /** Whose event it is, where the bank's signature vouches for that: the journal can be read instead. */
  readonly customerId: string | null;

  constructor(code: EventFaultCode, detail: string, customerId: string | null = null) {
    super(detail);
    this.name = 'EventFault';
    this.code = code;
    this.customerId = customerId;
  }
}

/** What a verified event announces. */
export type AnnouncedByEvent = AnnouncedEntry | AnnouncedPaymentStatus | AnnouncedTable | AnnouncedOther;

export interface AnnouncedEntry {
  readonly kind: 'entry';
  readonly jti: string;
  readonly customerId: string;
  readonly sequence: bigint;
  /** Null when it is withheld. */
  readonly jws: string | null;
}

export interface AnnouncedPaymentStatus {
  readonly kind: 'payment_status';
  readonly jti: string;
  readonly customerId: string;
  readonly status: PaymentStatusEvent;
}

export interface AnnouncedTable {
  readonly kind: 'permission_table';
  readonly jti: string;
  readonly customerId: string;
  readonly version: bigint;
  /** Null when it is too long for an event. */
  readonly jws: string | null;
}

/** An event that a part of this module registered itself. */
export interface AnnouncedOther {
  readonly kind: 'other';
  readonly jti: string;
  readonly customerId: string;
  readonly urn: string;
  readonly event: Readonly<Record<string, unknown>>;
}

/** Holds a Security Event Token against RFC 8417 §2 and our agreement with the banks. @throws EventFault. */
export async function readSecurityEvent(
  connection: BankConnection,
  token: string,
  findKey: (kid: string) => Promise<BankKey | null>,
  now: Date,
  others: ReadonlySet<string> = new Set(),
): Promise<AnnouncedByEvent> {
  const { payload } = await verifyJws(token, 'secevent+jwt', findKey).catch((error: unknown) => {
    throw error instanceof SignatureFault ? new EventFault(codeOf(error), error.message) : error;
  });
  if (payload.iss !== connection.issuer) throw new EventFault('invalid_issuer', 'iss is another issuer');
  if (![payload.aud].flat().includes(connection.clientId))
    throw new EventFault('invalid_audience', 'aud does not name this receiver');
  const announced = readBody(payload, others);
  const age = typeof payload.iat === 'number' ? now.getTime() / 1_000 - payload.iat : Number.NaN;
  if (Number.isNaN(age)) throw new EventFault('invalid_request', 'iat is missing', announced.customerId);
  if (age < -limits.clockSkewSeconds)
    throw new EventFault('invalid_request', 'iat lies in the future', announced.customerId);
  if (age > bankLimits.eventAgeDays * 86_400)
    throw new EventFault('invalid_request', 'the event is too old', announced.customerId);
  return announced;
}

function readBody(payload: Readonly<Record<string, unknown>>, others: ReadonlySet<string>): AnnouncedByEvent {
  const { jti, sub_id: subject, events } = payload;
  if (typeof jti !== 'string' || jti === '' || jti.length > 200)
    throw new EventFault('invalid_request', 'jti is missing');
  const told = eventOf(events, others);
  const { customerId } = told.event;
  if (typeof customerId !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(customerId)) {
    throw new EventFault('invalid_request', 'the event names no customer');
  }
  // RFC 9493 §3.2.6: the subject is the customer, and both must be the same.
  if (!isObject(subject) || subject.format !== 'opaque' || subject.id !== customerId) {
    throw new EventFault('invalid_request', 'sub_id and the event name different customers');
  }
  switch (told.kind) {
    case 'entry':
      return { kind: 'entry', jti, customerId, ...readEntry(told.event) };
    case 'payment_status':
      return { kind: 'payment_status', jti, customerId, status: readPaymentStatus(told.event) };
    case 'permission_table':
      return { kind: 'permission_table', jti, customerId, ...readAnnouncedTable(told.event) };
    case 'other':
      return { kind: 'other', jti, customerId, urn: told.urn, event: told.event };
  }
}

const kinds = {
  entry: journalEntryEvent,
  payment_status: paymentStatusEvent,
  permission_table: permissionTableEvent,
} as const;

/** A token of ours carries one event (RFC 8417 §2 allows several that describe the same change). */
function eventOf(
  events: unknown,
  others: ReadonlySet<string>,
): { kind: keyof typeof kinds | 'other'; urn: string; event: Record<string, unknown> } {
  for (const kind of ['entry', 'payment_status', 'permission_table'] as const) {
    const event = isObject(events) ? events[kinds[kind]] : undefined;
    if (isObject(event)) return { kind, urn: kinds[kind], event };
  }
  for (const urn of others) {
    const event = isObject(events) ? events[urn] : undefined;
    if (isObject(event)) return { kind: 'other', urn, event };
  }
  throw new EventFault('invalid_request', 'events holds none that is known here');
}

function readEntry({ sequence, jws, withheld }: Record<string, unknown>): Pick<AnnouncedEntry, 'sequence' | 'jws'> {
  if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || sequence < 1) {
    throw new EventFault('invalid_request', 'the event names no place in the journal');
  }
  const place = { sequence: BigInt(sequence) };
  if (withheld === true && jws === undefined) return { ...place, jws: null };
  if (typeof jws !== 'string' || jws.length > limits.entryMaxBytes)
    throw new EventFault('invalid_request', 'the event holds no entry');
  return { ...place, jws };
}

function readAnnouncedTable({ version, jws = null }: Record<string, unknown>): Pick<AnnouncedTable, 'version' | 'jws'> {
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1)
    throw new EventFault('invalid_request', 'the event names no version of a permission table');
  if (jws !== null && typeof jws !== 'string')
    throw new EventFault('invalid_request', 'the event holds no permission table');
  return { version: BigInt(version), jws };
}

function readPaymentStatus(event: Record<string, unknown>): PaymentStatusEvent {
  if (!readPaymentStatusEvent.Check(event))
    throw new EventFault('invalid_request', 'the event is of another shape than the status of a payment');
  return event;
}

function codeOf(fault: SignatureFault): EventFaultCode {
  switch (fault.code) {
    case 'malformed':
    case 'wrong_type':
      return 'invalid_request';
    case 'unknown_key':
      return 'invalid_key';
    case 'bad_signature':
      return 'authentication_failed';
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
