import type { GrantTerms } from './grant-edit.ts';
import { readAmount, readCount, readLines } from './read-fields.ts';
import { hasAmount, hasClass } from './table-types.ts';
import type { AccountAction, SignatureClass } from './table-types.ts';

export const AMOUNT_FIELDS = ['perPayment', 'dayAmount', 'monthAmount', 'counterpartyDay'] as const;
export const COUNT_FIELDS = ['dayCount', 'monthCount'] as const;
type LimitField = (typeof AMOUNT_FIELDS)[number] | (typeof COUNT_FIELDS)[number];

/** The editor of a cell as it is being typed. */
export type GrantForm = Record<LimitField, string> & {
  counterparties: string;
  windowOn: boolean;
  days: number[];
  fromTime: string;
  untilTime: string;
  validFrom: string;
  validUntil: string;
  signatureClass: SignatureClass;
};
export type GrantFormField = keyof GrantForm;
type Fault = 'amountWrong' | 'countWrong' | 'orderWrong' | 'daysWrong';
export type GrantFaults = Partial<Record<GrantFormField, Fault>>;

const ZONE = 'Asia/Shanghai';

export function formOf({
  limits,
  counterparties,
  window,
  validFrom,
  validUntil,
  signatureClass,
}: GrantTerms): GrantForm {
  const text = (value: string | number | null): string => (value === null ? '' : String(value));
  return {
    perPayment: text(limits.perPayment),
    dayAmount: text(limits.dayAmount),
    dayCount: text(limits.dayCount),
    monthAmount: text(limits.monthAmount),
    monthCount: text(limits.monthCount),
    counterpartyDay: text(limits.counterpartyDay),
    counterparties: (counterparties ?? []).join('\n'),
    windowOn: window !== null,
    days: window?.days ?? [1, 2, 3, 4, 5],
    fromTime: window?.from ?? '09:00',
    untilTime: window?.until ?? '17:00',
    validFrom: validFrom ?? '',
    validUntil: validUntil ?? '',
    signatureClass: signatureClass ?? 'A',
  };
}

/** What the form says, or everything in it that does not fit. */
export function termsIn(
  form: GrantForm,
  action: AccountAction,
  before: GrantTerms,
): { terms: GrantTerms; faults: GrantFaults } {
  const faults: GrantFaults = {};
  const limits = { ...before.limits };
  if (hasAmount(action)) {
    for (const field of AMOUNT_FIELDS) {
      const read = readAmount(form[field], before.currency);
      if (read === undefined) faults[field] = 'amountWrong';
      else limits[field] = read;
    }
    for (const field of COUNT_FIELDS) {
      const read = readCount(form[field]);
      if (read === undefined) faults[field] = 'countWrong';
      else limits[field] = read;
    }
  }
  if (form.windowOn && form.days.length === 0) faults.days = 'daysWrong';
  if (form.windowOn && form.fromTime >= form.untilTime) faults.untilTime = 'orderWrong';
  if (form.validFrom !== '' && form.validUntil !== '' && form.validFrom > form.validUntil) {
    faults.validUntil = 'orderWrong';
  }
  const terms: GrantTerms = {
    currency: before.currency,
    limits,
    counterparties: hasAmount(action) ? readLines(form.counterparties) : before.counterparties,
    window: form.windowOn
      ? {
          days: form.days.toSorted((one, other) => one - other),
          from: form.fromTime,
          until: form.untilTime,
          timeZone: before.window?.timeZone ?? ZONE,
        }
      : null,
    validFrom: form.validFrom === '' ? null : form.validFrom,
    validUntil: form.validUntil === '' ? null : form.validUntil,
    signatureClass: hasClass(action) ? form.signatureClass : null,
  };
  return { terms, faults };
}
