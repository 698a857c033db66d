import type {
  AccountScope,
  ApprovalRule,
  PermissionTable,
  SignatureClass,
  TableGrant,
} from '../../../apps/server/src/modules/access/permissions/table.ts';

/** A second reading of the permission table, by itself: slow, and as plain as it can be written. It shares nothing with the engine but the types. */

interface NaiveAsk {
  readonly action: string;
  readonly accountNumber: string;
  readonly amount?: { readonly amountMinor: bigint; readonly currency: string } | undefined;
  readonly counterparty?: string | undefined;
  readonly at: Date;
}

/** `word` is the outcome, or why it is denied. */
export interface NaiveDecision {
  readonly word: string;
  readonly grant: number | null;
  readonly rule: number | null;
}

const withAmount = ['payments:prepare', 'payments:approve', 'payments:release'];
const everyAction = [...withAmount, 'accounts:read', 'statements:read', 'payments:read', 'payments:cancel'];

export function naiveDecision(
  table: PermissionTable,
  who: { readonly subject: string; readonly roleId: string; readonly departmentId: string },
  ask: NaiveAsk,
): NaiveDecision {
  const no = (word: string, grant: number | null = null): NaiveDecision => ({ word, grant, rule: null });
  const holder = table.holders.find(
    (one) => one.subject === who.subject && one.roleId === who.roleId && one.departmentId === who.departmentId,
  );
  if (holder === undefined) return no('unknown_holder');
  const today = inZone(ask.at, 'Asia/Shanghai').day;
  if (holder.validFrom !== null && today < holder.validFrom) return no('mandate_not_yet_valid');
  if (holder.validUntil !== null && today > holder.validUntil) return no('mandate_expired');
  const account = table.accounts.find((one) => one.accountNumber === ask.accountNumber);
  if (account === undefined) return no('unknown_account');
  if (!everyAction.includes(ask.action)) return no('unknown_action');

  const fitting = grantsInOrder(table, who, ask.action, ask.accountNumber);
  if (holder.accountNumbers !== null && !holder.accountNumbers.includes(ask.accountNumber))
    return no('account_out_of_scope');
  if (fitting.length === 0) return no('not_granted');
  const row = fitting.find((one) => daysInclude(grantAt(table, one), today));
  if (row === undefined) return no('grant_not_valid_today');
  const grant = grantAt(table, row);
  if (grant.window !== null) {
    const then = inZone(ask.at, grant.window.timeZone);
    const open =
      grant.window.days.includes(then.weekday) && then.time >= grant.window.from && then.time < grant.window.until;
    if (!open) return no('outside_hours', row);
  }
  if (ask.amount === undefined) return { word: 'allow', grant: row, rule: null };
  return decideAmount(table, who.roleId, who.departmentId, { ...ask, amount: ask.amount }, row);
}

function decideAmount(
  table: PermissionTable,
  roleId: string,
  departmentId: string,
  ask: NaiveAsk & { readonly amount: { readonly amountMinor: bigint; readonly currency: string } },
  row: number,
): NaiveDecision {
  const no = (word: string): NaiveDecision => ({ word, grant: row, rule: null });
  const grant = grantAt(table, row);
  const account = table.accounts.find((one) => one.accountNumber === ask.accountNumber);
  const { amountMinor, currency } = ask.amount;
  if (!withAmount.includes(ask.action)) return no('amount_without_meaning');
  if (currency !== account?.currency) return no('currency_mismatch');
  if (amountMinor <= 0n) return no('amount_not_positive');
  const { limits } = grant;
  if (limits.perPaymentMinor !== null && amountMinor > limits.perPaymentMinor) return no('per_payment_limit');
  if (ask.counterparty === undefined) {
    if (grant.counterparties !== null || limits.counterpartyDayMinor !== null) return no('counterparty_missing');
  } else if (grant.counterparties !== null && !grant.counterparties.map(letters).includes(letters(ask.counterparty))) {
    return no('counterparty_not_allowed');
  }
  const ruleRow = ruleFor(table, ask.accountNumber, amountMinor);
  if (ruleRow === null) return no('no_rule');
  if (ask.action === 'payments:prepare') return { word: 'needs_approval', grant: row, rule: ruleRow };
  return {
    word: signatureWord(table.approvalRules[ruleRow], roleId, departmentId, grant.signatureClass),
    grant: row,
    rule: ruleRow,
  };
}

/** The letters and digits of an account number. */
function letters(text: string): string {
  return [...text.toLowerCase()].filter((one) => one !== '-' && one !== ' ').join('');
}

/** What one signature alone comes to. */
function signatureWord(
  rule: ApprovalRule | undefined,
  roleId: string,
  departmentId: string,
  signatureClass: SignatureClass | null,
): string {
  if (rule === undefined) return 'no_rule';
  if (signatureClass === null || signatureClass === 'T') return 'signature_counts_for_nothing';
  if (rule.demand.kind === 'classes') return signatureClass === 'E' ? 'allow' : 'needs_approval';
  const { steps } = rule.demand;
  const mine = steps.filter(({ from }) =>
    from.some((one) => one.roleId === roleId && (one.departmentId === null || one.departmentId === departmentId)),
  );
  if (mine.length === 0) return 'not_named_by_rule';
  return steps.length === 1 && steps[0]?.need === 1 ? 'allow' : 'needs_approval';
}

/** The rows of the grants that cover it, the one that counts first. */
function grantsInOrder(
  table: PermissionTable,
  { roleId, departmentId }: { readonly roleId: string; readonly departmentId: string },
  action: string,
  accountNumber: string,
): number[] {
  const above: string[] = [];
  let next: string | null = departmentId;
  while (next !== null) {
    above.push(next);
    const here: string = next;
    next = table.departments.find((one) => one.departmentId === here)?.parentId ?? null;
  }
  const rows = [...table.grants.keys()].filter((row) => {
    const grant = grantAt(table, row);
    return (
      grant.roleId === roleId &&
      above.includes(grant.departmentId) &&
      grant.action === action &&
      scopeHas(table, grant.accounts, accountNumber) &&
      (grant.currency === null || grant.currency === currencyOf(table, accountNumber))
    );
  });
  const distance = (row: number): number => above.indexOf(grantAt(table, row).departmentId);
  return rows.toSorted(
    (a, b) =>
      distance(a) - distance(b) || precision(grantAt(table, a).accounts) - precision(grantAt(table, b).accounts),
  );
}

function ruleFor(table: PermissionTable, accountNumber: string, amountMinor: bigint): number | null {
  const rows = [...table.approvalRules.keys()].filter((row) => {
    const rule = table.approvalRules[row];
    return (
      rule !== undefined &&
      rule.currency === currencyOf(table, accountNumber) &&
      scopeHas(table, rule.accounts, accountNumber) &&
      (rule.fromMinor === null || rule.fromMinor <= amountMinor) &&
      (rule.toMinor === null || amountMinor < rule.toMinor)
    );
  });
  const scope = (row: number): number => precision(table.approvalRules[row]?.accounts ?? { kind: 'all' });
  return rows.toSorted((a, b) => scope(a) - scope(b))[0] ?? null;
}

function grantAt(table: PermissionTable, row: number): TableGrant {
  const grant = table.grants[row];
  if (grant === undefined) throw new Error(`there is no grant ${row}`);
  return grant;
}

function precision({ kind }: AccountScope): number {
  return kind === 'accounts' ? 0 : kind === 'product' ? 1 : 2;
}

function scopeHas(table: PermissionTable, scope: AccountScope, accountNumber: string): boolean {
  if (scope.kind === 'all') return true;
  if (scope.kind === 'accounts') return scope.accountNumbers.includes(accountNumber);
  return table.accounts.some((one) => one.accountNumber === accountNumber && one.product === scope.product);
}

function currencyOf(table: PermissionTable, accountNumber: string): string | undefined {
  return table.accounts.find((one) => one.accountNumber === accountNumber)?.currency;
}

function daysInclude({ validFrom, validUntil }: TableGrant, today: string): boolean {
  return (validFrom === null || validFrom <= today) && (validUntil === null || today <= validUntil);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Day, time and day of the week of an instant where the clocks are so. */
function inZone(at: Date, timeZone: string): { day: string; time: string; weekday: number } {
  // Sweden writes 2026-11-22 14:00:00.
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(timeZone, clock);
  const [day = '', time = ''] = clock.format(at).split(' ');
  return { day, time: time.slice(0, 5), weekday: new Date(`${day}T12:00:00Z`).getUTCDay() || 7 };
}
