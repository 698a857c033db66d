import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from '../../test/mock-network.ts';
import { renderApp } from '../../test/render.tsx';
import { session } from '../../test/sample-enterprises.ts';
import { GENERAL, permissionChange } from '../../test/sample-permissions.ts';

const ruling = {
  'GET /v1/session': () => ({
    ...session,
    can: [...session.can, 'permission_table:read', 'permission_table:propose'],
  }),
};
const draft = {
  ...permissionChange,
  state: 'draft',
  approvalId: null,
  submittedAt: null,
  can: ['update', 'submit', 'withdraw'],
};

/** Opens the cell of the accountant on the general account and writes another limit. */
async function changeLimit(limit: string): Promise<void> {
  const row = await screen.findByRole('row', { name: /Accountant/ });
  fireEvent.click(within(row).getByRole('button', { name: '300,000' }));
  const form = within(await screen.findByRole('form', { name: 'Change this cell' }));
  fireEvent.change(form.getByLabelText('Per payment'), { target: { value: limit } });
  fireEvent.click(form.getByRole('button', { name: 'Apply' }));
}

test('a limit is changed in the matrix, shown as a difference, and the draft holds exactly that', async () => {
  const { calls } = await renderApp('/enterprise/permissions/changes/new', 'en', {
    ...ruling,
    'POST /v1/permission-changes': () => draft,
  });
  await changeLimit('250,000');
  expect(await screen.findByText('1 change')).toBeTruthy();
  expect(document.querySelectorAll('[data-cell][data-changed="true"]')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: 'Save draft' }));
  await expect.poll(() => calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
  const sent = calls.find(({ method }) => method === 'POST');
  const body = sent?.body as { basedOnVersion: number; contents: typeof permissionChange.contents };
  expect(body.basedOnVersion).toBe(14);
  expect(body.contents).not.toHaveProperty('accounts');
  expect(body.contents.grants.at(-1)).toMatchObject({
    roleId: 'accountant',
    departmentId: 'finance',
    accounts: { kind: 'accounts', accountNumbers: [GENERAL] },
    limits: { perPayment: '250000.00' },
  });
  expect(sent?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
});

test('faults of the network stand in a list with their row and lead to their cell', async () => {
  await renderApp('/enterprise/permissions/changes/new', 'zh-CN', {
    ...ruling,
    'POST /v1/permission-changes': () =>
      new Refusal(422, 'access.permission_table_invalid', [
        { field: 'grants.2.limits.perPayment', reason: 'one payment may be more', reasonZh: '单笔限额高于当日限额' },
        { field: 'roles.0.base', reason: 'no base', reasonZh: '没有标准岗位' },
      ]),
  });
  const row = await screen.findByRole('row', { name: /会计/ });
  fireEvent.click(within(row).getByRole('button', { name: '300,000' }));
  const form = within(await screen.findByRole('form', { name: '改动这一格' }));
  fireEvent.change(form.getByLabelText('单笔'), { target: { value: '1' } });
  fireEvent.click(form.getByRole('button', { name: '采用' }));
  fireEvent.click(screen.getByRole('button', { name: '保存草稿' }));
  const faults = within(await screen.findByRole('alert', { name: '2 处需要改正' }));
  expect(faults.getByText('单笔限额高于当日限额')).toBeTruthy();
  expect(faults.getByText(/授权 3 · 会计 · 财务部/)).toBeTruthy();
  expect(document.querySelectorAll('[data-cell][data-wrong="true"]')).toHaveLength(1);
  fireEvent.click(faults.getByRole('button', { name: '到这一格' }));
  expect(await screen.findByText('第 3 行授权')).toBeTruthy();
});

test('an amount that is none is told at its field and not taken', async () => {
  await renderApp('/enterprise/permissions/changes/new', 'en', ruling);
  await changeLimit('many');
  expect(screen.getByText(/Enter an amount/)).toBeTruthy();
  expect(screen.getByText('Nothing changed yet.')).toBeTruthy();
});

test('a change that waits for signatures is looked at; editing it is asked first', async () => {
  await renderApp(`/enterprise/permissions/changes/${permissionChange.id}`, 'en', ruling);
  expect(await screen.findByText('Waits for a second person')).toBeTruthy();
  expect(screen.getByText('150,000.00 CNY')).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
  const question = within(await screen.findByRole('dialog'));
  expect(question.getByText(/become void/)).toBeTruthy();
  fireEvent.click(question.getByRole('button', { name: 'Edit' }));
  expect(await screen.findByRole('table')).toBeTruthy();
});

test('a refused change says why, and a stale one is brought onto the version in force', async () => {
  const refused = {
    ...draft,
    state: 'refused',
    stale: true,
    currentVersion: 15,
    reasons: [{ field: null, reason: 'The bank needs a second owner.' }],
    can: ['update', 'rebase', 'withdraw'],
  };
  const { calls } = await renderApp(`/enterprise/permissions/changes/${permissionChange.id}`, 'en', {
    ...ruling,
    'GET /v1/permission-changes/:id': () => refused,
    'PUT /v1/permission-changes/:id': () => ({ ...draft, basedOnVersion: 15, currentVersion: 15, revision: 2 }),
  });
  expect(await screen.findByText('The bank needs a second owner.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Bring onto the version in force' }));
  await expect
    .poll(() => calls.find(({ method }) => method === 'PUT')?.body)
    .toEqual({ revision: 1, basedOnVersion: 15 });
});

test('whoever signs sees the whole matrix as it would be, with the changed cell marked', async () => {
  await renderApp(`/enterprise/permissions/changes/${permissionChange.id}`, 'en', ruling);
  const after = (await screen.findByText('Show the matrix after the change')).closest('details');
  after?.setAttribute('open', '');
  if (after !== null) fireEvent(after, new Event('toggle'));
  const buyer = await screen.findByRole('row', { name: /Buyer/ });
  expect(within(buyer).getByRole('button', { name: /150,000/ }).dataset['changed']).toBe('true');
  fireEvent.click(within(buyer).getByRole('button', { name: /150,000/ }));
  expect(await screen.findByRole('dialog', { name: 'Buyer · Purchasing' })).toBeTruthy();
});
