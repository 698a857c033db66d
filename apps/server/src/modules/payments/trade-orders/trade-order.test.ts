import { expect, test } from 'vitest';
import {
  afterRefusedCancel,
  afterRefusedRelease,
  afterReturn,
  isOver,
  tradeOrderStates,
  tradeOrderStep,
  tradeOrderSteps,
  wordOf,
  type TradeActor,
  type TradeOrderState,
  type TradeOrderStep,
} from './trade-order.ts';

const actors: readonly TradeActor[] = ['buyer', 'seller', 'bank'];

// A second writing of the table, by step: from which states, by whom, and whither. What is not here changes nothing.
type Move = readonly [
  TradeOrderStep,
  TradeActor,
  boolean | null,
  Partial<Record<TradeOrderState, TradeOrderState | 'bank' | 'back'>>,
];
const moves: readonly Move[] = [
  ['accept', 'seller', null, { ordered: 'accepted' }],
  ['decline', 'seller', null, { ordered: 'declined' }],
  ['cancel', 'buyer', null, { ordered: 'cancelled', accepted: 'cancelled' }],
  ['cancel', 'seller', null, { accepted: 'cancelled' }],
  ['deliver', 'seller', true, { in_escrow: 'delivered' }],
  ['deliver', 'seller', false, { accepted: 'delivered' }],
  ['confirm', 'buyer', true, { delivered: 'confirmed', disputed: 'confirmed', partly_released: 'confirmed' }],
  ['confirm', 'buyer', false, { delivered: 'confirmed' }],
  ['dispute', 'buyer', true, { in_escrow: 'disputed', delivered: 'disputed', partly_released: 'disputed' }],
  ['dispute', 'seller', true, { in_escrow: 'disputed', delivered: 'disputed', partly_released: 'disputed' }],
  ['release_part', 'buyer', true, { delivered: 'bank', disputed: 'bank', partly_released: 'bank' }],
  ['refund', 'seller', true, { in_escrow: 'bank', delivered: 'bank', disputed: 'bank', partly_released: 'bank' }],
  ['reclaim', 'buyer', true, { in_escrow: 'bank' }],
  ['fund', 'bank', true, { accepted: 'in_escrow' }],
  ['part_out', 'bank', true, { delivered: 'partly_released', confirmed: 'confirmed', disputed: 'disputed' }],
  ...(['released', 'refunded', 'split'] as const).map(
    (end) =>
      [
        end,
        'bank',
        true,
        { in_escrow: end, delivered: end, confirmed: end, disputed: end, partly_released: end },
      ] as const,
  ),
  [
    'returned',
    'bank',
    true,
    {
      confirmed: 'delivered',
      partly_released: 'delivered',
      released: 'delivered',
      split: 'delivered',
      reconciled: 'delivered',
    },
  ],
  ['release_refused', 'bank', true, { confirmed: 'back' }],
  ['pay', 'bank', false, { delivered: 'paid', confirmed: 'paid' }],
  ...(['buyer', 'seller'] as const).flatMap((side) => [
    ['reconcile', side, true, { released: 'reconciled', refunded: 'reconciled', split: 'reconciled' }] as const,
    ['reconcile', side, false, { paid: 'reconciled' }] as const,
    ['unreconcile', side, null, { reconciled: 'back' }] as const,
  ]),
];

const cells = tradeOrderStates.flatMap((state) =>
  tradeOrderSteps.flatMap((step) =>
    actors.flatMap((actor) => [true, false].map((escrow) => ({ state, step, actor, escrow }))),
  ),
);

test('every step of everybody on every state, with escrow and without, does what was agreed and nothing else', () => {
  expect(cells).toHaveLength(tradeOrderStates.length * tradeOrderSteps.length * 6);
  for (const { state, step, actor, escrow } of cells) {
    const wanted = moves.find(
      ([one, by, agreed]) => one === step && by === actor && (agreed === null || agreed === escrow),
    );
    const result = tradeOrderStep(state, step, actor, { escrow });
    const to = wanted?.[3][state];
    const where = `${state} ${step} ${actor} ${escrow}`;
    if (to === undefined) expect(typeof result, where).toBe('string');
    else
      expect(result, where).toEqual(to === 'bank' ? { asks: 'bank' } : to === 'back' ? { back: 'as_before' } : { to });
  }
});

// And a second writing of the reasons: what was done already, with escrow and without.
const alreadySo: Readonly<Record<'true' | 'false', readonly (readonly [TradeOrderState, TradeOrderStep])[]>> = {
  true: [
    ['accepted', 'accept'],
    ['in_escrow', 'fund'],
    ['delivered', 'deliver'],
    ['confirmed', 'confirm'],
    ['disputed', 'dispute'],
    ['partly_released', 'part_out'],
    ['released', 'confirm'],
    ['released', 'released'],
    ['refunded', 'refunded'],
    ['split', 'split'],
    ['reconciled', 'reconcile'],
    ['declined', 'decline'],
    ['cancelled', 'cancel'],
  ],
  false: [
    ['accepted', 'accept'],
    ['delivered', 'deliver'],
    ['confirmed', 'confirm'],
    ['paid', 'pay'],
    ['reconciled', 'reconcile'],
    ['declined', 'decline'],
    ['cancelled', 'cancel'],
  ],
};
const needEscrow = [
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
];
const ends = ['released', 'refunded', 'split', 'paid', 'reconciled', 'declined', 'cancelled'];

test('every refusal of the whole table has the reason that was agreed', () => {
  let refused = 0;
  for (const { state, step, actor, escrow } of cells) {
    const result = tradeOrderStep(state, step, actor, { escrow });
    if (typeof result === 'object') continue;
    refused += 1;
    const isTaker = moves.some(([one, by]) => one === step && by === actor);
    const recalls = step === 'cancel' && state === 'ordered' && actor === 'seller';
    const done = alreadySo[escrow ? 'true' : 'false'].some(([at, what]) => at === state && what === step);
    const why =
      !isTaker || recalls
        ? 'not_yours'
        : !escrow && needEscrow.includes(step)
          ? 'no_escrow'
          : done
            ? 'already_so'
            : ends.includes(state)
              ? 'is_over'
              : 'not_now';
    expect(result, `${state} ${step} ${actor} ${escrow}`).toBe(why);
  }
  expect(refused).toBeGreaterThan(1_000);
});

test('a step that is refused says why: it is done, it is over, it is somebody else’s, or there is no escrow', () => {
  const result = (state: TradeOrderState, step: TradeOrderStep, actor: TradeActor, escrow = true) =>
    tradeOrderStep(state, step, actor, { escrow });
  expect(result('delivered', 'confirm', 'seller')).toBe('not_yours');
  expect(result('ordered', 'cancel', 'seller')).toBe('not_yours');
  expect(result('confirmed', 'confirm', 'buyer')).toBe('already_so');
  expect(result('released', 'dispute', 'buyer')).toBe('is_over');
  expect(result('delivered', 'dispute', 'buyer', false)).toBe('no_escrow');
  expect(result('ordered', 'deliver', 'seller')).toBe('not_now');
});

test('nobody but the two sides who reconcile, and a release that comes back, moves an order that is over', () => {
  for (const { state, step, actor, escrow } of cells) {
    if (!isOver(state) || step === 'reconcile' || step === 'unreconcile') continue;
    if (step === 'returned' && actor === 'bank' && ['released', 'split', 'reconciled'].includes(state)) continue;
    expect(typeof tradeOrderStep(state, step, actor, { escrow })).toBe('string');
  }
});

test.each([
  [0n, 0n, 0n, null],
  [10n, 0n, 0n, null],
  [10n, 4n, 0n, 'part_out'],
  [10n, 0n, 4n, null],
  [10n, 10n, 0n, 'released'],
  [10n, 0n, 10n, 'refunded'],
  [10n, 7n, 3n, 'split'],
] as const)(
  'of %s paid in, %s released and %s given back is the word %s',
  (fundedMinor, releasedMinor, refundedMinor, word) => {
    expect(wordOf({ fundedMinor, releasedMinor, refundedMinor })).toBe(word);
  },
);

test('of an order whose release came back the parts that were released besides stay released, and an objection stays', () => {
  expect(afterReturn('delivered', { releasedMinor: 0n })).toBe('delivered');
  expect(afterReturn('delivered', { releasedMinor: 1n })).toBe('partly_released');
  expect(tradeOrderStep('disputed', 'returned', 'bank', { escrow: true })).toBe('not_now');
  expect(tradeOrderStep('delivered', 'release_part', 'buyer', { escrow: true })).toEqual({ asks: 'bank' });
});

test('an order whose release the bank refuses stands as before it was confirmed, where both sides have a step again', () => {
  const [nothing, part] = [{ releasedMinor: 0n }, { releasedMinor: 1n }];
  const before = tradeOrderStates.filter(
    (state) => state !== 'confirmed' && typeof tradeOrderStep(state, 'confirm', 'buyer', { escrow: true }) === 'object',
  );
  expect(before).toEqual(['delivered', 'disputed', 'partly_released']);
  for (const state of before) {
    const back = afterRefusedRelease(state, nothing);
    expect(back).toBe(state);
    expect(tradeOrderStep(back, 'confirm', 'buyer', { escrow: true })).toEqual({ to: 'confirmed' });
    expect(tradeOrderStep(back, 'refund', 'seller', { escrow: true })).toEqual({ asks: 'bank' });
  }
  expect(
    ['delivered', 'disputed', 'partly_released'].map((state) => afterRefusedRelease(state as TradeOrderState, part)),
  ).toEqual(['partly_released', 'disputed', 'partly_released']);
  // One that was written before there were histories.
  expect(afterRefusedRelease(null, nothing)).toBe('delivered');
});

test('an order whose escrow the bank does not close goes on: the money in it can be released or given back', () => {
  const paid = { fundedMinor: 100n, state: 'funded' };
  const unpaid = { fundedMinor: 0n, state: 'open' };
  expect(afterRefusedCancel('cancelled', { ...unpaid, state: 'refused' })).toBeNull();
  expect([afterRefusedCancel('cancelled', paid), afterRefusedCancel('cancelled', unpaid)]).toEqual([
    'in_escrow',
    'accepted',
  ]);
  for (const state of tradeOrderStates.filter((one) => one !== 'cancelled'))
    expect(afterRefusedCancel(state, paid), state).toBeNull();
  expect(tradeOrderStep('in_escrow', 'refund', 'seller', { escrow: true })).toEqual({ asks: 'bank' });
});
