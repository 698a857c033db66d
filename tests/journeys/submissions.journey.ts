import { afterAll, beforeAll, expect, test } from 'vitest';
import { findMember } from '../support/world/members.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Submission {
  id: string;
  status: string;
  revision: number;
  data: Record<string, unknown>;
  prefilled: { pointer: string; factKey: string; asOf: string; source: { kind: string } }[];
  can: string[];
}

let world: World;
let treasurer: Visitor;
beforeAll(async () => {
  world = await startWorld();
  await world.settled();
  treasurer = await world.signedIn(findMember(world.sample, 'treasurer', 'qinghe'));
});
afterAll(() => world[Symbol.asyncDispose]());

const begin = async (formId: string, visitor = treasurer): Promise<Submission> => {
  const { status, body } = await visitor.post<Submission>('/v1/submissions', { formId });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body;
};

test('the forms of the bank are there in both languages', async () => {
  const { body } = await treasurer.get<{ items: { formId: string; title: { zh: string; en: string } }[] }>(
    '/v1/submission-forms',
  );
  expect(body.items.map(({ formId }) => formId)).toEqual([
    'account-opening',
    'address-correction',
    'general-enquiry',
    'loan-application',
    'payment-guarantee',
    'trade-finance-enquiry',
  ]);
  for (const { title } of body.items) expect(title.zh).not.toBe(title.en);
});

test('a draft begins with what the bank attests, each field with its source and date', async () => {
  const draft = await begin('loan-application');
  expect(draft).toMatchObject({ status: 'draft', revision: 1, can: ['update', 'discard', 'send', 'attach'] });
  expect(draft.data).toMatchObject({ borrower: expect.any(String), employees: expect.any(Number) });
  expect(draft.prefilled.map(({ pointer }) => pointer)).toEqual([
    '/borrower',
    '/uscc',
    '/registeredAddress',
    '/employees',
  ]);
  for (const { source } of draft.prefilled) expect(source.kind).toBe('bank');
  const data = { ...draft.data, borrower: 'Another name' };
  const saved = await treasurer.put<Submission>(`/v1/submissions/${draft.id}`, { revision: 1, data });
  // What was changed by hand is nobody's fact any more.
  expect(saved.body.prefilled.map(({ pointer }) => pointer)).not.toContain('/borrower');
  expect(await treasurer.put(`/v1/submissions/${draft.id}`, { revision: 1, data })).toMatchObject({
    status: 409,
    body: { code: 'bank.submission_changed_meanwhile' },
  });
});

test('a draft is seen by the mandates of the same customer number only', async () => {
  const draft = await begin('general-enquiry');
  const path = `/v1/submissions/${draft.id}`;
  const colleague = await world.signedIn(findMember(world.sample, 'accountant', 'qinghe'));
  expect(await colleague.get(path)).toMatchObject({ status: 200 });
  const elsewhere = await world.signedIn(findMember(world.sample, 'accountant', 'qinghe', 'lanjiang'));
  expect(await elsewhere.get(path)).toMatchObject({ status: 403, body: { code: 'bank.submission_other_mandate' } });
  const stranger = await world.signedIn(findMember(world.sample, 'treasurer', 'hengxin'));
  expect(await stranger.get(path)).toMatchObject({ status: 404 });
  expect(await treasurer.delete(path)).toMatchObject({ status: 204 });
  expect(await treasurer.get(path)).toMatchObject({ status: 404 });
});
