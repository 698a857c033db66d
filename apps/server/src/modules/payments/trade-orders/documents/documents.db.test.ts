import { afterAll, beforeAll, expect, test } from 'vitest';
import { TradeWorld, type Trader } from '../../../../../../../tests/support/payments/trade-world.ts';
import { makePdf } from '../../../../../../../tests/support/sample-files.ts';
import { paymentTable } from '../../../../../../../tests/support/payments/payment-table.ts';
import { tradeLimits } from '../trade-limits.ts';

let world: TradeWorld;
beforeAll(async () => {
  world = await TradeWorld.create();
});
afterAll(() => world[Symbol.asyncDispose]());

interface Documents {
  readonly items: { id: string; kind: string; fileName: string; by: string; person: object | null; addedAt: string }[];
  readonly can: string[];
}
type Refusal = { readonly id?: string; readonly code?: string };

const pdf = { 'content-type': 'application/pdf' };
const path = (orderId: string, more = ''): string => `/v1/trade-orders/${orderId}/documents${more}`;
const add = (
  node: 0 | 1,
  who: Trader,
  orderId: string,
  { name = '送货单.pdf', kind = 'delivery_note', bytes = makePdf('Delivery'), key = '' } = {},
) =>
  world.call<Refusal>(node, who, path(orderId, `?kind=${kind}&fileName=${encodeURIComponent(name)}`), bytes, {
    ...pdf,
    ...(key === '' ? {} : { 'idempotency-key': key }),
  });
const list = async (node: 0 | 1, who: Trader, orderId: string) =>
  (await world.call<Documents>(node, who, path(orderId))).body;
const lines = (action: string, orderId: string) =>
  world.test.db.query<{ enterprise_id: string; actor_kind: string; actor_id: string; details: object }>(
    'select enterprise_id, actor_kind, actor_id, details from audit.lines where action = $1 and target = $2 order by enterprise_id',
    [action, `trade_order:${orderId}`],
  );

test('what one side adds on one process the other side saves on another, byte for byte, and both logs say who and when', async () => {
  const orderId = await world.order('delivered');
  const bytes = makePdf('Delivery note of ten spindles');
  const added = await add(0, world.seller, orderId, { bytes });
  expect(added.status).toBe(201);
  const [theirs] = (await list(1, world.buyer, orderId)).items;
  const [ours] = (await list(0, world.seller, orderId)).items;
  expect(theirs).toMatchObject({ id: added.body.id, kind: 'delivery_note', fileName: '送货单.pdf', by: 'seller' });
  // Who it was at the other enterprise is that one's own affair.
  expect([theirs?.person, ours?.person]).toEqual([null, expect.anything()]);
  expect(theirs?.addedAt).toBe(world.test.clock.now().toISOString());
  const saved = await world.call(1, world.buyer, path(orderId, `/${added.body.id}`));
  expect(saved.bytes.equals(bytes)).toBe(true);
  expect(saved.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringMatching(/^attachment; /),
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
  });
  const { buyer, seller } = world;
  for (const action of ['trade_order.document_added', 'trade_order.document_opened']) {
    const found = await lines(action, orderId);
    const doer = action.endsWith('added') ? seller : buyer;
    expect(found.map((one) => one.enterprise_id).toSorted()).toEqual(
      [buyer.enterpriseId, seller.enterpriseId].toSorted(),
    );
    for (const line of found) {
      const own = line.enterprise_id === doer.enterpriseId;
      expect(line.actor_kind).toBe(own ? 'person' : 'system');
      if (!own) expect(line.actor_id).toBe(`enterprise:${doer.enterpriseId}`);
      expect(line.details).toMatchObject({
        documentId: added.body.id,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    }
  }
  // Reading one's own is nobody else's affair.
  await world.call(0, seller, path(orderId, `/${added.body.id}`));
  expect(await lines('trade_order.document_opened', orderId)).toHaveLength(2);
  const { body } = await world.call(1, buyer, `/v1/trade-orders/${orderId}`);
  expect(body.steps).toMatchObject([{ step: 'document', actor: 'seller', note: '送货单.pdf' }]);
});

test('a third enterprise finds neither the order nor its documents; another mandate of the same is told which one to choose', async () => {
  const orderId = await world.order('delivered');
  const { body } = await add(0, world.seller, orderId);
  const third = await world.trader('c-third');
  const foreign = await world.order('ordered');
  for (const answer of [
    await world.call<Refusal>(0, third, path(orderId)),
    await world.call<Refusal>(1, third, path(orderId, `/${body.id}`)),
    await add(1, third, orderId),
    // A document of another order of the same two.
    await world.call<Refusal>(1, world.buyer, path(foreign, `/${body.id}`)),
  ])
    expect(answer.status).toBe(404);
  await world.test.db.query(
    `update payments.trade_orders set customer_id = 'c-buyer-2' where order_id = $1 and side = 'buyer'`,
    [orderId],
  );
  for (const answer of [
    await world.call<Refusal>(0, world.buyer, path(orderId)),
    await world.call<Refusal>(0, world.buyer, path(orderId, `/${body.id}`)),
    await add(0, world.buyer, orderId),
  ])
    expect([answer.status, answer.body.code]).toEqual([403, 'payments.other_mandate']);
});

test('whoever only looks may save documents and not add them', async () => {
  const orderId = await world.order('delivered');
  const { body } = await add(0, world.seller, orderId);
  const { connectionId, enterpriseId, customerId } = world.buyer;
  world.test.tables.publish({ connectionId, bank: 'huayue', customerId }, paymentTable);
  const viewer = await world.test.signedIn({
    bank: 'huayue',
    customerId,
    subject: 'p-viewer',
    roleId: 'viewer',
    departmentId: 'enterprise',
  });
  const who = { visitor: viewer, enterpriseId, connectionId, customerId };
  expect((await list(0, who, orderId)).can).toEqual([]);
  expect((await world.call(0, who, path(orderId, `/${body.id}`))).status).toBe(200);
  expect((await add(0, who, orderId)).status).toBe(403);
});

test('a file is judged by what it is, and refused with its name and the reason', async () => {
  const orderId = await world.order('delivered');
  const cases = [
    [{ bytes: Buffer.from('<html></html>') }, 'enterprises.document_type_unknown'],
    [{ bytes: Buffer.alloc(0) }, 'enterprises.document_empty'],
    [{ bytes: makePdf('x', { encrypted: true }) }, /enterprises\.document_/],
    [{ name: 'note.png' }, 'enterprises.document_not_as_claimed'],
    [{ name: '...' }, 'platform.invalid_request'],
    [{ kind: 'gossip' }, 'platform.invalid_request'],
  ] as const;
  for (const [what, code] of cases) {
    const { status, body } = await add(0, world.seller, orderId, what);
    expect([status >= 400 && status < 500, body.code]).toEqual([true, expect.stringMatching(code)]);
  }
  const large = Buffer.concat([makePdf(), Buffer.alloc(10_485_760)]);
  expect((await add(0, world.seller, orderId, { bytes: large })).body.code).toBe('enterprises.document_too_large');
  expect((await list(0, world.buyer, orderId)).items).toEqual([]);
});

test('the same key adds a document once, whichever process it reaches', async () => {
  const orderId = await world.order('delivered');
  const one = { key: 'document-once-1' };
  const answers = await Promise.all(([0, 1, 0, 1] as const).map((node) => add(node, world.seller, orderId, one)));
  expect(answers.some(({ status }) => status === 201)).toBe(true);
  const again = await add(1, world.seller, orderId, one);
  expect(again.status).toBe(201);
  const { items } = await list(1, world.buyer, orderId);
  expect(items.map(({ id }) => id)).toEqual([again.body.id]);
  const other = await add(0, world.seller, orderId, { ...one, bytes: makePdf('other') });
  expect([other.status, other.body.code]).toEqual([422, 'platform.idempotency_key_reused']);
});

test('a side that has filled its room does not fill that of the other; an order that came to nothing takes no documents', async () => {
  const orderId = await world.order('delivered');
  for (let at = 0; at < tradeLimits.documentsPerSide - 1; at += 1) await add(0, world.seller, orderId);
  // The last place, wanted by many at once.
  const last = await Promise.all(([0, 1, 0, 1, 0, 1] as const).map((node) => add(node, world.seller, orderId)));
  expect(last.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(last.filter(({ body }) => body.code === 'payments.order_documents_full')).toHaveLength(5);
  expect((await list(0, world.seller, orderId)).can).toEqual([]);
  expect((await list(0, world.buyer, orderId)).can).toEqual(['add']);
  expect((await add(0, world.buyer, orderId)).status).toBe(201);
  const declined = await world.order('declined');
  const refused = await add(0, world.buyer, declined);
  expect([refused.status, refused.body.code]).toEqual([409, 'payments.order_is_over']);
});
