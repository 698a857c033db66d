import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from './test/render.tsx';
import { orderLoan, orderLoanWhole, taxLine } from './test/sample-offers.ts';

const counts = { all: 2, banks: 2, kinds: { loan: 2 } };
const list = { 'GET /v1/offers': () => ({ items: [orderLoan, taxLine], nextCursor: null, counts }) };
const one = (change: object = {}) => ({ 'GET /v1/offers/:id': () => ({ ...orderLoanWhole, ...change }) });

test('each card says whose it is, at what rate, up to how much, and why it is shown', async () => {
  await renderApp('/bank/offers', 'en', list);
  const link = await screen.findByRole('link', { name: 'Order-backed loan' });
  const card = link.closest('li');
  expect(card?.textContent).toContain('3.45');
  expect(card?.textContent).toContain('3.0');
  expect(card?.textContent).toContain('Industry: Machine parts');
  expect(screen.getByText(/Because you shared the offers you looked at/)).toBeTruthy();
});

test('two offers are compared, and what is best says so', async () => {
  await renderApp('/bank/offers', 'en', {
    ...list,
    'GET /v1/offers/comparison': () => ({
      amount: '1000000.00',
      currency: 'CNY',
      months: 6,
      items: [
        { id: 'o1', amount: '17250.00', meaning: 'cost', outside: null },
        { id: 'o2', amount: '20500.00', meaning: 'cost', outside: null },
      ],
    }),
  });
  for (const title of ['Order-backed loan', 'Tax-record credit line'])
    fireEvent.click(await screen.findByRole('checkbox', { name: `Compare ${title}` }));
  const cost = await screen.findByRole('row', { name: /Cost over the term.*17,250\.00/ });
  expect(within(cost).getByText('best').closest('td')?.textContent).toContain('17,250.00');
});

test('an offer says what fits, how many sign, and what accepting does', async () => {
  await renderApp('/bank/offers/o1', 'en', one());
  expect(await screen.findByText(/Applying needs 2 signatures/)).toBeTruthy();
  expect(screen.getByText('Fits')).toBeTruthy();
  expect(screen.getByText('Not on file')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
  expect(await screen.findByText(/Nothing is sent before you have filled it in/)).toBeTruthy();
});

const because = (named: boolean) => one({ why: [{ kind: 'shared', category: 'offers', named }] });

test('accepting an offer to a random name says what that tells the bank', async () => {
  await renderApp('/bank/offers/o1', 'en', because(false));
  expect(await screen.findByText(/knows you here by a pseudonym/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
  expect(await screen.findByText(/Accepting tells it your customer number/)).toBeTruthy();
});

test('who shares under his name is not told that the bank does not know him', async () => {
  await renderApp('/bank/offers/o1', 'en', because(true));
  fireEvent.click(await screen.findByRole('button', { name: 'Apply' }));
  expect(await screen.findByText(/Nothing is sent before you have filled it in/)).toBeTruthy();
  expect(screen.queryByText(/Accepting tells it your customer number/)).toBeNull();
  expect(screen.queryByText(/knows you here by a pseudonym/)).toBeNull();
});

test('one that has ended says why, and cannot be applied for', async () => {
  const ended = { at: '2026-11-19T02:00:00.000Z', reason: 'withdrawn' };
  await renderApp('/bank/offers/o1', 'zh-CN', one({ state: 'withdrawn', ended, can: [], hindrance: 'ended' }));
  expect(await screen.findByText(/银行已于 2026-11-19 撤回此产品/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '申请' })).toBeNull();
});

test('without an offer the page says when there will be one', async () => {
  await renderApp('/bank/offers', 'en', {
    'GET /v1/offers': () => ({ items: [], nextCursor: null, counts: { all: 0, banks: 0, kinds: {} } }),
  });
  expect(await screen.findByText('No offers for you now')).toBeTruthy();
});
