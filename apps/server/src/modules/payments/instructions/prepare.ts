import { accountKey, isSameAccount } from '../../../platform/account-number.ts';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { invalid } from '../../../platform/errors.ts';
import { exponentOf, formatMoney, parseMoney } from '../../../platform/money.ts';
import { limitExceeded, noRule, paymentDenied } from '../payments-errors.ts';
import { reasonSentence, type ApprovalRequest, type Decision } from '../../access/index.ts';
import type { Allowed, Asked, NeedsApproval, Permissions, TableNames } from '../payments-ports.ts';
import type { InstructionContent } from './content.ts';
import { releasesAlone, storedDecision, type StoredDecision } from './decision.ts';
import type { PaymentBody } from './instruction-schemas.ts';

export const approvalKind = 'payment';

/** @throws Problem 400 that names the field. */
export function contentOf(body: PaymentBody): InstructionContent {
  const { debtorAccount, currency } = body;
  const amountMinor = amountOf(body);
  const creditorName = cleaned(body.creditorName);
  if (creditorName === '') throw invalid('body.creditorName', 'write the name of the payee');
  const creditorAccount = body.creditorAccount.trim();
  if (accountKey(creditorAccount) === '')
    throw invalid('body.creditorAccount', 'write the account number of the payee');
  const bank = cleaned(body.creditorBank ?? '');
  const creditorBank = bank === '' ? null : bank;
  if (creditorBank === null && isSameAccount(creditorAccount, debtorAccount))
    throw invalid('body.creditorAccount', 'is the account that pays; choose another one');
  return {
    debtorAccount,
    creditorName,
    creditorAccount,
    creditorBank,
    amountMinor,
    currency,
    remittance: cleaned(body.remittance),
  };
}

/** UK Open Banking v4, OBActiveCurrencyAndAmount_SimpleType: so many digits before the point, whatever the currency. */
const mostWholeDigits = 13;

/** @throws Problem 400 when it is no amount of that currency above zero. */
export function amountOf({ amount, currency }: { amount: string; currency: string }): bigint {
  const [whole = '', fraction = ''] = amount.split('.');
  if (fraction.length > exponentOf(currency))
    throw invalid('body.amount', `has more decimals than ${currency}, which has ${exponentOf(currency)}`);
  if (whole.length > mostWholeDigits)
    throw invalid(
      'body.amount',
      `has more than ${mostWholeDigits} digits before the point, which no bank takes in one payment`,
    );
  const { amountMinor } = parseMoney(amount, currency);
  if (amountMinor <= 0n) throw invalid('body.amount', 'must be above zero');
  return amountMinor;
}

export function askOf(
  action: string,
  content: Pick<InstructionContent, 'debtorAccount' | 'amountMinor' | 'currency' | 'creditorAccount'>,
): Asked {
  const { debtorAccount, amountMinor, currency, creditorAccount } = content;
  return { action, accountNumber: debtorAccount, amount: { amountMinor, currency }, counterparty: creditorAccount };
}

/** What the table in force says of a content, for the one who prepares it. */
export interface Prepared {
  readonly allowed: Allowed;
  /** The maker's own authority to release it, where that suffices. */
  readonly alone: Allowed | null;
  readonly decision: StoredDecision;
  readonly tableVersion: bigint;
}

/**
 * Asks the table in force, which stays in force until the transaction ends.
 * @throws Problem 403, or 409 for a limit, with the reason.
 */
export async function decideContent(
  permissions: Permissions,
  tx: Tx,
  { context, content, names }: { context: ActingContext; content: InstructionContent; names: TableNames },
): Promise<Prepared> {
  const allowed = allowedOr(await permissions.decideIn(tx, context, askOf('payments:prepare', content)));
  const release = await permissions.decideIn(tx, context, askOf('payments:release', content));
  const demand = allowed.outcome === 'needs_approval' ? allowed.demand : null;
  // What takes a passkey of every signer is never released by preparing it.
  const stepUp = allowed.outcome === 'needs_approval' && allowed.rule.rule.stepUp;
  const alone = !stepUp && releasesAlone(demand, release) ? release : null;
  if (alone === null && allowed.outcome === 'allow') throw noRule();
  return {
    allowed,
    alone,
    decision: storedDecision(allowed, alone !== null, names),
    tableVersion: await permissions.versionIn(tx, context),
  };
}

const limitCodes = /(_limit|^amount_not_positive)$/;

/** @throws Problem that says why not. */
export function allowedOr(decision: Decision): Allowed {
  if (decision.outcome !== 'deny') return decision;
  const { code } = decision.reason;
  const text = reasonSentence(decision.reason);
  if (code === 'currency_mismatch') throw invalid('body.currency', text.en, text.zh);
  if (code === 'no_rule') throw noRule();
  if (limitCodes.test(code)) throw limitExceeded(text);
  throw paymentDenied(text, code.startsWith('counterparty_') ? 'body.creditorAccount' : 'accountNumber');
}

/** What is put up for signing: everything that is ordered, in the words in which the signers read it. */
export function approvalRequest(
  about: { readonly instructionId: string; readonly content: InstructionContent; readonly contentHash: Buffer },
  allowed: NeedsApproval,
  names: TableNames,
): ApprovalRequest {
  const { content, instructionId, contentHash } = about;
  const { amountMinor, currency } = content;
  const { rule } = allowed.rule;
  const account = names.account(content.debtorAccount);
  const bound = (value: bigint | null): string | null =>
    value === null ? null : formatMoney({ amountMinor: value, currency });
  return {
    kind: approvalKind,
    subjectId: instructionId,
    asks: {
      kind: 'account',
      accountNumber: content.debtorAccount,
      amount: { amountMinor, currency },
      counterparty: content.creditorAccount,
    },
    requirement: {
      demand: allowed.demand,
      expiresAfterHours: rule.expiresAfterHours,
      stepUp: rule.stepUp,
      from: bound(rule.fromMinor),
      to: bound(rule.toMinor),
    },
    content: {
      reference: referenceOf(instructionId),
      amount: { amount: formatMoney({ amountMinor, currency }), currency },
      debtor: {
        name: account?.name ?? { zh: null, en: null },
        accountNumber: content.debtorAccount,
        lastDigits: account?.lastDigits ?? null,
        bank: null,
      },
      creditor: {
        name: { zh: content.creditorName, en: content.creditorName },
        accountNumber: content.creditorAccount,
        lastDigits: null,
        bank: content.creditorBank,
      },
      purpose: content.remittance,
      lines: [],
      binding: contentHash.toString('hex'),
    },
  };
}

/** How people call a payment: the random end of its id, which is short enough to say. */
export function referenceOf(instructionId: string): string {
  return instructionId.slice(-8).toUpperCase();
}

/** Spaces at the ends and in rows are slips of the hand; a signature is bound to what remains. */
function cleaned(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
