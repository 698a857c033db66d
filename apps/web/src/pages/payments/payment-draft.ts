import { useEffect, useState } from 'react';
import type { Payment, PaymentBody, PreviewBody } from '../../api/types.ts';
import { isSameAccount } from '../../ui/account-number.ts';
import { groupDecimal } from '../../ui/format-number.ts';
import { readTypedAmount } from '../../ui/typed-amount.ts';

/** The fields as they were typed. */
export type Draft = {
  account: string;
  payeeName: string;
  payeeNumber: string;
  payeeBank: string;
  amount: string;
  purpose: string;
};
export type DraftField = keyof Draft;

export const EMPTY_DRAFT: Draft = {
  account: '',
  payeeName: '',
  payeeNumber: '',
  payeeBank: '',
  amount: '',
  purpose: '',
};
const NUMBER = /^[A-Za-z0-9][A-Za-z0-9 -]{0,39}$/;

export function draftOf(payment: Payment): Draft {
  const { creditor } = payment;
  return {
    account: payment.debtor.accountNumber,
    payeeName: creditor.name,
    payeeNumber: creditor.accountNumber,
    payeeBank: creditor.bank ?? '',
    amount: groupDecimal(payment.amount),
    purpose: payment.remittance,
  };
}

export type DraftFault = 'account' | 'payeeName' | 'payeeNumber' | 'sameAccount' | 'amount' | 'purpose';
export type DraftFaults = Partial<Record<DraftField, DraftFault>>;

/** What is missing or cannot be, by the field that it stands in. */
export function faultsOf(draft: Draft, currency: string): DraftFaults {
  const number = draft.payeeNumber.trim();
  return {
    ...(draft.account === '' ? { account: 'account' as const } : {}),
    ...(draft.payeeName.trim() === '' ? { payeeName: 'payeeName' as const } : {}),
    ...(NUMBER.test(number) ? {} : { payeeNumber: 'payeeNumber' as const }),
    ...(paysItself(draft) ? { payeeNumber: 'sameAccount' as const } : {}),
    ...(readTypedAmount(draft.amount, currency) === null ? { amount: 'amount' as const } : {}),
    ...(draft.purpose.trim() === '' ? { purpose: 'purpose' as const } : {}),
  };
}

function paysItself({ account, payeeNumber, payeeBank }: Draft): boolean {
  return account !== '' && isSameAccount(payeeNumber, account) && payeeBank.trim() === '';
}

export function bodyOf(draft: Draft, currency: string): PaymentBody {
  const bank = draft.payeeBank.trim();
  return {
    debtorAccount: draft.account,
    creditorName: draft.payeeName.trim(),
    creditorAccount: draft.payeeNumber.trim(),
    creditorBank: bank === '' ? null : bank,
    amount: readTypedAmount(draft.amount, currency) ?? '',
    currency,
    remittance: draft.purpose.trim(),
  };
}

/** What can be asked of the permission table already; null before there is an account and an amount. */
export function previewOf(draft: Draft, currency: string): PreviewBody | null {
  const amount = readTypedAmount(draft.amount, currency);
  if (draft.account === '' || amount === null) return null;
  const number = draft.payeeNumber.trim();
  return {
    debtorAccount: draft.account,
    amount,
    currency,
    creditorAccount: NUMBER.test(number) ? number : null,
  };
}

const PREFIX = 'guildhall.payment-draft.';

/**
 * A draft that outlives a session that ended, a reload and a lost connection: it stays in this tab until it is sent or thrown away.
 * `key` names mandate and payment, so that nobody finds another one's.
 */
export function useKeptDraft(key: string, initial: Draft) {
  const [found] = useState(() => readKept(key));
  const [draft, setDraft] = useState<Draft>(found ?? initial);
  useEffect(() => keep(key, draft, initial), [key, draft, initial]);
  return {
    draft,
    /** It was found here, and is not what the page would begin with. */
    kept: found !== null,
    change: (changed: Partial<Draft>) => setDraft((now) => ({ ...now, ...changed })),
    reset: () => setDraft(initial),
    forget: () => keep(key, initial, initial),
  };
}

function readKept(key: string): Draft | null {
  try {
    const text = sessionStorage.getItem(PREFIX + key);
    const kept: unknown = text === null ? null : JSON.parse(text);
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

function keep(key: string, draft: Draft, initial: Draft): void {
  try {
    const isSame = Object.entries(initial).every(([field, value]) => draft[field as DraftField] === value);
    if (isSame) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // Where the browser keeps nothing, the page itself still holds what was typed.
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(EMPTY_DRAFT).every((field) => typeof (value as Record<string, unknown>)[field] === 'string');
}
