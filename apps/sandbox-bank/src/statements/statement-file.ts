export type StatementMessage = 'camt.052' | 'camt.053' | 'camt.054';

/** A file as it is listed and told. */
export type StatementFile = {
  customerId: string;
  sequence: number;
  fileId: string;
  message: StatementMessage;
  schema: string;
  accountNumber: string;
  createdAt: Date;
  size: number;
  /** Of the bytes, in hex. */
  sha256: string;
};

/** What a statement says of one movement. */
export type StatementEntry = {
  status: 'booked' | 'pending';
  direction: 'debit' | 'credit';
  amountMinor: bigint;
  /** What the bank calls it (`AcctSvcrRef`): the same in every message, pending and booked. */
  reference: string;
  entryNo: bigint | null;
  bookedAt: Date;
  /** By which both sides know it; null where it came from before the books began. */
  endToEndId: string | null;
  paymentId: string | null;
  remittance: string;
  counterparty: { name: string; accountNumber: string | null; bank: string | null };
};

/** Of which account at which bank, for its head. */
export type StatementAccount = {
  accountId: string;
  customerId: string;
  currency: string;
  nameEn: string;
  ownerName: string;
  bankName: string;
};

export function presentFile(file: StatementFile) {
  const { createdAt, ...rest } = file;
  return { ...rest, createdAt: createdAt.toISOString() };
}

/** Days of the bank are those of China, which has no summer time. */
const offsetMs = 8 * 3_600_000;

/** ISODateTime with the bank's offset. */
export function bankTime(at: Date): string {
  return `${new Date(at.getTime() + offsetMs).toISOString().slice(0, 19)}+08:00`;
}

/** The first instant of a day of the bank, YYYY-MM-DD. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** Its last second, which is the last that ISODateTime of a statement names. */
export function endOf(day: string): Date {
  return new Date(startOfDay(dayAfter(day)).getTime() - 1_000);
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
