import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from './test/render.tsx';
import { Refusal } from './test/mock-network.ts';
import { chenghuView, session, unrelated } from './test/sample-enterprises.ts';

const nobody = { 'GET /v1/session': () => new Refusal(401, 'identity.not_signed_in') };

test('a stranger sees what this is and which banks to sign in with', async () => {
  await renderApp('/', 'en', nobody);
  await screen.findByRole('heading', { level: 1, name: /Their bank tells you/ });
  expect(await screen.findByRole('button', { name: /Continue at Lanjiang Bank/ })).toBeTruthy();
});

test('a page for members asks a stranger to sign in', async () => {
  await renderApp('/enterprises/e-chenghu', 'zh-CN', nobody);
  await screen.findByRole('heading', { name: '登录' });
  expect(screen.getByText('登录后会回到刚才的页面。')).toBeTruthy();
});

test('a sign-in that was refused is told in plain words', async () => {
  await renderApp('/sign-in?error=identity.access_denied', 'en', nobody);
  expect((await screen.findByRole('alert')).textContent).toContain('The bank did not let this sign-in through');
});

test('the feed shows the old and the new value, who attests it, and why it is shown', async () => {
  await renderApp('/', 'en');
  const item = await screen.findByRole('article', { name: /Chenghu.*changed: Registered address/ });
  expect(within(item).getByText('118 Chengyang Road, Suzhou').tagName).toBe('S');
  expect(item.textContent).toContain('66 Chenghu East Road');
  expect(item.textContent).toContain('Huayue Bank');
  expect(item.textContent).toContain('Because they have been your partner since March 2024');
});

test('new items are announced and move nothing until asked for', async () => {
  const { calls } = await renderApp('/', 'en');
  const pill = await screen.findByRole('button', { name: /3 new items/ });
  const reads = () => calls.filter(({ path }) => path === '/v1/feed').length;
  expect(reads()).toBe(1);
  fireEvent.click(pill);
  await expect.poll(reads).toBe(2);
});

test('contradicting banks are both shown, with the mark that they differ', async () => {
  await renderApp('/enterprises/e-chenghu', 'zh-CN');
  const row = await screen.findByRole('button', { name: /注册资本.*2,000.00 万元/ });
  expect(row.textContent).toContain('1,500.00 万元');
  expect(row.textContent).toContain('来源不一致');
});

test('the evidence of a fact is verified when it is opened, and again on demand', async () => {
  const { calls } = await renderApp('/enterprises/e-chenghu?fact=registered_address', 'en');
  expect(await screen.findByText('Signature valid, checked now')).toBeTruthy();
  const checks = () => calls.filter(({ path }) => path.endsWith('/verify')).length;
  expect(checks()).toBe(1);
  fireEvent.click(screen.getByRole('button', { name: 'Check again' }));
  await expect.poll(checks).toBe(2);
});

test('a signature that does not hold is said clearly, with the failing check', async () => {
  const checks = [{ name: 'signature', ok: false }];
  const verdict = { valid: false, checkedAt: '2026-11-20T02:00:00Z', checks };
  await renderApp('/enterprises/e-chenghu?fact=registered_address', 'en', {
    'POST /v1/enterprises/:id/evidence/:evidence/verify': () => verdict,
  });
  expect(await screen.findByText('Signature does not hold')).toBeTruthy();
  expect(screen.getByText(/The signature belongs to the record: does not hold/)).toBeTruthy();
});

test('what is not open to the reader is named, with what would open it', async () => {
  await renderApp('/enterprises/e-chenghu', 'en');
  expect(await screen.findByText('Ownership')).toBeTruthy();
});

test('a problem shows its reference and no code', async () => {
  await renderApp('/enterprises/e-chenghu', 'en', {
    'GET /v1/enterprises/:id': () => new Refusal(500, 'platform.failed'),
  });
  const note = await screen.findByRole('alert');
  expect(note.textContent).toContain('The network could not finish this');
  expect(note.textContent).toContain('req-0193-7f2c-88d1');
  expect(note.textContent).not.toContain('platform.');
});

test('a session that ended leads to signing in, with the way back', async () => {
  await renderApp('/me/sessions', 'en', { 'GET /v1/sessions': () => new Refusal(401, 'identity.session_ended') });
  expect(await screen.findByText(/Your session has ended/)).toBeTruthy();
});

test('a partner request keeps its key when it is tried again', async () => {
  let failures = 1;
  const { calls } = await renderApp('/enterprises/e-hengxin', 'en', {
    'GET /v1/enterprises/:id': () => ({ ...chenghuView, relation: unrelated, can: ['request_partner'] }),
    'POST /v1/partners': () => (failures-- > 0 ? new Refusal(503, 'platform.busy') : { state: 'requested' }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Become partners' }));
  const send = await screen.findByRole('button', { name: 'Send request', hidden: true });
  fireEvent.click(send);
  await screen.findByRole('alert', { hidden: true });
  fireEvent.click(send);
  const sent = () => calls.filter(({ path, method }) => path === '/v1/partners' && method === 'POST');
  await expect.poll(() => sent().length).toBe(2);
  const [first, second] = sent().map(({ headers }) => headers.get('idempotency-key'));
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).toBe(first);
});

test('an operator sees each connection and the way to it', async () => {
  await renderApp('/operator/connections', 'zh-CN');
  expect(await screen.findByText('不稳定 · 正在试探')).toBeTruthy();
  expect(screen.getAllByRole('link', { name: '运营' }).length).toBeGreaterThan(0);
});

test('who is no operator does not find the way there', async () => {
  await renderApp('/', 'zh-CN', { 'GET /v1/session': () => ({ ...session, can: ['feed:read'] }) });
  await screen.findAllByRole('link', { name: '我的企业' });
  expect(screen.queryByRole('link', { name: '运营' })).toBeNull();
});

test('pointing at a link to an enterprise reads nothing of it, opening the page reads its facts once', async () => {
  const { calls } = await renderApp('/search?q=Chenghu', 'en');
  const link = await screen.findByRole('link', { name: /Chenghu/ });
  const reads = () => calls.filter(({ path }) => path.endsWith('/facts')).length;
  fireEvent.mouseEnter(link);
  fireEvent.focus(link);
  await new Promise((done) => {
    setTimeout(done, 300);
  });
  expect(reads()).toBe(0);
  fireEvent.click(link);
  await screen.findByRole('heading', { level: 1, name: /Chenghu/ });
  await expect.poll(reads).toBe(1);
  fireEvent.click(await screen.findByRole('button', { name: /Registered address/ }));
  await screen.findByText('Signature valid, checked now');
  expect(reads()).toBe(1);
});
