/** What the benchmark of reconciliation measures: the matcher itself, without a database. */
export { propose } from '../../../apps/server/src/modules/payments/reconciliation/matching/propose.ts';
export { wordsOf } from '../../../apps/server/src/modules/payments/reconciliation/matching/words.ts';
