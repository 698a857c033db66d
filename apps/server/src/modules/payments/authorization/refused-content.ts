import type { ConsentOutcome } from '../../bank/index.ts';

type Errors = Extract<ConsentOutcome, { outcome: 'refused' }>['errors'];

/** How the members of an initiation are called in a payment here; the longest path first. */
const fields: readonly (readonly [string, string])[] = [
  ['Data.Initiation.InstructedAmount.Currency', 'currency'],
  ['Data.Initiation.InstructedAmount', 'amount'],
  ['Data.Initiation.DebtorAccount', 'debtorAccount'],
  ['Data.Initiation.CreditorAccount.Name', 'creditorName'],
  ['Data.Initiation.CreditorAccount', 'creditorAccount'],
  ['Data.Initiation.CreditorAgent', 'creditorBank'],
  ['Data.Initiation.RemittanceInformation', 'remittance'],
  ['Data.Authorisation', 'expiresAt'],
];

/** What a bank finds wrong with an initiation, by the fields of the payment; what is about none of them is about the whole. */
export function fieldErrors(errors: Errors): { field: string; reason: string }[] {
  return errors.map(({ field, reason }) => {
    const known = fields.find(([path]) => field === path || field.startsWith(`${path}.`));
    // A reason code at the head of the words is for programs, and is kept with the payment.
    return { field: known?.[1] ?? 'payment', reason: reason.replace(/^[A-Z]{2}\d{2}\b:?\s*/, '') };
  });
}
