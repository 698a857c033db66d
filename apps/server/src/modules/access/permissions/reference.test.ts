import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naiveDecision, type NaiveDecision } from '../../../../../../tests/support/access/naive-decision.ts';
import { anAsk, aSoundTable } from '../../../../../../tests/support/access/random-table.ts';
import { compileTable } from './compile.ts';
import { decide } from './decide.ts';
import type { Ask, Decision, HolderKey } from './decision.ts';
import { explain } from './explain.ts';
import { sheetOf } from './sheet.ts';
import type { PermissionTable } from './table.ts';

const about = { enterpriseId: 'e', connectionId: 'c', customerId: '7', version: 1 };

/** The outcome with the rows behind it, or why not. */
function textOf(decision: Decision): string {
  if (decision.outcome === 'deny') return decision.reason.code;
  if (decision.outcome === 'allow') return `allow ${decision.cell.row}`;
  return `needs_approval ${decision.cell.row} ${decision.rule.row}`;
}

function textOfNaive({ word, grant, rule }: NaiveDecision): string {
  if (word === 'allow') return `allow ${grant}`;
  return word === 'needs_approval' ? `needs_approval ${grant} ${rule}` : word;
}

/** Of each holder that the table has too, so that asking mostly meets somebody. */
function askers(table: PermissionTable, who: { subject: string; roleId: string; departmentId: string }) {
  return [who, ...table.holders];
}

test('the engine decides as the naive reading of the table does', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(aSoundTable, fc.array(anAsk, { minLength: 8, maxLength: 8 }), (table, asks) => {
      const compiled = compileTable(table, about);
      const compare = (who: HolderKey, ask: Ask): void => {
        const decided = textOf(decide(sheetOf(compiled, who), ask));
        const naive = textOfNaive(naiveDecision(table, who, ask));
        // The comparison of the test library is slow: it only tells the difference.
        if (decided !== naive) expect(decided, JSON.stringify([who, ask.action, ask.accountNumber])).toBe(naive);
        const [word = ''] = decided.split(' ');
        seen.set(word, (seen.get(word) ?? 0) + 1);
      };
      for (const { who: stranger, ...ask } of asks) {
        for (const who of askers(table, stranger)) compare(who, ask);
        // Every cell of the holders too, with the rest of what was asked.
        for (const who of table.holders)
          for (const { accountNumber } of table.accounts)
            for (const action of compiled.actions.keys()) compare(who, { ...ask, accountNumber, action });
      }
    }),
    { numRuns: 150, seed: 41 },
  );
  // A property that never comes upon a word says nothing about it.
  for (const word of [
    'allow',
    'needs_approval',
    'unknown_holder',
    'mandate_expired',
    'mandate_not_yet_valid',
    'unknown_account',
    'unknown_action',
    'account_out_of_scope',
    'not_granted',
    'grant_not_valid_today',
    'outside_hours',
    'amount_without_meaning',
    'currency_mismatch',
    'amount_not_positive',
    'per_payment_limit',
    'counterparty_missing',
    'counterparty_not_allowed',
    'no_rule',
    'signature_counts_for_nothing',
    'not_named_by_rule',
  ])
    expect(seen.get(word) ?? 0, word).toBeGreaterThan(0);
});

test('the steps of an explanation lead to the decision', () => {
  fc.assert(
    fc.property(aSoundTable, anAsk, (table, { who: stranger, ...ask }) => {
      const compiled = compileTable(table, about);
      for (const who of askers(table, stranger)) {
        const sheet = sheetOf(compiled, who);
        const { decision, steps } = explain(sheet, ask);
        expect(decision).toEqual(decide(sheet, ask));
        const failed = steps.findIndex(({ state }) => state === 'failed');
        expect(failed === -1).toBe(decision.outcome !== 'deny');
        expect(steps.every(({ state }, index) => (state === 'not_checked') === (failed !== -1 && index > failed))).toBe(
          true,
        );
      }
    }),
    { numRuns: 200 },
  );
});
