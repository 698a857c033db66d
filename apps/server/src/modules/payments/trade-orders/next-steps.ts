import type { TradeOrder } from './trade-order-schemas.ts';
import type { EscrowOrderRow } from '../escrows/escrow-order-store.ts';
import type { EscrowRow } from '../escrows/escrow-store.ts';
import type { PaymentRequestRow } from '../payment-requests/payment-request-store.ts';
import { tradeOrderStep, type TradeOrderStep } from './trade-order.ts';
import type { TradeOrderRow } from './trade-order-store.ts';

export type NextStep = TradeOrder['next'][number];

/** What the answer hangs on besides the state. */
export interface Circumstances {
  readonly row: TradeOrderRow;
  readonly escrow: EscrowRow | null;
  readonly asked: readonly EscrowOrderRow[];
  readonly requests: readonly PaymentRequestRow[];
  readonly actions: ReadonlySet<string>;
  /** The calendar day of the banks. */
  readonly today: string;
}

const memberSteps: readonly TradeOrderStep[] = [
  'accept',
  'decline',
  'deliver',
  'confirm',
  'release_part',
  'refund',
  'reclaim',
  'dispute',
  'cancel',
];

/** Steps for which the bank is asked to move money out of an escrow: one at a time. */
const movesMoney: ReadonlySet<TradeOrderStep> = new Set(['confirm', 'release_part', 'refund', 'reclaim']);

/** What is up to the own side as the order stands, and what stands in its way. */
export function nextSteps(of: Circumstances): NextStep[] {
  const { row } = of;
  const steps = memberSteps
    .filter((step) => typeof tradeOrderStep(row.state, step, row.side, row) === 'object')
    .map((step) => toNext(step, of.actions.has('orders:manage') ? obstacle(step, of) : 'mandate'));
  return [...payIn(of), ...steps, ...askPayment(of)];
}

function toNext(step: NextStep['step'], why: NextStep['why']): NextStep {
  return { step, allowed: why === null, why };
}

function obstacle(step: TradeOrderStep, { row, escrow, asked, requests, today }: Circumstances): NextStep['why'] {
  const paying = requests.some(({ state }) => state === 'accepted');
  if (step === 'cancel' && (paying || (escrow !== null && escrow.instructionId !== null))) return 'payment_under_way';
  if (step === 'reclaim' && today <= row.deliverBy) return 'not_overdue';
  if (escrow === null || !movesMoney.has(step)) return null;
  if (escrow.doubtedAt !== null) return 'bank_doubted';
  if (escrow.state === 'returned') return 'release_returned';
  const moves = asked.some(({ kind, state }) => state === 'pending' && (kind === 'release' || kind === 'refund'));
  return moves ? 'bank_asked' : null;
}

/** The buyer pays into the escrow. */
function payIn({ row, escrow, actions }: Circumstances): NextStep[] {
  const possible = typeof tradeOrderStep(row.state, 'fund', 'bank', row) === 'object';
  if (row.side !== 'buyer' || !possible || escrow === null) return [];
  if (escrow.state === 'refused') return [toNext('pay_in', 'escrow_refused')];
  if (escrow.state === 'opening') return [toNext('pay_in', 'escrow_opening')];
  if (escrow.instructionId !== null) return [toNext('pay_in', 'payment_under_way')];
  if (escrow.doubtedAt !== null) return [toNext('pay_in', 'bank_doubted')];
  return [toNext('pay_in', actions.has('payments:prepare') ? null : 'mandate')];
}

/** The seller asks for payment, without escrow. */
function askPayment({ row, requests, actions }: Circumstances): NextStep[] {
  const possible = typeof tradeOrderStep(row.state, 'pay', 'bank', row) === 'object';
  if (row.side !== 'seller' || !possible) return [];
  const asked = requests
    .filter(({ state }) => state === 'asked' || state === 'accepted')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  if (row.totalMinor - row.paidMinor - asked <= 0n) return [toNext('ask_payment', 'all_asked')];
  return [toNext('ask_payment', actions.has('orders:manage') ? null : 'mandate')];
}
