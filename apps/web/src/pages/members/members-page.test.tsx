import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from '../../test/mock-network.ts';
import { renderApp } from '../../test/render.tsx';
import { session } from '../../test/sample-enterprises.ts';

const managing = {
  'GET /v1/session': () => ({ ...session, can: [...session.can, 'members:read', 'members:manage'] }),
};

test('who may not manage members sees them and invites nobody', async () => {
  await renderApp('/enterprise/members', 'en', {
    'GET /v1/session': () => ({ ...session, can: ['members:read'] }),
  });
  await screen.findByText('Last signed in');
  expect(screen.getByText('An owner invites and removes members.')).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'Invitations' })).toBeNull();
});

test('an invitation is sent as it was written, once, and needs a role or a person', async () => {
  const { calls } = await renderApp('/enterprise/members', 'en', managing);
  fireEvent.click(await screen.findByRole('button', { name: 'Invite somebody' }));
  const form = within(await screen.findByRole('dialog'));
  fireEvent.change(form.getByLabelText('Role at the bank'), { target: { value: '' } });
  expect(form.getByText(/Choose a role/)).toBeTruthy();
  fireEvent.change(form.getByLabelText('Role at the bank'), { target: { value: 'treasurer' } });
  fireEvent.change(form.getByLabelText(/Name/), { target: { value: ' Li ' } });
  fireEvent.click(form.getByRole('button', { name: 'Invite' }));
  await expect.poll(() => calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
  const sent = calls.find(({ method }) => method === 'POST');
  expect(sent?.body).toEqual({
    bank: session.mandate.bank.slug,
    customerId: session.mandate.customerId,
    roleId: 'treasurer',
    name: 'Li',
  });
  expect(sent?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
});

test('the last owner is told what his leaving means before he can', async () => {
  const asked: unknown[] = [];
  await renderApp('/enterprise/members', 'en', {
    ...managing,
    'POST /v1/members/leave': ({ body }) => {
      asked.push(body);
      return new Refusal(409, 'access.last_owner');
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Leave this enterprise' }));
  const question = within(await screen.findByRole('dialog'));
  fireEvent.click(question.getByRole('button', { name: 'Leave' }));
  fireEvent.click(await question.findByRole('button', { name: 'Leave all the same' }));
  await expect.poll(() => asked).toEqual([{ evenAsLastOwner: false }, { evenAsLastOwner: true }]);
});

test('who was removed is found among earlier members and let in again', async () => {
  const { calls } = await renderApp('/enterprise/members', 'zh-CN', managing);
  const earlier = await screen.findByText('以前的成员');
  const details = earlier.closest('details');
  details?.setAttribute('open', '');
  if (details !== null) fireEvent(details, new Event('toggle'));
  fireEvent.click(await screen.findByRole('button', { name: '重新允许 赵岩' }));
  await expect.poll(() => calls.some(({ path }) => path === '/v1/members/p-zhao/let-in')).toBe(true);
});
