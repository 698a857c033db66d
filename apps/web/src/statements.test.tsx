import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from './test/mock-network.ts';
import { renderApp } from './test/render.tsx';
import { session } from './test/sample-enterprises.ts';
import type { BankStatement, StatementDay, StatementFile, StatementGap } from './api/types.ts';

const page = '/bank/accounts/7730-1942-01/statements';

const statement: BankStatement = {
  id: '0198b0f0-0000-7000-8000-000000000001',
  accountNumber: '7730-1942-01',
  currency: 'CNY',
  message: 'camt.053',
  schema: 'camt.053.001.08',
  checkedBy: 'schema',
  bankId: 'S-1',
  sequence: '104',
  page: null,
  replaced: false,
  createdAt: null,
  day: '2024-05-09',
  fromOn: null,
  balances: [],
  opening: '110.00',
  closing: '150.00',
  state: 'does_not_balance',
  expected: '120.00',
  credits: '10.00',
  debits: '0.00',
  entries: 1,
  fileId: '0198b0f0-0000-7000-8000-000000000002',
  source: { via: 'bank', receivedAt: '2024-05-09T21:00:00Z', uploadedBy: null },
  takenAt: '2024-05-09T21:00:00Z',
};
const gap: StatementGap = {
  reason: 'statements_missing',
  currency: 'CNY',
  afterDay: '2024-05-06',
  beforeDay: '2024-05-09',
  fromSequence: '102',
  toSequence: '102',
  closing: '110.00',
  opening: '110.00',
};
const day: StatementDay = { day: '2024-05-09', statements: [statement], gaps: [gap] };
const refused: StatementFile = {
  id: '0198b0f0-0000-7000-8000-000000000003',
  via: 'bank',
  uploadedBy: null,
  fileName: 'late.xml',
  sizeBytes: 100,
  state: 'refused',
  message: null,
  checkedBy: null,
  accountNumbers: [],
  statements: 0,
  entries: 0,
  fault: { code: 'time_out', line: null, text: { zh: '读取时间过长。', en: 'Reading it took too long.' } },
  receivedAt: '2024-05-09T21:00:00Z',
};

const items = (list: unknown[]): unknown => ({ items: list, nextCursor: null });
const importer = { ...session, can: [...session.can, 'statements:import'] };

test('a day that does not balance and what is missing before it are named, each with its figures', async () => {
  await renderApp(page, 'en', { 'GET /v1/accounts/:number/statements': () => items([day]) });
  expect(await screen.findByText(/should close at 120.00.CNY; the bank says 150.00.CNY.*of 30.00.CNY/)).toBeTruthy();
  const missing = screen.getByRole('region', { name: 'Something is missing between 6 May 2024 and 9 May 2024' });
  expect(missing.textContent).toContain('Statement no. 102 did not arrive.');
  // The balances on both sides meet, so they say nothing of what is missing.
  expect(missing.textContent).not.toContain('opens at');
});

test('every statement says where it came from: from the bank with the date, or by whom it was uploaded', async () => {
  const uploadedBy = { zh: '王丽', en: 'Wang Li' };
  const brought: BankStatement = {
    ...statement,
    id: '0198b0f0-0000-7000-8000-000000000009',
    replaced: true,
    source: { via: 'upload', receivedAt: '2024-05-10T02:00:00Z', uploadedBy },
  };
  const both = { ...day, statements: [statement, brought] };
  await renderApp(page, 'en', { 'GET /v1/accounts/:number/statements': () => items([both]) });
  expect((await screen.findByText('From the bank', { selector: 'span' })).closest('p')?.textContent).toContain('2024');
  expect(screen.getByText(/Uploaded by Wang Li/).closest('article')?.textContent).toContain(
    'Replaced by a later issue',
  );
});

test('who may bring no files is offered neither upload nor files, and an empty account says what will come', async () => {
  const can = session.can.filter((one) => one !== 'statements:import');
  const { calls } = await renderApp(`${page}?view=files`, 'en', {
    'GET /v1/session': () => ({ ...session, can }),
    'GET /v1/accounts/:number/statements': () => items([]),
  });
  await screen.findByRole('heading', { name: 'Statements' });
  expect(screen.queryByRole('radio', { name: 'Files' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Upload a file' })).toBeNull();
  fireEvent.click(screen.getByRole('radio', { name: 'Days' }));
  expect(await screen.findByText(/it will stand here by itself/)).toBeTruthy();
  expect(calls.some(({ path }) => path === '/v1/statement-files')).toBe(false);
});

test('a file that was kept aside says why and what helps against that', async () => {
  await renderApp(`${page}?view=files`, 'zh-CN', {
    'GET /v1/session': () => importer,
    'GET /v1/statement-files': () => items([refused]),
  });
  const file = (await screen.findByText('late.xml')).closest('li')!;
  expect(file.textContent).toContain('读取时间过长。');
  expect(file.textContent).toContain('请让银行按天或按账户拆分文件。');
  expect(file.textContent).toContain('银行送来');
});

test('the address narrows the entries, and words that were sought stay in it', async () => {
  const { calls } = await renderApp(`${page}?view=entries&q=tea&from=2024-05-01&status=pending`, 'en', {
    'GET /v1/accounts/:number/entries': () => items([]),
  });
  expect(await screen.findByRole('heading', { name: 'Nothing fits' })).toBeTruthy();
  const asked = calls.find(({ path }) => path.endsWith('/entries'))?.query;
  expect(Object.fromEntries(asked ?? [])).toEqual({ q: 'tea', from: '2024-05-01', status: 'pending' });
  const form = screen.getByRole('form', { name: 'Narrow the list' });
  expect(within(form).getByRole<HTMLInputElement>('searchbox').value).toBe('tea');
});

test('an account that the mandate does not open says so', async () => {
  await renderApp(page, 'en', {
    'GET /v1/accounts/:number/statements': () => new Refusal(403, 'access.account_of_another_mandate', []),
  });
  expect(await screen.findByRole('alert')).toBeTruthy();
});
