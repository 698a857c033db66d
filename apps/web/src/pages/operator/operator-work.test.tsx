import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { brokenVerification, deadLetters } from '../../test/sample-operator-work.ts';
import { Refusal } from '../../test/mock-network.ts';
import { renderApp } from '../../test/render.tsx';

const page = (items: unknown[]) => ({ items, nextCursor: null });

test('a deed is told in a sentence, one without a sentence by its name, and no detail becomes markup', async () => {
  await renderApp('/enterprise/audit', 'en');
  expect(await screen.findByText('Lan Lu began to watch Yunxiu Tea Co., Ltd.')).toBeTruthy();
  expect(screen.getByText(/^Yunxiu Tea.* asked Qinghe.* to become a partner$/)).toBeTruthy();
  expect(screen.getByText('The network operator decided a case')).toBeTruthy();
  expect(screen.getByText('The network: future thing turned over')).toBeTruthy();
  expect(screen.getByText('<b>bold</b>').tagName).toBe('DD');
});

test('what is looked for goes to the network and stays in the address', async () => {
  const { calls } = await renderApp('/operator/audit', 'zh-CN');
  fireEvent.change(await screen.findByLabelText('企业'), { target: { value: '青禾' } });
  fireEvent.change(screen.getByLabelText('操作', { selector: 'select' }), { target: { value: 'watch.added' } });
  fireEvent.change(screen.getByLabelText('截止日（含当天）'), { target: { value: '2026-11-20' } });
  fireEvent.submit(screen.getByRole('form', { name: '查找' }));
  const asked = () => calls.findLast(({ path }) => path === '/v1/operator/audit')?.query;
  await expect.poll(() => asked()?.get('enterprise')).toBe('青禾');
  expect(asked()?.get('action')).toBe('watch.added');
  expect(asked()?.get('to')).toBe(new Date(2026, 10, 21).toISOString());
});

test('a chain that does not hold is named, with what to do', async () => {
  await renderApp('/operator/audit', 'en', {
    'GET /v1/operator/audit/verifications': () => page([brokenVerification]),
  });
  expect(await screen.findByText('1 fault')).toBeTruthy();
  const fault = screen.getByText(/line 5:/).closest('li');
  expect(fault?.textContent).toContain('the line is not the one that was chained');
  expect(fault?.textContent).toContain('l-5');
  expect(screen.getByText(/compare with a backup/)).toBeTruthy();
});

test('a verification that runs shows how far it is and cannot be begun twice', async () => {
  const running = { ...brokenVerification, state: 'running', faults: [], chains: 108, finishedAt: null, tookMs: null };
  await renderApp('/operator/audit', 'en', { 'GET /v1/operator/audit/verifications': () => page([running]) });
  const progress = await screen.findByRole('progressbar', { name: 'Chains verified so far' });
  expect(progress.getAttribute('value')).toBe('108');
  expect(screen.getByRole('button', { name: 'Verify all chains' }).hasAttribute('disabled')).toBe(true);
});

test('the same failures stand together and are tried again one after the other', async () => {
  const { calls } = await renderApp('/operator/jobs', 'en', {
    'POST /v1/operator/dead-letters/:id/retry': ({ path }) =>
      path.includes('j2') ? new Refusal(409, 'platform.same_work_waits') : undefined,
  });
  fireEvent.click(await screen.findByRole('button', { name: /^Retry all 2/ }));
  expect(await screen.findByText('1 queued again, 1 could not be')).toBeTruthy();
  const tried = calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/retry'));
  expect(tried.map(({ path }) => path.split('/').at(-2))).toEqual(['j1', 'j2']);
});

test('failed work is discarded with a reason only', async () => {
  const { calls } = await renderApp('/operator/jobs', 'zh-CN', {
    'GET /v1/operator/dead-letters': () => page(deadLetters.slice(2)),
  });
  fireEvent.click(await screen.findByRole('button', { name: /^放弃 / }));
  const dialog = screen.getByRole('dialog');
  const give = within(dialog).getByRole('button', { name: '放弃任务' });
  fireEvent.click(give);
  expect(await within(dialog).findByText('请再写具体一些，至少十个字。')).toBeTruthy();
  fireEvent.change(within(dialog).getByLabelText('理由'), { target: { value: '这家银行已经不再接入本网络了。' } });
  fireEvent.click(give);
  await expect
    .poll(() => calls.find(({ path }) => path.endsWith('/j3/discard'))?.body)
    .toEqual({
      reason: '这家银行已经不再接入本网络了。',
    });
});

test('queues and e-mails that wait are seen, and the connections say that work failed', async () => {
  await renderApp('/operator/jobs', 'en');
  const row = (await screen.findByRole('rowheader', { name: 'Write items of the feed' })).closest('tr');
  expect(row?.textContent).toContain('12');
  expect(screen.getByText('1 queue has nothing to do')).toBeTruthy();
  expect(await screen.findByText(/connect ECONNREFUSED/)).toBeTruthy();
});

test('the page of the connections says that work failed for good', async () => {
  await renderApp('/operator/connections', 'en');
  expect((await screen.findByText(/2 pieces of background work failed for good/)).textContent).toContain('Look at it');
});
