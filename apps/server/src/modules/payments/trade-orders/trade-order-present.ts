import type { Text } from '../../../platform/http/schemas.ts';
import { formatMoney } from '../../../platform/money.ts';
import type { EnterpriseRef } from '../../enterprises/index.ts';
import { heldMinor } from '../escrows/ask-bank.ts';
import type { EscrowOrderRow } from '../escrows/escrow-order-store.ts';
import type { EscrowRow } from '../escrows/escrow-store.ts';
import type { PaymentRequestRow } from '../payment-requests/payment-request-store.ts';
import type { OrderStepRow } from './order-step-store.ts';
import type { NextStep } from './next-steps.ts';
import type { TradeOrder, TradeOrderSummary } from './trade-order-schemas.ts';
import type { TradeOrderRow } from './trade-order-store.ts';

/** For an enterprise whose name is not to be had: what is agreed stays readable. */
export function nameless(id: EnterpriseRef['id']): EnterpriseRef {
  return { id, name: { zh: null, en: null }, verified: false };
}

export function presentOrderSummary(row: TradeOrderRow, other: EnterpriseRef | undefined): TradeOrderSummary {
  return {
    id: row.orderId,
    number: row.number,
    side: row.side,
    state: row.state,
    other: other ?? nameless(row.otherId),
    title: row.title,
    currency: row.currency,
    total: formatMoney({ amountMinor: row.totalMinor, currency: row.currency }),
    escrowAgreed: row.escrow,
    deliverBy: row.deliverBy,
    orderedAt: row.orderedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export interface OrderParts {
  readonly other: EnterpriseRef | undefined;
  readonly people: ReadonlyMap<string, Text>;
  readonly steps: readonly OrderStepRow[];
  readonly escrow: EscrowRow | null;
  readonly asked: readonly EscrowOrderRow[];
  readonly requests: readonly PaymentRequestRow[];
  readonly next: readonly NextStep[];
}

export function presentOrder(row: TradeOrderRow, parts: OrderParts): TradeOrder {
  const money = (amountMinor: bigint): string => formatMoney({ amountMinor, currency: row.currency });
  return {
    ...presentOrderSummary(row, parts.other),
    buyerReference: row.buyerReference,
    note: row.note,
    lines: row.lines.map(({ netMinor, taxMinor, ...line }) => ({
      ...line,
      net: money(BigInt(netMinor)),
      tax: money(BigInt(taxMinor)),
    })),
    net: money(row.netMinor),
    tax: money(row.taxMinor),
    paid: money(row.paidMinor),
    releaseAfterDays: row.releaseAfterDays,
    payeeAccount: row.payeeAccount,
    acceptedAt: instant(row.acceptedAt),
    deliveredAt: instant(row.deliveredAt),
    confirmedAt: instant(row.confirmedAt),
    endedAt: instant(row.endedAt),
    reconciledAt: instant(row.reconciledAt),
    escrow: parts.escrow === null ? null : presentEscrow(parts.escrow, parts.asked, money),
    requests: parts.requests.map(({ requestId, state, amountMinor, reference, askedAt }) => ({
      id: requestId,
      state,
      amount: money(amountMinor),
      reference,
      askedAt: askedAt.toISOString(),
    })),
    steps: parts.steps.map(({ step, state, actor, personId, at, amountMinor, note, accountNumber, accountBank }) => ({
      step,
      state,
      actor,
      person: personId === null ? null : (parts.people.get(personId) ?? { zh: null, en: null }),
      at: at.toISOString(),
      amount: amountMinor === null ? null : money(amountMinor),
      note,
      account: accountNumber,
      accountBank,
    })),
    next: [...parts.next],
    can: parts.next.filter(({ allowed }) => allowed).map(({ step }) => step),
  };
}

function presentEscrow(
  row: EscrowRow,
  asked: readonly EscrowOrderRow[],
  money: (amountMinor: bigint) => string,
): TradeOrder['escrow'] {
  return {
    state: row.state,
    amount: money(row.amountMinor),
    funded: money(row.fundedMinor),
    released: money(row.releasedMinor),
    refunded: money(row.refundedMinor),
    held: money(heldMinor(row)),
    accountNumber: row.accountNumber,
    paymentId: row.instructionId,
    releaseAt: instant(row.releaseAt),
    doubtedAt: instant(row.doubtedAt),
    asked: asked.flatMap(({ kind, askedBy, amountMinor, state, reason, askedAt }) =>
      state === 'taken'
        ? []
        : [
            {
              kind,
              by: askedBy,
              amount: amountMinor === null ? null : money(amountMinor),
              state,
              reason,
              at: askedAt.toISOString(),
            },
          ],
    ),
  };
}

function instant(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}
