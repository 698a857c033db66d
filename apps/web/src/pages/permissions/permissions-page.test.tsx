import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from '../../test/mock-network.ts';
import { renderApp } from '../../test/render.tsx';
import { session } from '../../test/sample-enterprises.ts';
import {
  earlierVersion,
  permissionChange,
  permissionTable,
  tableSummary,
  tableVersion,
} from '../../test/sample-permissions.ts';

const may = (...actions: string[]) => ({
  'GET /v1/session': () => ({ ...session, can: [...session.can, 'permission_table:read', ...actions] }),
});
const ruling = may('permission_table:propose', 'permissions:evaluate');
const cellsOf = (row: HTMLElement): (string | null)[] =>
  within(row)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);

test('the matrix is a table with accounts over actions, and a cell is the limit per payment', async () => {
  await renderApp('/enterprise/permissions', 'en', ruling);
  const table = await screen.findByRole('table');
  expect(
    within(table)
      .getByRole('columnheader', { name: /Basic account/ })
      .getAttribute('colspan'),
  ).toBe('4');
  const accountant = within(table).getByRole('row', { name: /Accountant/ });
  expect(cellsOf(accountant)).toEqual([
    'allowed',
    '50,000 more conditions',
    '–not allowed',
    '–not allowed',
    'allowed',
    '300,000',
    '–not allowed',
    '–not allowed',
  ]);
  expect(screen.getByText(/Version 14 · in force/)).toBeTruthy();
  expect(screen.getByText('Below 50,000 CNY: Treasurer')).toBeTruthy();
  expect(await screen.findByText(/100,000.00.*→.*150,000.00/)).toBeTruthy();
});

test.each([
  ['en', 'Proposed by Shen Zhixing, signed by Gu Wanqing and Lu Mingyuan; every sign-in follows it'],
  ['zh-CN', '由沈知行提出，经顾晚晴和陆明远复核；登录时即按此表授权'],
] as const)('the head names who proposed the version and everybody who signed it (%s)', async (language, words) => {
  const change = {
    ...permissionChange,
    state: 'in_force',
    version: tableVersion.version,
    approvedBy: [
      { id: 'p2', name: { zh: '顾晚晴', en: 'Gu Wanqing' } },
      { id: 'p3', name: { zh: '陆明远', en: 'Lu Mingyuan' } },
    ],
  };
  await renderApp('/enterprise/permissions', language, {
    ...ruling,
    'GET /v1/permission-changes': () => ({ items: [change], nextCursor: null }),
  });
  expect(await screen.findByText(words)).toBeTruthy();
});

test('arrow keys go from cell to cell, and only one cell is a stop of the tab key', async () => {
  await renderApp('/enterprise/permissions', 'zh-CN', ruling);
  const table = await screen.findByRole('table');
  const buttons = table.querySelectorAll<HTMLElement>('button[data-cell]');
  expect([...buttons].filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  buttons[0]?.focus();
  fireEvent.keyDown(document.activeElement ?? table, { key: 'ArrowRight' });
  expect(document.activeElement).toBe(buttons[1]);
  fireEvent.keyDown(document.activeElement ?? table, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(buttons[9]);
  expect([...buttons].filter(({ tabIndex }) => tabIndex === 0)).toEqual([buttons[9]]);
});

test('a cell opens with every condition and the row that says so', async () => {
  await renderApp('/enterprise/permissions', 'en', ruling);
  const row = await screen.findByRole('row', { name: /Accountant/ });
  fireEvent.click(within(row).getByRole('button', { name: /50,000/ }));
  const panel = await screen.findByRole('region', { name: 'Accountant · Finance' });
  for (const words of [
    '100,000.00 CNY',
    '20 payments',
    'Mon to Fri 09:00–17:00',
    'Grant in row 3',
    'For Basic account 8841',
  ]) {
    expect(within(panel).getByText(words)).toBeTruthy();
  }
});

test('by person: all mandates of somebody stand together, and an account left out is closed', async () => {
  await renderApp('/enterprise/permissions?view=person', 'zh-CN', ruling);
  const table = await screen.findByRole('table');
  const buyers = within(table).getAllByRole('row', { name: /采购主管/ });
  const narrowed = buyers.map((row) => cellsOf(row)).find((cells) => cells[5] === '100,000');
  expect(narrowed?.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => '–没有此权限'));
});

test('a simulation marks the deciding cell, says which check failed, and who could', async () => {
  const both = (zh: string, en: string) => ({ zh, en });
  const { calls } = await renderApp('/enterprise/permissions?panel=simulate', 'zh-CN', {
    ...ruling,
    'POST /v1/permissions/simulate': () => ({
      version: 14,
      outcome: 'deny',
      reason: {
        code: 'per_payment_limit',
        text: both('超过单笔限额：财务部会计在基本户每笔最多 50,000.00 元', 'denied: limit 50,000.00 CNY per payment'),
        limit: { amount: '50000.00', currency: 'CNY' },
        gap: { amount: '30000.00', currency: 'CNY' },
        limitCount: null,
      },
      cell: null,
      rule: null,
      steps: [
        {
          step: 'mandate',
          state: 'passed',
          title: both('授权身份有效', 'Mandate'),
          detail: both('会计 · 财务部', 'Accountant'),
        },
        {
          step: 'per_payment',
          state: 'failed',
          title: both('单笔限额不足', 'Limit'),
          detail: both('差 30,000.00', 'short'),
        },
      ],
      tookMicroseconds: 180,
      whoMay: [
        {
          role: { id: 'buyer', name: both('采购主管', 'Buyer') },
          department: { id: 'purchasing', name: both('采购部', 'Purchasing') },
          people: 2,
          cell: { limits: { perPayment: '100000.00' } },
        },
      ],
    }),
  });
  const panel = await screen.findByRole('region', { name: '模拟一次决定' });
  fireEvent.change(within(panel).getByLabelText('谁'), { target: { value: '["finance","accountant"]' } });
  fireEvent.change(within(panel).getByLabelText('金额'), { target: { value: '80,000' } });
  fireEvent.click(within(panel).getByRole('button', { name: '模拟' }));
  expect(await within(panel).findByText(/每笔最多 50,000.00 元。/)).toBeTruthy();
  expect(within(panel).getByText('差 30,000 CNY')).toBeTruthy();
  expect(within(panel).getByText('采购主管 · 采购部', { selector: 'span' })).toBeTruthy();
  expect(calls.find(({ path }) => path === '/v1/permissions/simulate')?.body).toEqual({
    who: { roleId: 'accountant', departmentId: 'finance' },
    action: 'payments:prepare',
    accountNumber: permissionTable.accounts[0]?.accountNumber,
    amount: { amount: '80000.00', currency: 'CNY' },
  });
  await waitFor(() => expect(document.querySelector('[data-deciding="deny"]')?.textContent).toContain('50,000'));
});

test('an old version is read only, says its days, and is compared with another', async () => {
  await renderApp('/enterprise/permissions?version=13&compare=14', 'en', ruling);
  expect(await screen.findByText(/You are looking at version 13/)).toBeTruthy();
  const differences = await screen.findByRole('region', { name: 'Version 13 → version 14' });
  expect(within(differences).getByText('150,000.00 CNY')).toBeTruthy();
  expect(within(differences).getByText('300,000.00 CNY')).toBeTruthy();
});

test('"who could pay on that day?" is answered for that very day, and so is a simulation', async () => {
  const holders = permissionTable.holders.map((holder) =>
    holder.roleId === 'treasurer' ? { ...holder, validUntil: '2026-03-15' } : holder,
  );
  const old = { ...earlierVersion, effectiveFrom: '2026-02-01T01:00:00Z', effectiveUntil: '2026-06-30T01:00:00Z' };
  const { calls } = await renderApp('/enterprise/permissions?view=person&panel=versions', 'en', {
    ...ruling,
    'GET /v1/permission-tables/:id': ({ query }) => (query.get('on') === null ? tableVersion : old),
    'GET /v1/permission-tables/:id/versions/:version': () => ({ ...old, contents: { ...old.contents, holders } }),
    'POST /v1/permissions/simulate': () => new Refusal(503, 'http.busy'),
  });
  const panel = await screen.findByRole('region', { name: 'Versions' });
  fireEvent.change(within(panel).getByLabelText('On a day'), { target: { value: '2026-03-03' } });
  fireEvent.click(within(panel).getByRole('button', { name: 'Show the table of that day' }));
  expect(await screen.findByText(/As it was on 3 Mar 2026: version 13/)).toBeTruthy();
  // His mandate ended before the last day of the version.
  expect(await screen.findByRole('row', { name: /Treasurer/ })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Simulate' }));
  const simulation = await screen.findByRole('region', { name: 'Simulate a decision' });
  fireEvent.click(within(simulation).getByRole('button', { name: 'Simulate' }));
  await waitFor(() => expect(calls.some(({ path }) => path === '/v1/permissions/simulate')).toBe(true));
  expect(calls.find(({ path }) => path === '/v1/permissions/simulate')?.body).toMatchObject({
    version: 13,
    at: expect.stringMatching(/^2026-03-03T/),
  });
});

test('whoever may not read the table is told what to do, and asks for nothing', async () => {
  const { calls } = await renderApp('/enterprise/permissions', 'zh-CN');
  expect(await screen.findByText('您的授权身份不能查看权限表')).toBeTruthy();
  expect(calls.some(({ path }) => path.startsWith('/v1/permission-tables'))).toBe(false);
});

test('without a table the page says what comes next', async () => {
  await renderApp('/enterprise/permissions', 'en', { ...ruling, 'GET /v1/permission-tables': () => ({ items: [] }) });
  expect(await screen.findByText('No permission table yet')).toBeTruthy();
});

test('a table that cannot be read is told as a problem with a way on', async () => {
  await renderApp('/enterprise/permissions', 'en', {
    ...ruling,
    'GET /v1/permission-tables/:id': () => new Refusal(503, 'http.busy'),
  });
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
});

test('with tables at two banks the reader chooses, and proposes only under a mandate of that table', async () => {
  const other = { ...tableSummary, id: 'other', current: false, customerId: '2208-4617' };
  await renderApp('/enterprise/permissions?table=other', 'en', {
    ...ruling,
    'GET /v1/permission-tables': () => ({ items: [tableSummary, other] }),
    'GET /v1/permission-tables/:id': () => ({ ...tableVersion, id: 'other', current: false, can: [] }),
  });
  const choice = await screen.findByLabelText<HTMLSelectElement>('Table of which bank');
  expect(choice.value).toBe('other');
  expect(screen.queryByRole('link', { name: 'Propose a change' })).toBeNull();
});
