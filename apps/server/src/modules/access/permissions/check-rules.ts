import { formatMoney } from '../../../platform/money.ts';
import { accountsIn } from './account-index.ts';
import { checkDemands } from './check-demands.ts';
import { checkScope } from './check-grant.ts';
import type { CheckContext } from './check-context.ts';
import type { ApprovalRule } from './table.ts';

/** A band of amounts of one account; from inclusive, to exclusive, null is without end. */
interface Band {
  readonly row: number;
  readonly fromMinor: bigint;
  readonly toMinor: bigint | null;
}

/** The approval rules: each by itself, then the bands of each account side by side, then whether anybody can satisfy them. */
export function checkRules(context: CheckContext): void {
  for (const [row, rule] of context.table.approvalRules.entries()) checkRule(context, row, rule);
  checkBands(context);
  checkDemands(context);
}

function checkRule(context: CheckContext, row: number, rule: ApprovalRule): void {
  const { faults, roles, departments } = context;
  const at = (field: string) => ({ list: 'approvalRules' as const, row, field });
  checkScope(context, at, rule.accounts, rule.currency);
  const { fromMinor: from, toMinor: to, demand, expiresAfterHours: hours } = rule;
  if (from !== null && from < 0n) faults.add(at('from'), 'negative_limit', words(rule, from));
  if (to !== null && to <= (from ?? 0n)) {
    faults.add(at('to'), 'band_reversed', `${words(rule, from ?? 0n)} – ${words(rule, to)}`);
  }
  if (!Number.isInteger(hours) || hours < 1 || hours > 8_760)
    faults.add(at('expiresAfterHours'), 'bad_expiry', `${hours}`);
  if (demand.kind === 'classes') return;
  if (demand.steps.length === 0) faults.add(at('demand'), 'no_steps');
  for (const [step, { need, from: signers }] of demand.steps.entries()) {
    const field = `demand.steps.${step}`;
    if (!Number.isInteger(need) || need < 1) faults.add(at(`${field}.need`), 'bad_need', `${need}`);
    if (signers.length === 0) faults.add(at(`${field}.from`), 'no_steps');
    for (const { roleId, departmentId } of signers) {
      if (!roles.has(roleId)) faults.add(at(`${field}.from`), 'unknown_role', roleId);
      if (departmentId !== null && !departments.has(departmentId)) {
        faults.add(at(`${field}.from`), 'unknown_department', departmentId);
      }
    }
  }
}

/** Of each account and kind of scope: the bands follow one another from nothing to no end. Each row is told once of each fault. */
function checkBands({ table: { approvalRules }, accounts, faults }: CheckContext): void {
  const bands = new Map<string, Band[]>();
  for (const [row, rule] of approvalRules.entries()) {
    const { fromMinor, toMinor } = rule;
    const from = fromMinor ?? 0n;
    if (from < 0n || (toMinor !== null && toMinor <= from)) continue;
    for (const account of accountsIn(accounts, rule.accounts, rule.currency)) {
      const key = `${rule.accounts.kind} ${account}`;
      const band = { row, fromMinor: from, toMinor };
      const known = bands.get(key);
      if (known === undefined) bands.set(key, [band]);
      else known.push(band);
    }
  }
  const told = new Set<string>();
  const tell = (code: 'bands_overlap' | 'band_gap', row: number, what: string, other: number | null): void => {
    const name = `${code} ${row} ${what} ${other}`;
    if (told.has(name)) return;
    told.add(name);
    const at = { list: 'approvalRules', row, field: code === 'band_gap' ? 'to' : 'from' } as const;
    faults.add(at, code, what, other === null ? null : { list: 'approvalRules', row: other });
  };
  for (const row of bands.values()) checkBandsOfAccount(approvalRules, row, tell);
}

function checkBandsOfAccount(
  rules: readonly ApprovalRule[],
  bands: readonly Band[],
  tell: (code: 'bands_overlap' | 'band_gap', row: number, what: string, other: number | null) => void,
): void {
  const sorted = bands.toSorted(
    (a, b) => Number(a.fromMinor > b.fromMinor) - Number(a.fromMinor < b.fromMinor) || a.row - b.row,
  );
  let end: bigint | null = 0n;
  let last: Band | null = null;
  for (const band of sorted) {
    if (last !== null && (end === null || band.fromMinor < end)) {
      tell('bands_overlap', Math.max(band.row, last.row), '', Math.min(band.row, last.row));
    } else if (end !== null && band.fromMinor > end) {
      tell('band_gap', band.row, between(rules[band.row], end, band.fromMinor), null);
    }
    if (end !== null && (band.toMinor === null || band.toMinor > end)) {
      end = band.toMinor;
      last = band;
    }
    last ??= band;
  }
  if (end !== null && last !== null) tell('band_gap', last.row, between(rules[last.row], end, null), null);
}

function between(rule: ApprovalRule | undefined, from: bigint, to: bigint | null): string {
  if (rule === undefined) return '';
  return to === null ? `${words(rule, from)} –` : `${words(rule, from)} – ${words(rule, to)}`;
}

function words({ currency }: ApprovalRule, amountMinor: bigint): string {
  return `${formatMoney({ amountMinor, currency })} ${currency}`;
}
