import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ReconciliationEntry, ReconciliationMonth } from './api/types.ts';
import type { Call } from './test/mock-network.ts';
import { renderApp } from './test/render.tsx';

const accountNumber = '7730-1942-01';
const path = 'GET /v1/accounts/:number/reconciliation';

function monthOf(month: string): ReconciliationMonth {
  return {
    accountNumber,
    name: { zh: '基本账户', en: 'Basic account' },
    lastDigits: '4201',
    currency: 'CNY',
    month,
    first: '2026-09',
    last: '2026-10',
    state: 'open',
    closed: null,
    can: ['match'],
    blocks: [],
    days: [],
    opening: '0.00',
    closing: '10.00',
    agrees: true,
    credits: { amount: '10.00', count: 1 },
    debits: { amount: '0.00', count: 0 },
    open: 1,
    matched: 0,
    dismissed: 0,
    late: 0,
    superseded: 0,
    ours: 0,
    missing: [],
    unbalanced: [],
    runAt: null,
  };
}

function entryOf(month: string): ReconciliationEntry {
  const [id, day] = [`0198b0f0-0000-7000-8000-0000000000${month.slice(5)}`, `${month}-05`];
  return {
    id,
    day,
    month,
    lateOf: null,
    correction: null,
    direction: 'credit',
    amount: '10.00',
    currency: 'CNY',
    party: { name: `payer of ${month}`, accountNumber: null },
    reference: null,
    remittance: null,
    revision: 1,
    state: 'open',
    match: null,
    dismissed: null,
    proposal: {
      confidence: 90,
      difference: null,
      text: { zh: '金额相同', en: 'The same amount' },
      entries: [{ id, day, amount: '10.00', revision: 1 }],
      items: [],
    },
  };
}

const calledOf = (calls: readonly Call[], end: string) =>
  calls.filter((call) => call.method === 'POST' && call.path.endsWith(end)).length;

test('U takes back what was confirmed in the month that is shown, and nothing of another one', async () => {
  const { calls, answered } = await renderApp(`/bank/reconciliation?account=${accountNumber}&month=2026-10`, 'en', {
    [path]: ({ query }) => monthOf(query.get('month') ?? ''),
    [`${path}/entries`]: ({ query }) => ({ items: [entryOf(query.get('month') ?? '')], nextCursor: null }),
    [`${path.replace('GET', 'POST')}/matches`]: () => ({ id: '0198b0f0-0000-7000-8000-000000000099' }),
    [`${path.replace('GET', 'POST')}/matches/:match/undo`]: () => ({ id: '0198b0f0-0000-7000-8000-000000000099' }),
  });
  /** A key is heard at once, or never; what it asks is answered then. */
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await answered();
  };
  const press = (key: string) => fireEvent.keyDown(document.body, { key });
  const shows = (month: string) => screen.findByText(`payer of ${month}`);
  const go = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  const confirmed = async (times: number) => {
    press('Enter');
    await waitFor(() => expect(calledOf(calls, '/matches')).toBe(times));
    await settled();
  };
  // Both months are known already, as for somebody who goes back and forth between them.
  await shows('2026-10');
  go('The month before');
  await shows('2026-09');
  go('The month after');
  await shows('2026-10');

  await confirmed(1);
  press('u');
  await waitFor(() => expect(calledOf(calls, '/undo')).toBe(1));
  await settled();
  await confirmed(2);
  go('The month before');
  await shows('2026-09');
  press('u');
  await settled();
  expect(calledOf(calls, '/undo')).toBe(1);
});
