import { invalidField, Problem } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import { appendEntry } from './append-entry.ts';
import { isRecordKind, type Assurance } from './journal-entry.ts';
import { lockCustomer, newestOfKind } from './journal-store.ts';
import { mergePatch } from './merge-patch.ts';
import { checkRecordData } from './record-data.ts';

export type RecordChange = {
  kind: string;
  /** Merge patch on the newest record of this kind (RFC 7396); the whole record where there is none yet. */
  patch: Record<string, unknown>;
  /** As of when the bank attests it, ISO 8601; now when absent. */
  asOf?: string;
  validUntil?: string;
  assurance?: Assurance;
};

/** Writes the whole changed record anew into the customer's journal. Returns its sequence. Throws a Problem. */
export async function changeRecord(bank: BankContext, customerId: string, change: RecordChange): Promise<number> {
  const { kind, patch, asOf, validUntil, assurance } = change;
  if (!isRecordKind(kind)) throw invalidField('kind', 'is not a kind of record');
  if (asOf !== undefined && Date.parse(asOf) > bank.clock.now().getTime())
    throw invalidField('asOf', 'must not be in the future');
  const sequence = await bank.db.transaction(async (tx) => {
    if (!(await lockCustomer(tx, customerId))) throw unknownCustomer();
    const before = await newestOfKind(tx, customerId, kind);
    const data = mergePatch(before?.data ?? {}, patch);
    const errors = checkRecordData(kind, data);
    if (errors.length > 0) {
      const named = errors.map(({ field, reason }) => `${field} ${reason}`).join('; ');
      throw new Problem(400, 'record_invalid', `The changed record would not fit: ${named}.`, { errors });
    }
    return appendEntry(tx, bank, {
      customerId,
      kind,
      recordId: before?.recordId ?? kind,
      asOf: new Date(asOf ?? bank.clock.now()).toISOString(),
      ...(validUntil === undefined ? {} : { validUntil }),
      assurance: assurance ?? 'bank_verified',
      // Checked above: an object.
      data: data as Record<string, unknown>,
    });
  });
  if (sequence === null) throw unknownCustomer();
  bank.outboxFilled.ring();
  return sequence;
}

export function unknownCustomer(): Problem {
  return new Problem(404, 'customer_unknown', 'This bank has no such customer.');
}
