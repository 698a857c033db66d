import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from '../../../test/mock-network.ts';
import { renderApp } from '../../../test/render.tsx';
import { caseSummaries, openCase } from '../../../test/sample-registration.ts';

test('the queue names each case, and the side bar counts them', async () => {
  await renderApp('/operator/cases', 'en');
  expect(await screen.findByRole('link', { name: /Qinghe Precision/ })).toBeTruthy();
  expect(screen.getByText(/A number of another enterprise/, { selector: 'p' })).toBeTruthy();
  expect(screen.getByText('2 cases are open')).toBeTruthy();
});

test('an empty queue says so', async () => {
  await renderApp('/operator/cases', 'zh-CN', { 'GET /v1/operator/cases': () => ({ items: [], nextCursor: null }) });
  expect(await screen.findByText('没有待处理的案件')).toBeTruthy();
});

test('only what differs is marked, and can be seen alone', async () => {
  await renderApp('/operator/cases/case-1', 'en');
  await screen.findByText('3 fields compared');
  expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['1204', '1402']);
  fireEvent.click(screen.getByLabelText('Differences only'));
  expect(screen.queryByRole('row', { name: /Legal name/ })).toBeNull();
  expect(screen.getByRole('row', { name: /Registered address/ })).toBeTruthy();
});

test('a decision is written in the language of the enterprise, can be changed, and leads to the next case', async () => {
  const { calls } = await renderApp('/operator/cases/case-1', 'en');
  fireEvent.click(await screen.findByLabelText(/Ask the enterprise to correct/));
  const letter = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What the enterprise will read' });
  expect(letter.value).toContain(
    '注册地址：您填写的是“西湖区文三路 88 号 1204 室”，华岳银行的记录是“西湖区文三路 88 号 1402 室”。',
  );
  fireEvent.click(screen.getByLabelText('English'));
  expect(letter.value).toContain('Registered address: you state');
  fireEvent.change(letter, { target: { value: 'Please correct the room number.' } });
  fireEvent.click(screen.getByRole('button', { name: /Send and take the next case/ }));

  await screen.findByText('2 of 2 in the queue');
  const decided = calls.find(({ path }) => path.endsWith('/decision'));
  expect(decided?.path).toBe('/v1/operator/cases/case-1/decision');
  expect(decided?.body).toEqual({ outcome: 'return', reason: 'Please correct the room number.', revision: 3 });
});

test('the keyboard chooses, sends and goes through the queue', async () => {
  const { calls } = await renderApp('/operator/cases/case-1', 'en');
  await screen.findByText('1 of 2 in the queue');
  fireEvent.keyDown(document.documentElement, { key: 'j', code: 'KeyJ' });
  await screen.findByText('2 of 2 in the queue');
  fireEvent.keyDown(document.documentElement, { key: 'k', code: 'KeyK' });
  await screen.findByText('1 of 2 in the queue');
  fireEvent.keyDown(document.documentElement, { key: '3', code: 'Digit3' });
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(/^Refuse/).checked).toBe(true));
  fireEvent.keyDown(document.documentElement, { key: 'Enter', code: 'Enter', ctrlKey: true });
  await waitFor(() =>
    expect(calls.find(({ path }) => path.endsWith('/decision'))?.body).toMatchObject({ outcome: 'refuse' }),
  );
});

test('a case that changed meanwhile is not decided on the old values', async () => {
  await renderApp('/operator/cases/case-1', 'en', {
    'POST /v1/operator/cases/:id/decision': () => new Refusal(409, 'enterprises.case_changed'),
  });
  fireEvent.click(await screen.findByLabelText(/^Verify/));
  fireEvent.click(screen.getByRole('button', { name: /Send/ }));
  expect((await screen.findByRole('alert')).textContent).toContain('has changed');
});

test('who may not decide is told so and offered nothing', async () => {
  await renderApp('/operator/cases/case-1', 'en', { 'GET /v1/operator/cases/:id': () => ({ ...openCase, can: [] }) });
  expect(await screen.findByText(/Another operator decides it/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Send/ })).toBeNull();
});

test('a decided case shows what the enterprise read, and its documents are closed', async () => {
  const decision = { outcome: 'return', reason: '请更正注册地址。', decidedAt: '2026-11-20T02:00:00Z' };
  await renderApp('/operator/cases/case-1', 'zh-CN', {
    'GET /v1/operator/cases/:id': () => ({ ...openCase, state: 'decided', decision, can: [] }),
    'GET /v1/operator/cases': () => ({ items: caseSummaries.slice(1), nextCursor: null }),
  });
  const side = await screen.findByRole('complementary', { name: '决定' });
  expect(within(side).getByText('请更正注册地址。')).toBeTruthy();
  expect(screen.queryByRole('link', { name: '保存到本地' })).toBeNull();
});
