import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBankWorld, type BankWorld } from '../../../../../../tests/support/bank/bank-world.ts';
import { keepUnnamed, keptFiles, makeOld } from '../../../../../../tests/support/kept-files.ts';
import { makePdf } from '../../../../../../tests/support/sample-files.ts';
import { newId } from '../../../platform/ids.ts';
import { sweepAttachments } from './sweep-attachments.ts';

const both = { zh: '咨询', en: 'Enquiry' };
const form = {
  formId: 'enquiry',
  version: 1,
  kind: 'enquiry',
  source: 'online_banking',
  title: both,
  summary: both,
  schema: { type: 'object', properties: { question: { type: 'string', 'x-title': both } } },
  layout: { sections: [{ title: both, fields: ['/question'] }], widgets: {} },
  attachments: { maxCount: 3, maxBytes: 4_000, mediaTypes: ['application/pdf'] },
};

let world: BankWorld;
let connectionId: string;
beforeAll(async () => {
  world = await createBankWorld();
  const [row] = await world.fresh.query<{ connection_id: string }>('select connection_id from bank.connections');
  connectionId = row!.connection_id;
  world.submissions.offered = [form];
  // The files are written at the time of this machine.
  world.clock.time = new Date();
});
afterAll(() => world[Symbol.asyncDispose]());

async function ask(enterpriseId: string, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object | Buffer) {
  const type = Buffer.isBuffer(payload) ? 'application/octet-stream' : 'application/json';
  const headers = { 'x-enterprise': enterpriseId, 'x-connection': connectionId };
  const answer = await world.http.inject({
    method,
    url,
    headers: payload === undefined ? headers : { ...headers, 'content-type': type },
    ...(payload === undefined ? {} : { payload }),
  });
  return answer.body === '' ? { id: '' } : answer.json<{ id: string }>();
}

async function draftOf(enterpriseId: string): Promise<string> {
  return `/v1/submissions/${(await ask(enterpriseId, 'POST', '/v1/submissions', { formId: 'enquiry' })).id}`;
}
const attach = (enterpriseId: string, path: string, bytes: Buffer) =>
  ask(enterpriseId, 'POST', `${path}/attachments?fileName=a.pdf`, bytes);
const sweep = () => sweepAttachments(world, world.attached.files);
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('what no submission names goes when it is old; what one names stays, sent or not, and so does what is young', async () => {
  const { files, directory } = world.attached;
  const [own, other] = [newId<'enterprise'>(), newId<'enterprise'>()];
  const [draft, sent, removed] = [makePdf('a draft has it'), makePdf('the bank has it'), makePdf('thought better of')];
  const path = await draftOf(own);
  await attach(own, path, draft);
  const sentPath = await draftOf(own);
  await attach(own, sentPath, sent);
  await ask(own, 'POST', `${sentPath}/send`, { revision: 1 });
  const gone = await attach(own, path, removed);
  await ask(own, 'DELETE', `${path}/attachments/${gone.id}`);
  const unnamed = await keepUnnamed(files, own, makePdf('its row never came'));
  // The other enterprise keeps the same bytes; nothing of its own names them.
  await keepUnnamed(files, other, draft);

  expect(await sweep()).toBe(0);
  await makeOld(directory, own, world.clock.now());
  await makeOld(directory, other, world.clock.now());
  const young = await keepUnnamed(files, own, makePdf('a moment ago'));

  expect(await keptFiles(directory, own)).toEqual(
    [hashOf(draft), hashOf(sent), hashOf(removed), unnamed, young].toSorted(),
  );
  expect(await sweep()).toBe(3);
  expect(await keptFiles(directory, own)).toEqual([hashOf(draft), hashOf(sent), young].toSorted());
  expect(await keptFiles(directory, other)).toEqual([]);
});

test('a file that two drafts name stays until neither does', async () => {
  const { directory } = world.attached;
  const own = newId<'enterprise'>();
  const bytes = makePdf('twice');
  const paths = [await draftOf(own), await draftOf(own)];
  const ids = [];
  for (const path of paths) ids.push((await attach(own, path, bytes)).id);
  await makeOld(directory, own, world.clock.now());

  await ask(own, 'DELETE', `${paths[0]}/attachments/${ids[0]}`);
  expect(await sweep()).toBe(0);
  await ask(own, 'DELETE', `${paths[1]}/attachments/${ids[1]}`);
  expect(await sweep()).toBe(1);
  expect(await keptFiles(directory, own)).toEqual([]);
});
