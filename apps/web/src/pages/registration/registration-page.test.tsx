import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Refusal } from '../../test/mock-network.ts';
import { renderApp } from '../../test/render.tsx';
import { facts } from '../../test/sample-facts.ts';
import { draft, noRegistration, returned } from '../../test/sample-registration.ts';

const none = { 'GET /v1/registration': () => noRegistration, 'GET /v1/evidence-documents': () => ({ items: [] }) };

test('a field is saved when it is left, and only that field', async () => {
  const { calls } = await renderApp('/registration', 'en', none);
  const name = await screen.findByLabelText('Legal name in Chinese');

  fireEvent.change(name, { target: { value: '青禾精密机械有限公司' } });
  fireEvent.blur(name);

  await screen.findByText('Saved. Everything is kept as you go.');
  expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ legalName: { zh: '青禾精密机械有限公司' } });
});

test('a wrong check digit is told at the field, with what would be right, and holds up nothing else', async () => {
  const reason = 'the check digit of this USCC is wrong: after 91320594MA1QH7LK0 it would be T';
  const { calls } = await renderApp('/registration', 'zh-CN', {
    ...none,
    'PUT /v1/registration': ({ body }) =>
      JSON.stringify(body).includes('uscc')
        ? new Refusal(400, 'platform.invalid_request', [{ field: 'body.identifiers.0.value', reason }])
        : draft,
  });
  const uscc = await screen.findByLabelText('统一社会信用代码');
  fireEvent.change(uscc, { target: { value: '91320594MA1QH7LK0X' } });
  fireEvent.blur(uscc);
  await screen.findByText('有一位不对：前面是 91320594MA1QH7LK0 时，最后一位应为 T');
  expect(uscc.getAttribute('aria-invalid')).toBe('true');

  const address = screen.getByLabelText('注册地址');
  fireEvent.change(address, { target: { value: '苏州' } });
  fireEvent.blur(address);
  await waitFor(() =>
    expect(calls.filter(({ method }) => method === 'PUT').at(-1)?.body).toEqual({ registeredAddress: '苏州' }),
  );
  expect(screen.getByText('尚未保存')).toBeTruthy();
});

test('what the bank attests stands beside the fields and is taken over with one click', async () => {
  const { calls } = await renderApp('/registration', 'en', {
    ...none,
    'GET /v1/enterprises/:id/facts': () => ({ items: facts, hiddenCategories: [] }),
  });
  const take = await screen.findByRole('button', {
    name: /Take over for Legal name in Chinese: 苏州澄湖包装材料有限公司/,
  });
  fireEvent.click(take);
  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({
      legalName: { zh: '苏州澄湖包装材料有限公司' },
    }),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Take over what is empty' }));
  await waitFor(() => {
    const put = calls.filter(({ method }) => method === 'PUT').at(-1);
    expect(put?.body).toMatchObject({
      identifiers: [{ scheme: 'uscc' }],
      licence: { holder: '苏州澄湖包装材料有限公司' },
    });
  });
});

test('what is missing at the submission is marked at its field', async () => {
  await renderApp('/registration', 'en', {
    ...none,
    'GET /v1/registration': () => draft,
    'POST /v1/registration/submit': () =>
      new Refusal(400, 'enterprises.statement_incomplete', [{ field: 'body.licence.number', reason: 'is missing' }]),
  });
  const [submit] = await screen.findAllByRole('button', { name: 'Submit' });
  if (submit === undefined) throw new Error('there is a button');
  fireEvent.click(submit);
  const number = screen.getByLabelText('Licence number');
  await waitFor(() => expect(number.getAttribute('aria-invalid')).toBe('true'));
  expect(document.activeElement).toBe(number);
  expect(screen.getAllByText('Still needed').length).toBeGreaterThan(0);
});

test('a returned registration says why in the words of the operator and which fields it is about', async () => {
  await renderApp('/registration', 'zh-CN', { 'GET /v1/registration': () => returned });
  await screen.findByRole('heading', { name: '请修改后重新提交' });
  expect(screen.getByText(/华岳银行的记录是 1402 室。请更正/)).toBeTruthy();
  const state = screen.getByRole('region', { name: '请修改后重新提交' });
  fireEvent.click(within(state).getByRole('button', { name: '注册地址' }));
  expect(document.activeElement).toBe(screen.getByLabelText('注册地址'));
  const row = screen.getByRole('row', { name: /注册地址.*1204.*1402/ });
  expect([...row.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['1204', '1402']);
});

test('a verified enterprise sees the comparison and no form before it asks for it', async () => {
  await renderApp('/registration', 'en');
  await screen.findByRole('heading', { name: 'Verified' });
  expect(screen.queryByLabelText('Licence number')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Change what was stated' }));
  expect(screen.getByLabelText('Licence number')).toBeTruthy();
});

test('waiting for the bank offers the consent, to those who may give it', async () => {
  const waiting = { ...returned, state: 'waiting_for_attestation', message: null };
  await renderApp('/registration', 'en', { 'GET /v1/registration': () => waiting });
  expect(await screen.findByRole('button', { name: 'Give consent at Huayue Bank' })).toBeTruthy();
});

/** Stands in for the browser's upload. */
function fakeUpload(status: number, answer: object): { sent: { url: string; file: unknown }[] } {
  const sent: { url: string; file: unknown }[] = [];
  class FakeRequest extends EventTarget {
    upload = new EventTarget();
    status = status;
    responseText = JSON.stringify(answer);
    #url = '';
    open(_method: string, url: string): void {
      this.#url = url;
    }
    setRequestHeader(): void {}
    abort(): void {}
    send(file: unknown): void {
      sent.push({ url: this.#url, file });
      this.dispatchEvent(new Event('load'));
    }
  }
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  return { sent };
}

async function chooseFile(file: File): Promise<void> {
  const input = await screen.findByLabelText('Choose the file: Business licence');
  fireEvent.change(input, { target: { files: [file] } });
}

test('a file is chosen, its last day is said, and it is sent as it is', async () => {
  await renderApp('/registration', 'en', none);
  const { sent } = fakeUpload(201, { fileName: 'licence.pdf' });
  await chooseFile(new File(['%PDF'], 'licence.pdf'));
  const [day] = screen.getAllByLabelText('Valid until', { selector: '[type=date]:not([id^=statement])' });
  if (day === undefined) throw new Error('there is a day');
  fireEvent.change(day, { target: { value: '2027-06-30' } });
  fireEvent.click(screen.getByRole('button', { name: 'Add Business licence' }));

  await screen.findByText('licence.pdf was added.');
  expect(sent[0]?.url).toBe('/v1/evidence-documents?kind=business_licence&fileName=licence.pdf&validUntil=2027-06-30');
});

test('a file that is refused says its name, the reason and what to do', async () => {
  await renderApp('/registration', 'en', none);
  fakeUpload(422, { code: 'enterprises.document_password_protected', reference: 'ref-1' });
  await chooseFile(new File(['%PDF'], 'locked.pdf'));
  fireEvent.click(screen.getByRole('button', { name: 'Add Business licence' }));

  await screen.findByText('locked.pdf was not taken');
  expect((await screen.findByRole('alert')).textContent).toContain('Save a copy without a password');
});

test('a file that is too large is refused before it is sent', async () => {
  await renderApp('/registration', 'en', none);
  const { sent } = fakeUpload(201, {});
  const file = new File(['x'], 'huge.pdf');
  Object.defineProperty(file, 'size', { value: 10_485_761 });
  await chooseFile(file);
  fireEvent.click(screen.getByRole('button', { name: 'Add Business licence' }));

  expect((await screen.findByRole('alert')).textContent).toContain('larger than 10 MB');
  expect(sent).toEqual([]);
});
