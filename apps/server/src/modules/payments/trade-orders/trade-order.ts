/** How an order stands, the same for both sides. The last three are ends without money. */
export const tradeOrderStates = [
  'ordered',
  'accepted',
  'in_escrow',
  'delivered',
  'confirmed',
  'disputed',
  'partly_released',
  'released',
  'refunded',
  'split',
  'paid',
  'reconciled',
  'declined',
  'cancelled',
] as const;
export type TradeOrderState = (typeof tradeOrderStates)[number];

export const tradeSides = ['buyer', 'seller'] as const;
/** On which side of an order an enterprise stands. */
export type TradeSide = (typeof tradeSides)[number];
/** Who takes a step: a side, the bank by its word, or time. */
export type TradeActor = TradeSide | 'bank';

/**
 * What happens to an order. A member takes the first eight; `release_part`, `refund` and `reclaim` ask the bank, whose word changes the
 * state. The bank's word is the rest: the money came in, part of it went to the seller, all of it went out to one or to both, or what
 * went to the seller came back from its bank (`returned`), or the bank will not release what the buyer has confirmed (`release_refused`); a payment without escrow; and both sides have found the money in their statements, or one of them takes that back.
 */
export const tradeOrderSteps = [
  'accept',
  'decline',
  'cancel',
  'deliver',
  'confirm',
  'dispute',
  'release_part',
  'refund',
  'reclaim',
  'fund',
  'part_out',
  'released',
  'refunded',
  'split',
  'returned',
  'release_refused',
  'pay',
  'reconcile',
  'unreconcile',
] as const;
export type TradeOrderStep = (typeof tradeOrderSteps)[number];

/** `asks`: the bank is asked for it, and the state waits for its word. `back`: it stands again as before it was reconciled, or confirmed. */
export type TradeOrderResult =
  | { readonly to: TradeOrderState }
  | { readonly asks: 'bank' }
  | { readonly back: 'as_before' }
  | 'already_so'
  | 'not_now'
  | 'not_yours'
  | 'no_escrow'
  | 'is_over';

/** What an order has agreed on, as far as it matters to its steps. */
export interface TradeTerms {
  readonly escrow: boolean;
}

type Row = Partial<Record<TradeOrderStep, Extract<TradeOrderResult, object> | 'already_so'>>;

const asks = { asks: 'bank' } as const;
const settled = {
  released: { to: 'released' },
  refunded: { to: 'refunded' },
  split: { to: 'split' },
} as const satisfies Row;
/** While goods are looked at and money is still held. */
const held = {
  ...settled,
  dispute: { to: 'disputed' },
  confirm: { to: 'confirmed' },
  release_part: asks,
  refund: asks,
  part_out: { to: 'partly_released' },
} as const satisfies Row;
const found = { reconcile: { to: 'reconciled' } } as const satisfies Row;
/** What the seller has delivered is to be paid still, and both can act again. */
const cameBack = { returned: { to: 'delivered' } } as const satisfies Row;

const withEscrow: Readonly<Record<TradeOrderState, Row>> = {
  ordered: { accept: { to: 'accepted' }, decline: { to: 'declined' }, cancel: { to: 'cancelled' } },
  accepted: { accept: 'already_so', cancel: { to: 'cancelled' }, fund: { to: 'in_escrow' } },
  in_escrow: {
    ...settled,
    fund: 'already_so',
    deliver: { to: 'delivered' },
    dispute: { to: 'disputed' },
    refund: asks,
    reclaim: asks,
  },
  delivered: { ...held, deliver: 'already_so' },
  confirmed: {
    ...settled,
    ...cameBack,
    confirm: 'already_so',
    part_out: { to: 'confirmed' },
    release_refused: { back: 'as_before' },
  },
  disputed: { ...held, dispute: 'already_so', part_out: { to: 'disputed' } },
  partly_released: { ...held, ...cameBack, part_out: 'already_so' },
  released: { ...found, ...cameBack, confirm: 'already_so', released: 'already_so' },
  refunded: { ...found, refunded: 'already_so' },
  split: { ...found, ...cameBack, split: 'already_so' },
  paid: {},
  reconciled: { ...cameBack, reconcile: 'already_so', unreconcile: { back: 'as_before' } },
  declined: { decline: 'already_so' },
  cancelled: { cancel: 'already_so' },
};

const withoutEscrow: Readonly<Record<TradeOrderState, Row>> = {
  ordered: withEscrow.ordered,
  accepted: { accept: 'already_so', cancel: { to: 'cancelled' }, deliver: { to: 'delivered' } },
  in_escrow: {},
  delivered: { deliver: 'already_so', confirm: { to: 'confirmed' }, pay: { to: 'paid' } },
  confirmed: { confirm: 'already_so', pay: { to: 'paid' } },
  disputed: {},
  partly_released: {},
  released: {},
  refunded: {},
  split: {},
  paid: { ...found, pay: 'already_so' },
  reconciled: withEscrow.reconciled,
  declined: withEscrow.declined,
  cancelled: withEscrow.cancelled,
};

/** Whose step it is. The seller gives back by `refund`, the buyer takes back by `reclaim` what was not delivered in time. */
const takers: Readonly<Record<TradeOrderStep, readonly TradeActor[]>> = {
  accept: ['seller'],
  decline: ['seller'],
  cancel: ['buyer', 'seller'],
  deliver: ['seller'],
  confirm: ['buyer'],
  dispute: ['buyer', 'seller'],
  release_part: ['buyer'],
  refund: ['seller'],
  reclaim: ['buyer'],
  fund: ['bank'],
  part_out: ['bank'],
  released: ['bank'],
  refunded: ['bank'],
  split: ['bank'],
  returned: ['bank'],
  release_refused: ['bank'],
  pay: ['bank'],
  reconcile: ['buyer', 'seller'],
  unreconcile: ['buyer', 'seller'],
};

const onlyWithEscrow: ReadonlySet<TradeOrderStep> = new Set([
  'dispute',
  'release_part',
  'refund',
  'reclaim',
  'fund',
  'part_out',
  'released',
  'refunded',
  'split',
  'returned',
  'release_refused',
]);

/** What a step of somebody makes of a state: every step of everybody on every state has an answer. */
export function tradeOrderStep(
  state: TradeOrderState,
  step: TradeOrderStep,
  actor: TradeActor,
  { escrow }: TradeTerms,
): TradeOrderResult {
  if (!takers[step].includes(actor)) return 'not_yours';
  // The seller does not take back what the buyer has ordered and he has not accepted: he declines.
  if (step === 'cancel' && state === 'ordered' && actor === 'seller') return 'not_yours';
  if (!escrow && onlyWithEscrow.has(step)) return 'no_escrow';
  const result = (escrow ? withEscrow : withoutEscrow)[state][step];
  return result ?? (isOver(state) ? 'is_over' : 'not_now');
}

/** True when neither side can do anything any more; what is left is to find the money in the statements. */
export function isOver(state: TradeOrderState): boolean {
  return over.has(state);
}

const over: ReadonlySet<TradeOrderState> = new Set([
  'released',
  'refunded',
  'split',
  'paid',
  'reconciled',
  'declined',
  'cancelled',
]);

/**
 * Where an order stands after its bank has refused to close its escrow: the money had come in on another way, so that the order goes on;
 * otherwise nobody could release it or give it back any more. Null: nothing changes.
 */
export function afterRefusedCancel(
  state: TradeOrderState,
  { fundedMinor, state: escrow }: { readonly fundedMinor: bigint; readonly state: string },
): TradeOrderState | null {
  // One that was never opened cannot be closed either, and holds nothing.
  if (state !== 'cancelled' || escrow === 'refused') return null;
  // The word that it is paid in may still be on its way, and finds the order accepted.
  return fundedMinor > 0n ? 'in_escrow' : 'accepted';
}

/** Where an order stands when one release of its escrow has come back: the others stand. */
export function afterReturn(
  to: TradeOrderState,
  { releasedMinor }: { readonly releasedMinor: bigint },
): TradeOrderState {
  return to === 'delivered' && releasedMinor > 0n ? 'partly_released' : to;
}

/**
 * Where an order stands whose release the bank has refused: as before it was confirmed, so that both sides can act again. A part whose
 * release was heard of meanwhile stands.
 */
export function afterRefusedRelease(
  before: TradeOrderState | null,
  sums: { readonly releasedMinor: bigint },
): TradeOrderState {
  return afterReturn(before ?? 'delivered', sums);
}

/** Which word the sums of an escrow are, when something has gone out of it. */
export function wordOf({
  fundedMinor,
  releasedMinor,
  refundedMinor,
}: {
  readonly fundedMinor: bigint;
  readonly releasedMinor: bigint;
  readonly refundedMinor: bigint;
}): 'part_out' | 'released' | 'refunded' | 'split' | null {
  if (fundedMinor === 0n) return null;
  if (releasedMinor + refundedMinor < fundedMinor) return releasedMinor > 0n ? 'part_out' : null;
  if (refundedMinor === 0n) return 'released';
  return releasedMinor === 0n ? 'refunded' : 'split';
}
