import type { FieldError } from '../api/problem.ts';
import { minorUnits } from './amount.ts';
import { checkScope, scopeKeys } from './scope-check.ts';
import { roleAndDepartment, type Known } from './table-check.ts';
import type { Placed } from './table-shape.ts';
import type { ApprovalRule } from './table.ts';

/** Faults of the approval rules, each by itself and among each other. */
export function checkRules(rules: Placed<ApprovalRule>[], known: Known): FieldError[] {
  return [...rules.flatMap((rule) => checkRule(rule, known)), ...checkBands(rules)];
}

function checkRule({ line, place }: Placed<ApprovalRule>, known: Known): FieldError[] {
  const field = `table.approvalRules.${place}`;
  const errors = checkScope(line.accounts, `${field}.accounts`, known);
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
  const end = (amount: string | null): End => (amount === null ? null : (minorUnits(amount, currency) ?? 'unreadable'));
  return { from: end(from), to: end(to) };
}

/** Two rules of the same rank for one amount would contradict each other. */
function checkBands(rules: Placed<ApprovalRule>[]): FieldError[] {
  const seen = new Map<string, Placed<ApprovalRule>[]>();
  return rules.flatMap((rule) => {
    let met: Placed<ApprovalRule> | undefined;
    for (const scope of scopeKeys(rule.line.accounts)) {
      const key = JSON.stringify([rule.line.currency, scope]);
      const before = seen.get(key) ?? [];
      met ??= before.find(({ line }) => bandsMeet(bandOf(line), bandOf(rule.line)));
      seen.set(key, [...before, rule]);
    }
    return met === undefined
      ? []
      : [{ field: `table.approvalRules.${rule.place}.from`, reason: `overlaps with line ${met.place}` }];
  });
}

type Band = ReturnType<typeof bandOf>;

function bandsMeet(one: Band, other: Band): boolean {
  return beginsBelow(one, other) && beginsBelow(other, one);
}

function beginsBelow({ from }: Band, { to }: Band): boolean {
  if (from === 'unreadable' || to === 'unreadable') return false;
  return from === null || to === null || from < to;
}
