import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from './test/render.tsx';
import { Refusal } from './test/mock-network.ts';
import { accountDetail, accounts, reading } from './test/sample-accounts.ts';

test('the accounts of the mandate stand there with balance, source and what may be done', async () => {
  await renderApp('/bank/accounts', 'en');
  const list = await screen.findByRole('list', { name: 'Accounts' });
  const [basic, margin] = within(list).getAllByRole('listitem');
  expect(basic?.textContent).toContain('1,336,214.90');
  expect(basic?.textContent).toContain('Booked 1,386,214.90');
  expect(basic?.textContent).toContain('see what was booked');
  expect(within(basic!).getByRole('link', { name: 'Basic account' })).toBeTruthy();
  // What the mandate does not open is not even a link.
  expect(within(margin!).queryByRole('link')).toBeNull();
  expect(margin?.textContent).toContain('does not open the balance');
});

test('a bank that does not answer is said, with the time of what is shown', async () => {
  await renderApp('/bank/accounts', 'zh-CN', {
    'GET /v1/accounts': () => ({ items: accounts, reading: { ...reading, reachable: false } }),
  });
  expect(await screen.findByText(/暂时没有应答/)).toBeTruthy();
  expect(screen.getByText(/1,336,214.90/)).toBeTruthy();
});

test('a mandate without accounts is told what to do', async () => {
  await renderApp('/bank/accounts', 'en', { 'GET /v1/accounts': () => ({ items: [], reading }) });
  expect(await screen.findByText(/Choose another mandate above/)).toBeTruthy();
});

test('an account shows the limits with today’s use, what was booked, and who did what', async () => {
  await renderApp('/bank/accounts/7730-1942-01', 'en');
  expect(await screen.findByText(/36,000.00.CNY of 100,000.00.CNY used/)).toBeTruthy();
  expect(screen.getByText('3 of 40 used')).toBeTruthy();
  expect(screen.getByText('Mon, Fri, 09:00 to 17:30')).toBeTruthy();
  expect(await screen.findByText(/−36,000.00/)).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Who did what with this account' })).toBeTruthy();
});

test('whoever may not see what was booked is not offered it', async () => {
  const { calls } = await renderApp('/bank/accounts/7730-1942-01', 'en', {
    'GET /v1/accounts/:number': () => ({ ...accountDetail, can: ['accounts:read'] }),
  });
  await screen.findByRole('heading', { name: 'Basic account' });
  expect(screen.queryByRole('heading', { name: 'Booked' })).toBeNull();
  expect(calls.some(({ path }) => path.endsWith('/transactions'))).toBe(false);
});

test('an account of another mandate says why it is closed, in the reader’s language', async () => {
  const errors = [{ field: 'accountNumber', reason: 'Not yours.', reasonZh: '不在您的授权身份之下。' }];
  await renderApp('/bank/accounts/7730-1942-01', 'zh-CN', {
    'GET /v1/accounts/:number': () => new Refusal(403, 'access.account_of_another_mandate', errors),
  });
  expect(await screen.findByText('不在您的授权身份之下。')).toBeTruthy();
  expect(screen.getByRole('link', { name: '查看对您开放的账户' })).toBeTruthy();
});
