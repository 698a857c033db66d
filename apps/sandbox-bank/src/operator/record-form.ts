import type { bankProducts } from '../journal/record-data.ts';
import type { RecordKind } from '../journal/journal-entry.ts';
import type { Bilingual } from '../seed/bank-seed.ts';
import { kindFields, type Field } from './record-fields.ts';

/** A submitted form: one value a name, or several. */
export type FormBody = Record<string, string | string[] | undefined>;

/** The value at a path such as `city.zh`. */
export function valueAt(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    return new Map<string, unknown>(Object.entries(inner)).get(name);
  }, data);
}

/** Turns a submitted form into a merge patch; what the form does not show stays as it is. */
export function readPatch(kind: RecordKind, body: FormBody): Record<string, unknown> {
  if (kind === 'ownership') return { holders: readHolders(body) };
  const patch: Record<string, unknown> = {};
  for (const field of kindFields[kind]) setAt(patch, field.path.split('.'), readField(field, body[field.path]));
  if (kind === 'relationship') patch['products'] = all(body['products']);
  return patch;
}

function readField(field: Field, posted: string | string[] | undefined): unknown {
  const text = (all(posted)[0] ?? '').trim();
  switch (field.input) {
    case 'boolean':
      return text === 'true';
    case 'integer':
      // What is no number goes on as it is and is refused with the field's name.
      return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    default:
      return text === '' && field.optional === true ? null : text;
  }
}

function readHolders(body: FormBody): { name: string; kind: string; share: string }[] {
  const [names, kinds, shares] = [all(body['name']), all(body['kind']), all(body['share'])];
  return names
    .map((name, index) => ({ name: name.trim(), kind: kinds[index] ?? 'person', share: (shares[index] ?? '').trim() }))
    .filter(({ name, share }) => name !== '' || share !== '');
}

function all(posted: string | string[] | undefined): string[] {
  if (posted === undefined) return [];
  return Array.isArray(posted) ? posted : [posted];
}

function setAt(target: Record<string, unknown>, path: string[], value: unknown): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const inner: Record<string, unknown> = {};
  const kept = (target[name] ??= inner);
  if (typeof kept === 'object' && kept !== null) setAt(kept as Record<string, unknown>, rest, value);
}

/** Names of the bank's products. */
export const productNames: Record<(typeof bankProducts)[number], Bilingual> = {
  current_account: { zh: '结算账户', en: 'Current account' },
  payroll: { zh: '代发工资', en: 'Payroll' },
  trade_finance: { zh: '贸易融资', en: 'Trade finance' },
  working_capital_loan: { zh: '流动资金贷款', en: 'Working capital loan' },
  acquiring: { zh: '收单', en: 'Card acquiring' },
  guarantee: { zh: '保函', en: 'Guarantee' },
  cash_pool: { zh: '现金池', en: 'Cash pool' },
};
