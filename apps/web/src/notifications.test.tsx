import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { formatTime } from './ui/format-date.ts';
import { Refusal } from './test/mock-network.ts';
import { renderApp } from './test/render.tsx';
import { session } from './test/sample-enterprises.ts';
import { notifications, preferences, waitingEmail } from './test/sample-notifications.ts';

/** The stream of the open page, as far as the client listens to it. */
class FakeStream extends EventTarget {
  static open: FakeStream | null = null;
  constructor() {
    super();
    FakeStream.open = this;
  }
  close(): void {
    FakeStream.open = null;
  }
}

beforeEach(() => vi.stubGlobal('EventSource', FakeStream));
afterEach(() => {
  FakeStream.open = null;
});

function tell(unread: number): void {
  act(() => {
    FakeStream.open?.dispatchEvent(new MessageEvent('notifications', { data: JSON.stringify({ unread }) }));
  });
}

test('the bell and the title of the page say how much is unread', async () => {
  await renderApp('/network/partners', 'en');
  expect(await screen.findByRole('button', { name: 'Notifications, 2 unread' })).toBeTruthy();
  await expect.poll(() => document.title).toMatch(/^\(2\) Partners/);
});

test('the panel names severity in words, says why, and leads to the preference', async () => {
  await renderApp('/', 'en');
  fireEvent.click(await screen.findByRole('button', { name: 'Notifications, 2 unread' }));
  const panel = await screen.findByRole('dialog', { name: 'Notifications, 2 unread' });
  const [changed, ending] = await within(panel).findAllByRole('listitem');
  expect(changed?.textContent).toContain('Worth a look');
  expect(changed?.textContent).toContain('Legal name, Registered address and 1 more changed');
  expect(changed?.textContent).toMatch(/Because .* is your partner/);
  expect(ending?.textContent).toContain('Urgent');
  await expect.poll(() => ending?.textContent).toContain('Your consent at Huayue Bank ends within 1 day');
  const change = within(changed!).getByRole('link', { name: 'Change how I am told of this' });
  expect(change.getAttribute('href')).toBe('/me/notifications#topic-facts');
});

test('in Chinese the same notifications are told in their own idiom', async () => {
  await renderApp('/notifications', 'zh-CN');
  expect(await screen.findByText(/企业名称、注册地址等 3 项有变动/)).toBeTruthy();
  expect(await screen.findByText('华岳银行的授权将在 1 天内到期')).toBeTruthy();
});

test('what comes while the page is open is announced, raises the bell, and moves nothing until asked for', async () => {
  const { calls } = await renderApp('/notifications', 'en');
  await screen.findByText(/and 1 more changed/);
  const reads = () => calls.filter(({ path }) => path === '/v1/notifications').length;
  expect(reads()).toBe(1);
  tell(3);
  expect(await screen.findByRole('button', { name: 'Notifications, 3 unread' })).toBeTruthy();
  expect(await screen.findByText('1 new notification')).toBeTruthy();
  expect(reads()).toBe(1);
  fireEvent.click(screen.getByRole('button', { name: 'Show 1 new' }));
  await expect.poll(reads).toBe(2);
  await expect.poll(() => screen.queryByRole('button', { name: 'Show 1 new' })).toBeNull();
});

test('a count that falls, because another page has read, announces nothing', async () => {
  await renderApp('/notifications', 'en');
  await screen.findByText(/and 1 more changed/);
  tell(1);
  expect(await screen.findByRole('button', { name: 'Notifications, 1 unread' })).toBeTruthy();
  expect(screen.queryByText(/new notification/)).toBeNull();
});

test('everything that is shown is marked as read at once, and stays where it is', async () => {
  const { calls } = await renderApp('/notifications?unread=true', 'en');
  await screen.findByText(/and 1 more changed/);
  fireEvent.click(screen.getByRole('button', { name: 'Mark all as read' }));
  expect(await screen.findByRole('button', { name: 'Notifications' })).toBeTruthy();
  const sent = calls.find(({ path }) => path === '/v1/notifications/read');
  expect(Object.keys(sent?.body as object)).toEqual(['upTo']);
  expect(screen.getByText(/and 1 more changed/)).toBeTruthy();
  expect(screen.queryByText(/unread:/)).toBeNull();
});

test('following a notification marks it as read and leads to its page with its search', async () => {
  const [, , request] = notifications(new Date());
  const { calls } = await renderApp('/notifications', 'en', {
    'GET /v1/notifications': () => ({ items: [{ ...request, readAt: null }], nextCursor: null }),
  });
  fireEvent.click(await screen.findByRole('link', { name: /would like to become your partner/ }));
  expect(await screen.findByRole('heading', { name: 'Partners' })).toBeTruthy();
  expect(calls.find(({ path }) => path === '/v1/notifications/read')?.body).toEqual({ ids: ['n3'] });
});

test('the filters are in the address and asked of the network', async () => {
  const { calls } = await renderApp('/notifications', 'en');
  await screen.findByText(/and 1 more changed/);
  fireEvent.click(screen.getByRole('radio', { name: 'Unread' }));
  const asked = () => calls.filter(({ path }) => path === '/v1/notifications').map(({ query }) => query.toString());
  await expect.poll(() => asked().at(-1)).toBe('unread=true');
  fireEvent.change(screen.getByRole('combobox', { name: 'About' }), { target: { value: 'facts' } });
  await expect.poll(() => asked().at(-1)).toBe('unread=true&topic=facts');
});

test('preferences are changed as a whole and say that they are not saved yet', async () => {
  const { calls } = await renderApp('/me/notifications', 'en');
  const email = await screen.findByRole('combobox', { name: 'By e-mail: Partners' });
  expect(screen.queryByText('Not saved yet')).toBeNull();
  fireEvent.change(email, { target: { value: 'daily' } });
  fireEvent.click(screen.getByRole('checkbox', { name: /Quiet hours/ }));
  expect(screen.getByText('Not saved yet')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await expect.poll(() => screen.queryByText('Not saved yet')).toBeNull();
  const saved = calls.find(({ method }) => method === 'PUT')?.body as typeof preferences;
  expect(saved.quietHours).toBeNull();
  expect(saved.topics.map(({ topic, email: mode }) => `${topic} ${mode}`)).toContain('partners daily');
  expect(saved).not.toHaveProperty('email');
});

test('of security one is always told under the bell, and cases are for those who decide them', async () => {
  await renderApp('/me/notifications', 'en', { 'GET /v1/session': () => ({ ...session, can: ['enterprise:read'] }) });
  const box = await screen.findByRole<HTMLInputElement>('checkbox', {
    name: 'Under the bell: Security and visibility',
  });
  expect(box.disabled).toBe(true);
  expect(screen.queryByRole('combobox', { name: 'By e-mail: Cases to decide' })).toBeNull();
});

test('a new address is confirmed by the code that was sent there', async () => {
  const none = { ...preferences.email, address: null, confirmed: false };
  const waits = { ...none, address: 'new@qinghe.example', pending: 'new@qinghe.example' };
  const { calls } = await renderApp('/me/notifications', 'en', {
    'GET /v1/notification-preferences': () => ({ ...preferences, email: none }),
    'POST /v1/notification-preferences/email': () => ({ ...preferences, email: waits }),
    'POST /v1/notification-preferences/email/confirm': () => ({
      ...preferences,
      email: { ...waits, pending: null, confirmed: true },
    }),
  });
  fireEvent.change(await screen.findByLabelText(/Address/), { target: { value: 'new@qinghe.example' } });
  fireEvent.click(screen.getByRole('button', { name: 'Send the code' }));
  expect(await screen.findByText(/A code is on its way to new@qinghe.example/)).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Code from the e-mail'), { target: { value: 'ABCDE-12345' } });
  fireEvent.click(screen.getByRole('button', { name: 'Confirm' }));
  expect(await screen.findByText('confirmed')).toBeTruthy();
  expect(calls.find(({ path }) => path.endsWith('/confirm'))?.body).toEqual({ code: 'ABCDE-12345' });
});

test('e-mails that wait for the mail server are seen waiting, and since when', async () => {
  await renderApp('/me/notifications', 'en', {
    'GET /v1/notification-deliveries': () => ({
      items: [
        waitingEmail('d1', { attempts: 2 }),
        waitingEmail('d2', { attempts: 1, createdAt: '2026-11-20T01:20:00.000Z' }),
        waitingEmail('d3', { mode: 'daily', dueAt: '2100-01-01T00:00:00.000Z' }),
        waitingEmail('d4', { state: 'failed', reason: 'gave_up', attempts: 40, endedAt: '2026-11-20T01:12:00.000Z' }),
      ],
      nextCursor: null,
    }),
  });
  const note = await screen.findByText(/The mail server does not answer/);
  expect(note.textContent).toContain('2 e-mails wait since');
  expect(note.textContent).toContain(formatTime('2026-11-20T01:12:00.000Z'));
  expect(screen.getByText(/1 e-mail comes later/)).toBeTruthy();
  expect(screen.getByText(/did not answer for several days/)).toBeTruthy();
});

test('the link of the confirmation e-mail confirms with one click, a wrong one says what to do', async () => {
  const { calls } = await renderApp('/me/notifications/confirm?code=ABCDE-12345', 'en', {
    'POST /v1/notification-preferences/email/confirm': () => new Refusal(409, 'notifications.wrong_code'),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Confirm the address' }));
  expect((await screen.findByRole('alert')).textContent).toContain('newest e-mail');
  expect(calls.find(({ path }) => path.endsWith('/confirm'))?.body).toEqual({ code: 'ABCDE-12345' });
});

test('whoever opens the link at the foot of an e-mail need not sign in', async () => {
  const { calls } = await renderApp('/unsubscribe?token=some-token', 'en', {
    'GET /v1/session': () => new Refusal(401, 'identity.not_signed_in'),
    'POST /v1/notification-preferences/unsubscribe': () => ({ topic: 'facts' }),
  });
  const stop = await screen.findByRole('button', { name: 'Stop these e-mails' });
  expect(calls.some(({ path }) => path.endsWith('/unsubscribe'))).toBe(false);
  fireEvent.click(stop);
  expect(await screen.findByText('No more e-mails about: Attested information.')).toBeTruthy();
  expect(calls.find(({ path }) => path.endsWith('/unsubscribe'))?.query.get('token')).toBe('some-token');
});
