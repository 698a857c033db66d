import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naiveDecision, type NaiveDecision } from '../../../../../../tests/support/access/naive-decision.ts';
import { noLimits } from '../../../../../../tests/support/access/sample-table.ts';
import { anAsk, aSoundTable } from '../../../../../../tests/support/access/random-table.ts';
import { compileTable } from './compile.ts';
import { decide } from './decide.ts';
import type { Ask, Decision, HolderKey } from './decision.ts';
import { explain } from './explain.ts';
import { sheetOf, simpleMostOf } from './sheet.ts';
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

test('the short way of a decision leads where the long way does', () => {
  let [short, signatures] = [0, 0];
  const word = (decision: Decision): string =>
    decision.outcome === 'needs_approval'
      ? `${textOf(decision)} ${JSON.stringify(decision.demand)} of ${decision.uses.length}`
      : textOf(decision);
  fc.assert(
    fc.property(aSoundTable, fc.array(anAsk, { minLength: 8, maxLength: 8 }), (drawn, asks) => {
      const table = inYuanUnderOneRule(drawn);
      const compiled = compileTable(table, about);
      for (const { who: _, ...drawnAsk } of asks)
        for (const who of table.holders)
          for (const { accountNumber } of table.accounts)
            for (const action of compiled.actions.keys())
              for (const amountMinor of edges(table)) {
                const ask = { ...drawnAsk, accountNumber, action, amount: { amountMinor, currency: 'CNY' } };
                const sheet = sheetOf(compiled, who);
                if (sheet === null) throw new Error('the table names its holders');
                if (sheet.currency !== null && !Number.isNaN(simpleMostOf(sheet, ask))) {
                  short += 1;
                  if (action === 'payments:approve' || action === 'payments:release') signatures += 1;
                }
                const decided = decide(sheet, ask);
                const long = word(decide({ ...sheet, currency: null }, ask));
                if (word(decided) !== long)
                  expect(word(decided), JSON.stringify([who, action, accountNumber])).toBe(long);
                expect(textOf(decided)).toBe(textOfNaive(naiveDecision(table, who, ask)));
              }
    }),
    { numRuns: 250, seed: 43 },
  );
  expect(short).toBeGreaterThan(1_000);
  expect(signatures).toBeGreaterThan(100);
});

/** The same table where most decisions can go the short way; some limits are above what a float tells apart. */
function inYuanUnderOneRule(table: PermissionTable): PermissionTable {
  return {
    ...table,
    accounts: table.accounts.map((account) => ({ ...account, currency: 'CNY' })),
    holders: table.holders.map((holder, row) =>
      row % 3 === 0 ? holder : { ...holder, validFrom: null, validUntil: null },
    ),
    grants: table.grants.map((grant, row) => {
      const { perPaymentMinor } = grant.limits;
      const limits = { ...noLimits, perPaymentMinor: row % 5 === 1 ? beyondFloats : perPaymentMinor };
      const plain = { validFrom: null, validUntil: null, window: null, counterparties: null, limits };
      return { ...grant, currency: 'CNY', ...(row % 4 === 0 ? {} : plain) };
    }),
    approvalRules: table.approvalRules.map((rule, row) =>
      row === 0
        ? { ...rule, accounts: { kind: 'all' }, currency: 'CNY', fromMinor: null, toMinor: null }
        : { ...rule, accounts: { kind: 'accounts', accountNumbers: [] } },
    ),
  };
}

/** As a float this limit and one unit more are the same. */
const beyondFloats = 2n ** 53n + 3n;

/** Amounts at the limits of the table, and one unit to either side of them. */
function edges({ grants }: PermissionTable): bigint[] {
  const limits = grants.slice(0, 4).flatMap(({ limits: { perPaymentMinor } }) => perPaymentMinor ?? []);
  return [...new Set([0n, ...limits.flatMap((limit) => [limit - 1n, limit, limit + 1n])])];
}

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
