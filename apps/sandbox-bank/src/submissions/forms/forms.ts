import { addressCorrection } from './address-correction.ts';
import type { BankForm } from './form.ts';
import { loanApplication } from './loan-application.ts';
import { accountOpening, generalEnquiry, guaranteeRequest, tradeFinanceEnquiry } from './service-forms.ts';

/** What this bank's customers can submit. */
export const bankForms: readonly BankForm[] = [
  loanApplication,
  tradeFinanceEnquiry,
  addressCorrection,
  guaranteeRequest,
  accountOpening,
  generalEnquiry,
];

export function formOf(formId: string): BankForm | null {
  return bankForms.find((form) => form.formId === formId) ?? null;
}
