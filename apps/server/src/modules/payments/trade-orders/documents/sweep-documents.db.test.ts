import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepUnnamed, keptFiles, makeOld } from '../../../../../../../tests/support/kept-files.ts';
import { TradeWorld, type Trader } from '../../../../../../../tests/support/payments/trade-world.ts';
import { makePdf } from '../../../../../../../tests/support/sample-files.ts';
import { sweepOrderDocuments } from './sweep-documents.ts';

let world: TradeWorld;
beforeAll(async () => {
  world = await TradeWorld.create();
});
afterAll(() => world[Symbol.asyncDispose]());

const pdf = { 'content-type': 'application/pdf' };
const add = async (who: Trader, orderId: string, bytes: Buffer): Promise<string> => {
  const path = `/v1/trade-orders/${orderId}/documents?kind=delivery_note&fileName=note.pdf`;
  return (await world.call<{ id: string }>(0, who, path, bytes, pdf)).body.id;
};
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
/** As another process does it than the one that took the files in. */
const sweep = () => {
  const { db } = world.nodes[1].platform;
  // The files are written at the time of this machine.
  return sweepOrderDocuments({ db, clock: { now: () => new Date() } }, world.documents.files);
};

test('what no order names goes when it is old; what one names stays for both sides, and what is young stays', async () => {
  const { buyer, seller } = world;
  const { files, directory } = world.documents;
  const orderId = await world.order('delivered');
  const [note, bill] = [makePdf('Delivery note'), makePdf('Invoice')];
  const documentId = await add(seller, orderId, note);
  await add(buyer, orderId, bill);
  const unnamed = await keepUnnamed(files, seller.enterpriseId, makePdf('its row never came'));
  const stranger = await world.trader('c-stranger');
  // The same bytes where no order names them.
  await keepUnnamed(files, stranger.enterpriseId, note);

  expect(await sweep()).toBe(0);
  for (const { enterpriseId } of [buyer, seller, stranger]) await makeOld(directory, enterpriseId, new Date());
  const young = await keepUnnamed(files, buyer.enterpriseId, makePdf('a moment ago'));

  expect(await keptFiles(directory, seller.enterpriseId)).toEqual([hashOf(note), unnamed].toSorted());
  expect(await sweep()).toBe(2);
  expect(await keptFiles(directory, seller.enterpriseId)).toEqual([hashOf(note)]);
  expect(await keptFiles(directory, buyer.enterpriseId)).toEqual([hashOf(bill), young].toSorted());
  expect(await keptFiles(directory, stranger.enterpriseId)).toEqual([]);
  const opened = await world.call(0, buyer, `/v1/trade-orders/${orderId}/documents/${documentId}`);
  expect([opened.status, opened.bytes.equals(note)]).toEqual([200, true]);
});
