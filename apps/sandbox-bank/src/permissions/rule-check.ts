import type { FieldError } from '../api/problem.ts';
import { readAmount } from '../ledger/amount.ts';
import { checkScope, covers } from './scope-check.ts';
import { roleAndDepartment, type Known } from './table-known.ts';
import type { Placed } from './table-shape.ts';
import type { ApprovalRule } from './table.ts';

/** Faults of the approval rules, each by itself and among each other. */
export function checkRules(rules: Placed<ApprovalRule>[], known: Known): FieldError[] {
  return [...rules.flatMap((rule) => checkRule(rule, known)), ...checkBands(rules, known)];
}

function checkRule({ line, place }: Placed<ApprovalRule>, known: Known): FieldError[] {
  const field = `table.approvalRules.${place}`;
  const errors = checkScope(line.accounts, { field: `${field}.accounts`, currency: line.currency }, known);
  const band = bandOf(line);
  for (const end of ['from', 'to'] as const) {
    if (band[end] === 'unreadable')
      errors.push({ field: `${field}.${end}`, reason: `has more digits than ${line.currency}` });
  }
  if (typeof band.from === 'bigint' && typeof band.to === 'bigint' && band.from >= band.to) {
    errors.push({ field: `${field}.to`, reason: 'must be above from' });
  }
  if (line.demand.kind === 'steps') {
    for (const [index, { from }] of line.demand.steps.entries()) {
      for (const [signer, who] of from.entries()) {
        errors.push(...roleAndDepartment(who, `${field}.demand.steps.${index}.from.${signer}`, known));
      }
    }
  }
  return errors;
}

type End = bigint | null | 'unreadable';

function bandOf({ from, to, currency }: ApprovalRule): { from: End; to: End } {
  const end = (amount: string | null): End => (amount === null ? null : (readAmount(amount, currency) ?? 'unreadable'));
  return { from: end(from), to: end(to) };
}

/**
 * Of each account and rank of scope the bands follow one another from nothing to no end: two rules for one amount would
 * contradict each other, and what no rule covers nobody could release.
 */
function checkBands(rules: Placed<ApprovalRule>[], { accounts }: Known): FieldError[] {
  const rows = new Map<string, Row[]>();
  for (const { line, place } of rules) {
    const { from, to } = bandOf(line);
    if (from === 'unreadable' || to === 'unreadable' || (to !== null && to <= (from ?? 0n))) continue;
    for (const account of accounts.values()) {
      if (account.currency !== line.currency || !covers(line.accounts, account)) continue;
      const key = `${line.accounts.kind} ${account.accountNumber}`;
      rows.set(key, [...(rows.get(key) ?? []), { place, from: from ?? 0n, to }]);
    }
  }
  const errors = new Map<string, FieldError>();
  for (const bands of rows.values()) {
    for (const error of gapsAndOverlaps(bands)) errors.set(`${error.field} ${error.reason}`, error);
  }
  return [...errors.values()];
}

type Row = { place: number; from: bigint; to: bigint | null };

function gapsAndOverlaps(bands: Row[]): FieldError[] {
  const sorted = bands.toSorted((one, other) => (one.from < other.from ? -1 : Number(one.from > other.from)));
  const errors: FieldError[] = [];
  let before: Row = { place: -1, from: 0n, to: 0n };
  for (const band of sorted) {
    const field = `table.approvalRules.${band.place}.from`;
    if (before.to === null || band.from < before.to) {
      errors.push({ field, reason: `overlaps with line ${before.place}` });
    } else if (band.from > before.to) {
      errors.push({ field, reason: 'leaves amounts below it without a rule' });
    }
    if (band.to === null || (before.to !== null && band.to > before.to)) before = band;
  }
  if (before.to !== null) {
    errors.push({ field: `table.approvalRules.${before.place}.to`, reason: 'leaves amounts above it without a rule' });
  }
  return errors;
}
