import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  announcementFor,
  createToldWorld,
  readerOf,
  type ToldWorld,
} from '../../../../../../tests/support/notifications/told-world.ts';
import { batchOf, plain } from '../../../../../../tests/support/enterprises.ts';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';
import { InboxService } from './inbox-service.ts';

let world: ToldWorld;
let inbox: InboxService;
beforeAll(async () => {
  world = await createToldWorld();
  inbox = new InboxService(world.deps);
});
afterAll(() => world[Symbol.asyncDispose]());

const everything = { unread: false, topic: null, after: null, limit: 50 } as const;

async function kindsOf(reader: ActingContext): Promise<string[]> {
  const { items } = await inbox.list(reader, everything);
  const { unread } = await inbox.countUnread(reader);
  expect(unread).toBe(items.filter((item) => item.readAt === null).length);
  return items.map((item) => item.kind);
}

/** An author whose bank speaks of its standing, shown to `audience`. */
async function author(audience: string): Promise<EnterpriseId> {
  const id = await world.enterprise('verified');
  await world.record(
    batchOf({
      enterpriseId: id,
      sourceId: world.banks[0],
      sequence: 1,
      facts: [plain('tax_credit_rating', 'A', 'standing')],
    }),
  );
  await show(id, audience);
  return id;
}

function show(id: EnterpriseId, audience: string): Promise<unknown> {
  return world.fresh.query('update enterprises.disclosures set audience = $2 where enterprise_id = $1', [id, audience]);
}

function setSource(id: EnterpriseId, state: string, withdrawn: string[] = []): Promise<unknown> {
  return world.fresh.query(
    'update enterprises.fact_sources set state = $2, withdrawn_categories = $3 where enterprise_id = $1',
    [id, state, withdrawn],
  );
}

function changeOf(reader: ActingContext, subject: EnterpriseId) {
  return announcementFor(reader, {
    topic: 'facts',
    kind: 'facts_changed',
    severity: 'info',
    subject: { enterpriseId: subject, category: 'standing', sourceId: world.banks[0] },
    params: { category: 'standing', count: 1 },
    link: `/enterprises/${subject}`,
  });
}

test('a person is told for the enterprise for which he acts; neither a colleague nor the same person elsewhere sees it', async () => {
  const [one, two] = [await world.enterprise(), await world.enterprise()];
  const reader = readerOf(one);
  expect(await world.announce(announcementFor(reader))).toBe(1);

  expect(await kindsOf(reader)).toEqual(['partner_accepted']);
  expect(await kindsOf(readerOf(one))).toEqual([]);
  expect(await kindsOf(readerOf(two, reader.personId))).toEqual([]);
});

test('what is told of facts is seen only while they are shown to the reader', async () => {
  const subject = await author('network');
  const reader = readerOf(await world.enterprise('verified'));
  await world.announce(changeOf(reader, subject));
  expect(await kindsOf(reader)).toEqual(['facts_changed']);

  await show(subject, 'partners');
  expect(await kindsOf(reader)).toEqual([]);
  const since = new Date();
  await world.db.asPair(reader, { enterpriseId: subject }, (tx) =>
    world.enterprises.writeRelation(tx, { a: reader.enterpriseId, b: subject, state: 'active', since }),
  );
  expect(await kindsOf(reader)).toEqual(['facts_changed']);
  await show(subject, 'private');
  expect(await kindsOf(reader)).toEqual([]);
  await show(subject, 'public');
  expect(await kindsOf(reader)).toEqual(['facts_changed']);

  await setSource(subject, 'active', ['standing']);
  expect(await kindsOf(reader)).toEqual([]);
  await setSource(subject, 'expired');
  expect(await kindsOf(reader)).toEqual(['facts_changed']);
  await setSource(subject, 'withdrawn');
  expect(await kindsOf(reader)).toEqual([]);
});

test('an enterprise that no bank attests is told of facts of itself only', async () => {
  const subject = await author('public');
  const own = await world.enterprise('registered');
  const reader = readerOf(own);
  await world.announce(changeOf(reader, subject), changeOf(reader, own));
  const { items } = await inbox.list(reader, everything);
  expect(items.map((item) => item.subject?.id)).toEqual([own]);
});

test('an enterprise that lost its verification sees nothing of others, and has it back with the verification', async () => {
  const [own, other] = [await world.enterprise(), await world.enterprise()];
  const reader = readerOf(own);
  const about = (id: EnterpriseId) =>
    announcementFor(reader, { subject: { enterpriseId: id, category: null, sourceId: null } });
  await world.announce(about(other), about(own));
  expect(await kindsOf(reader)).toHaveLength(2);
  const become = (status: string) =>
    world.fresh.query('update enterprises.enterprises set status = $2 where enterprise_id = $1', [own, status]);
  await become('registered');
  const { items } = await inbox.list(reader, everything);
  expect(items.map((item) => item.subject?.id)).toEqual([own]);
  expect(await kindsOf(reader)).toHaveLength(1);
  await become('verified');
  expect(await kindsOf(reader)).toHaveLength(2);
});

test('behind a block nothing of the other one is seen, whoever made it', async () => {
  const subject = await author('public');
  const reader = readerOf(await world.enterprise('verified'));
  const request = announcementFor(reader, { subject: { enterpriseId: subject, category: null, sourceId: null } });
  await world.announce(changeOf(reader, subject), request);
  expect(await kindsOf(reader)).toHaveLength(2);
  await world.fresh.query(
    `insert into enterprises.blocks (enterprise_id, other_id, side, since) values ($1, $2, 'received', now())`,
    [reader.enterpriseId, subject],
  );
  expect(await kindsOf(reader)).toEqual([]);
});

test('the list goes on where the page before ended, and can be narrowed', async () => {
  const reader = readerOf(await world.enterprise());
  for (let n = 0; n < 5; n += 1)
    await world.announce(announcementFor(reader, n % 2 === 0 ? {} : { topic: 'members', kind: 'member_joined' }));
  const first = await inbox.list(reader, { ...everything, limit: 3 });
  const second = await inbox.list(reader, { ...everything, limit: 3, after: first.next });
  expect([...first.items, ...second.items].map((item) => item.topic)).toEqual([
    'partners',
    'members',
    'partners',
    'members',
    'partners',
  ]);
  expect(second.next).toBeNull();
  const { items } = await inbox.list(reader, { ...everything, topic: 'members' });
  expect(items).toHaveLength(2);
});

test('marking as read takes what was named, and never what another person has', async () => {
  const enterpriseId = await world.enterprise();
  const [reader, colleague] = [readerOf(enterpriseId), readerOf(enterpriseId)];
  await world.announce(announcementFor(reader), announcementFor(reader), announcementFor(colleague));
  const { items } = await inbox.list(reader, everything);
  const theirs = (await inbox.list(colleague, everything)).items.map((item) => item.id);
  expect(await inbox.markRead(reader, { ids: [items[0]!.id, ...theirs] })).toEqual({ unread: 1 });
  expect(await inbox.countUnread(colleague)).toEqual({ unread: 1 });

  const before = world.clock.time;
  world.clock.time = new Date(before.getTime() + 1_000);
  await world.announce(announcementFor(reader));
  expect(await inbox.markRead(reader, { upTo: before.toISOString() })).toEqual({ unread: 1 });
  expect(await inbox.markRead(reader, { upTo: world.clock.time.toISOString() })).toEqual({ unread: 0 });
  expect((await inbox.list(reader, { ...everything, unread: true })).items).toEqual([]);
  await expect(inbox.markRead(reader, {})).rejects.toMatchObject({ status: 400 });
});

test('under a mandate that does not allow a topic the person sees, counts and marks nothing of it', async () => {
  const operator = readerOf(await world.enterprise());
  const clerk = { ...operator, actions: new Set([...operator.actions].filter((one) => one !== 'operator:cases_read')) };
  await world.announce(announcementFor(operator, { topic: 'cases', kind: 'case_opened' }));
  await world.announce(announcementFor(operator));
  expect(await kindsOf(operator)).toEqual(['partner_accepted', 'case_opened']);
  expect(await kindsOf(clerk)).toEqual(['partner_accepted']);
  expect((await inbox.list(clerk, { ...everything, topic: 'cases' })).items).toEqual([]);

  const [desk, counter] = [world.openPage(operator), world.openPage(clerk)];
  world.notifications.told(operator.enterpriseId, [operator.personId]);
  await world.notifications.liveSettled();
  expect([desk.take(), counter.take()]).toMatchObject([[{ data: { unread: 2 } }], [{ data: { unread: 1 } }]]);

  const upTo = world.clock.time.toISOString();
  expect(await inbox.markRead(clerk, { upTo })).toEqual({ unread: 0 });
  expect(await inbox.countUnread(operator)).toEqual({ unread: 1 });
});

test('open pages are told how much is unread, each those of its own reader', async () => {
  const enterpriseId = await world.enterprise();
  const [reader, colleague] = [readerOf(enterpriseId), readerOf(enterpriseId)];
  const [page, other] = [world.openPage(reader), world.openPage(colleague)];
  await world.announce(announcementFor(reader), announcementFor(reader));
  world.notifications.told(enterpriseId, [reader.personId]);
  await world.notifications.liveSettled();
  expect(page.take()).toEqual([{ event: 'notifications', data: { unread: 2 }, id: undefined }]);
  expect(other.take()).toEqual([]);
  world.bus.gap();
  await world.notifications.liveSettled();
  expect(page.take()).toMatchObject([{ data: { unread: 2 } }]);
  expect(other.take()).toMatchObject([{ data: { unread: 0 } }]);
});
