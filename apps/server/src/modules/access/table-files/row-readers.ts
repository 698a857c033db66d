import type { AccountAction } from '../permissions/account-actions.ts';
import type { ApprovalRuleView, TableContentsView, TableGrantView } from '../permissions/table-schemas.ts';
import type { SignatureClass } from '../permissions/table.ts';
import { readAmount, readCount, readDay, readText, readWindow, shown, type Cell, type Read } from './cells.ts';
import { isQuoted, splitList, unquote } from './cell-lists.ts';
import { actionNames, isWord, plain } from './columns.ts';
import type { Names } from './names.ts';
import type { RowReader } from './sheet-reader.ts';

/** What names in a file are looked up in. */
export interface Lookup {
  readonly roles: Names;
  readonly departments: Names;
  readonly accounts: Names;
}

/** The department above may stand anywhere in the sheet: its name is looked up when all are read. */
export function readDepartment(row: RowReader): TableContentsView['departments'][number] {
  return {
    departmentId: row.text('departmentId'),
    nameZh: row.text('nameZh'),
    nameEn: row.text('nameEn'),
    parentId: row.optionalText('parentId'),
  };
}

export function readRole(row: RowReader): TableContentsView['roles'][number] {
  return { roleId: row.text('roleId'), nameZh: row.text('nameZh'), nameEn: row.text('nameEn'), base: row.text('base') };
}

export function readHolder(row: RowReader, lookup: Lookup): TableContentsView['holders'][number] {
  return {
    subject: row.text('subject'),
    nameZh: row.text('nameZh'),
    nameEn: row.text('nameEn'),
    ...readPlace(row, lookup),
    accountNumbers: row.read('accountNumbers', (cell) => readCodes(cell, lookup.accounts), null),
    ...readDays(row),
  };
}

export function readGrant(row: RowReader, lookup: Lookup): TableGrantView {
  const currency = row.optionalText('currency');
  return {
    ...readPlace(row, lookup),
    accounts: readScope(row, lookup),
    // What is no action is named by the check of the table.
    action: actionOf(row.text('action')) as AccountAction,
    currency: currency === null ? null : currency.toUpperCase(),
    limits: {
      perPayment: row.read('limits.perPayment', readAmount, null),
      dayAmount: row.read('limits.dayAmount', readAmount, null),
      dayCount: row.read('limits.dayCount', readCount, null),
      monthAmount: row.read('limits.monthAmount', readAmount, null),
      monthCount: row.read('limits.monthCount', readCount, null),
      counterpartyDay: row.read('limits.counterpartyDay', readAmount, null),
    },
    counterparties: row.read('counterparties', (cell) => readCodes(cell, null), null),
    window: row.read('window', readWindow, null),
    ...readDays(row),
    signatureClass: row.read('signatureClass', readClass, null),
  };
}

export function readRule(row: RowReader, lookup: Lookup): ApprovalRuleView {
  const hours = row.read('expiresAfterHours', readCount, 1);
  if (hours === null) row.fault('expiresAfterHours', { zh: '此格不能为空', en: 'this cell must not be empty' });
  return {
    accounts: readScope(row, lookup),
    currency: row.text('currency').toUpperCase(),
    from: row.read('from', readAmount, null),
    to: row.read('to', readAmount, null),
    demand: readDemand(row, lookup),
    expiresAfterHours: hours ?? 1,
    stepUp: row.read('stepUp', readYes, false),
  };
}

/** Every account, those of a product, or those that are named. */
function readScope(row: RowReader, { accounts }: Lookup): TableGrantView['accounts'] {
  const text = row.text('accounts');
  if (isWord(text, 'all') || text === '*') return { kind: 'all' };
  const product = /^([^:：]+)[:：](.*)$/s.exec(text);
  if (product !== null && isWord(product[1] ?? '', 'product'))
    return { kind: 'product', product: unquote((product[2] ?? '').trim()) };
  const codes = row.read('accounts', () => readCodes(text, accounts), null);
  return { kind: 'accounts', accountNumbers: codes ?? [] };
}

function readCodes(cell: Cell, names: Names | null): Read<string[] | null> {
  const text = readText(cell);
  if ('fault' in text || text.value === '') return 'fault' in text ? text : { value: null };
  const items = splitList(text.value);
  if (items === null)
    return { fault: { zh: `引号没有成对：${shown(cell)}`, en: `a quote is left open: ${shown(cell)}` } };
  const codes: string[] = [];
  for (const item of items) {
    const code = names === null || isQuoted(item) ? { value: unquote(item) } : names.codeOf(item);
    if ('fault' in code) return code;
    codes.push(code.value);
  }
  return { value: codes };
}

const stepSeparators = new Set(['>', '＞', '+', '＋']);
const signerSeparators = new Set(['/', '／']);

/** `classes`, or steps such as `1: treasurer@finance / owner > 1: asset_manager`. */
function readDemand(row: RowReader, lookup: Lookup): ApprovalRuleView['demand'] {
  const text = row.text('demand');
  const ordered = row.read('ordered', readYes, false);
  if (text === '' || isWord(text, 'classes')) return { kind: 'classes' };
  const steps = (splitList(text, stepSeparators) ?? []).map((step) => readStep(row, step, lookup));
  const sound = steps.filter((step) => step !== null);
  if (sound.length > 0 && sound.length === steps.length) return { kind: 'steps', ordered, steps: sound };
  row.fault('demand', {
    zh: `“${shown(text)}”看不懂，请写成“按级别”，或“1: 岗位@部门 / 岗位 > 1: 岗位”`,
    en: `"${shown(text)}" is not understood: write "classes", or "1: role@department / role > 1: role"`,
  });
  return { kind: 'classes' };
}

function readStep(
  row: RowReader,
  text: string,
  { roles, departments }: Lookup,
): { need: number; from: { roleId: string; departmentId: string | null }[] } | null {
  const found = /^(\d{1,3})\s*[:：]\s*(.+)$/s.exec(text);
  const signers = splitList(found?.[2] ?? '', signerSeparators);
  if (found === null || signers === null) return null;
  const named = (item: string, names: Names): string =>
    isQuoted(item) ? unquote(item) : row.resolved('demand', item, (one) => names.codeOf(one));
  const from = signers.map((signer) => {
    const [role = '', department] = splitList(signer, new Set(['@'])) ?? [];
    return {
      roleId: named(role, roles),
      departmentId: department === undefined ? null : named(department, departments),
    };
  });
  return { need: Number(found[1]), from };
}

function readPlace(row: RowReader, { roles, departments }: Lookup): { roleId: string; departmentId: string } {
  return {
    roleId: row.resolved('roleId', row.text('roleId'), (text) => roles.codeOf(text)),
    departmentId: row.resolved('departmentId', row.text('departmentId'), (text) => departments.codeOf(text)),
  };
}

function readDays(row: RowReader): { validFrom: string | null; validUntil: string | null } {
  return {
    validFrom: row.read('validFrom', readDay, null),
    validUntil: row.read('validUntil', readDay, null),
  };
}

function readClass(cell: Cell): Read<SignatureClass | null> {
  const text = readText(cell);
  if ('fault' in text || text.value === '') return { value: null };
  const given = plain(text.value).toUpperCase();
  if (given === 'E' || given === 'A' || given === 'B' || given === 'T') return { value: given };
  return {
    fault: {
      zh: `签名级别只有 E、A、B、T，没有“${shown(cell)}”`,
      en: `a signature class is E, A, B or T, not "${shown(cell)}"`,
    },
  };
}

function readYes(cell: Cell): Read<boolean> {
  if (typeof cell === 'boolean') return { value: cell };
  const text = typeof cell === 'string' ? cell.trim() : '';
  if (text === '' || isWord(text, 'no')) return { value: false };
  if (isWord(text, 'yes')) return { value: true };
  return { fault: { zh: `请写“是”或“否”，而不是“${shown(cell)}”`, en: `write yes or no, not "${shown(cell)}"` } };
}

function actionOf(text: string): string {
  const given = plain(text);
  const found = Object.entries(actionNames).find(([action, { zh, en }]) =>
    [action, zh, en].some((one) => plain(one) === given),
  );
  return found?.[0] ?? text;
}
