import { accountMeant, findAccount, findNumber } from '../accounts/account-store.ts';
import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { isOwnBank } from '../interbank/credit-account.ts';
import { badRequest, obCodes, type ObCode } from '../open-banking/ob-error.ts';
import type { PaymentOrder } from '../payments/payment.ts';

/**
 * Holds the accounts of an order against the books when its consent is made: that of the customer who pays, and that of the creditor where
 * he has it here. What another bank has to say of its account it says when the money comes. The words begin with the reason of ISO 20022
 * (ExternalStatusReason1Code) that a payment would be rejected with, because the code of the error tells no closed account from none.
 * @throws ObError 400 that names the member.
 */
export async function checkAccounts(
  tx: Queryable,
  bank: Pick<BankContext, 'config'>,
  customerId: string,
  { debtorAccount, creditor, currency }: Pick<PaymentOrder, 'debtorAccount' | 'creditor' | 'currency'>,
): Promise<void> {
  const debtor = await findAccount(tx, customerId, debtorAccount);
  if (debtor === null) throw wrongAccount('DebtorAccount', 'AC01: The customer has no such account.');
  if (debtor.isClosed) throw wrongAccount('DebtorAccount', 'AC05: The account to be debited is closed.');
  if (debtor.currency !== currency) throw wrongCurrency('The account has another currency.');
  if (!(await isOwnBank(tx, bank, creditor.bank))) return;
  const creditAccount = await accountMeant(tx, creditor.accountNumber);
  const credited = await findNumber(tx, creditAccount);
  // How an escrow stands is looked at when the money comes: it may be paid in by another payment meanwhile.
  if (credited?.internal === 'escrow') return;
  if (credited === null || credited.customerId === null || creditAccount === debtorAccount)
    throw wrongAccount('CreditorAccount', 'AC01: There is no such account to be credited.');
  if (credited.isClosed) throw wrongAccount('CreditorAccount', 'AC04: The account to be credited is closed.');
  if (credited.currency !== currency) throw wrongCurrency('The account to be credited has another currency.');
}

function wrongAccount(which: 'DebtorAccount' | 'CreditorAccount', message: string) {
  return refusal(obCodes.accountIdentifier, message, `${which}.Identification`);
}

function wrongCurrency(message: string) {
  return refusal(obCodes.currency, message, 'InstructedAmount.Currency');
}

function refusal(code: ObCode, message: string, name: string) {
  return badRequest(code, message, `Data.Initiation.${name}`);
}
