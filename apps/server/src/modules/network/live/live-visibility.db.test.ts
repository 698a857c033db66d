import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createNetworkWorld,
  FakeStream,
  memberOf,
  type NetworkWorld,
} from '../../../../../../tests/support/network.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import { BlocksService } from '../blocks/blocks-service.ts';
import { heardSignals, signalTopics } from '../network-signals.ts';
import { WatchesService } from '../watches/watches-service.ts';
import { LiveService } from './live-service.ts';
import { defineSignalsAgain } from './signal-again.ts';

let world: NetworkWorld;
let live: LiveService;
beforeAll(async () => {
  world = await createNetworkWorld();
  live = new LiveService(world.deps);
});
afterAll(() => world[Symbol.asyncDispose]());

async function page(enterpriseId: EnterpriseId, actions?: string[]): Promise<FakeStream> {
  const member = memberOf(enterpriseId);
  const stream = new FakeStream(actions === undefined ? member : { ...member, actions: new Set(actions) });
  await live.open(stream, null);
  stream.take();
  return stream;
}

async function told(stream: FakeStream): Promise<string[]> {
  await live.settled();
  return stream.take().map(({ event, data }) => `${event} ${event === 'feed' ? '' : JSON.stringify(data)}`.trim());
}

test.each([heardSignals.visibilityChanged, heardSignals.consentsChanged])(
  'after %s those who deal with the author look again, and nobody else; what changed is not said',
  async (topic) => {
    const [author, watcher, stranger] = [
      await world.enterprise(),
      await world.enterprise(),
      await world.enterprise(),
    ] as const;
    await new WatchesService(world.deps).add(memberOf(watcher), author);
    const pages = { author: await page(author), watcher: await page(watcher), stranger: await page(stranger) };
    const blind = await page(watcher, ['sessions:manage']);
    world.bus.publish({ topic, data: { enterpriseId: author } });
    expect(await told(pages.watcher)).toEqual([`visibility {"enterpriseId":"${author}"}`, 'feed']);
    expect(await told(pages.author)).toEqual([`visibility {"enterpriseId":"${author}"}`, 'feed']);
    expect(await told(pages.stranger)).toEqual([]);
    expect(await told(blind)).toEqual([]);
  },
);

test('an open page of one that was shut out hears no more of what changes behind the block', async () => {
  const [author, watcher] = [await world.enterprise(), await world.enterprise()];
  await world.fresh.query(`update enterprises.disclosures set audience = 'network' where enterprise_id = $1`, [
    watcher,
  ]);
  await new WatchesService(world.deps).add(memberOf(watcher), author);
  const open = await page(watcher);
  await new BlocksService(world.deps).add(memberOf(author), watcher);
  expect(await told(open)).toEqual([]);
  world.bus.publish({ topic: heardSignals.visibilityChanged, data: { enterpriseId: author } });
  expect(await told(open)).toEqual([]);
});

test('a registration that moved on is told to the pages of its own enterprise', async () => {
  const [mine, other] = [await world.enterprise(), await world.enterprise()];
  const [own, foreign, blind] = [await page(mine), await page(other), await page(mine, ['feed:read'])];
  world.bus.publish({ topic: heardSignals.registrationChanged, data: { enterpriseId: mine } });
  expect(await told(own)).toEqual(['registration {}']);
  expect(await told(foreign)).toEqual([]);
  expect(await told(blind)).toEqual([]);
});

test('what a process did not live to signal is signalled by the job of its event', async () => {
  const jobs: JobDefinition<StoredEvent>[] = [];
  defineSignalsAgain({
    bus: world.bus,
    // The one definition is of events.
    jobs: { define: (definition) => void jobs.push(definition as unknown as JobDefinition<StoredEvent>) },
  });
  const [a, b] = [await world.enterprise(), await world.enterprise()];
  const run = async (topic: string) => {
    const from = world.bus.said.length;
    expect(jobs[0]?.on).toContain(topic);
    const payload = { enterpriseId: a, partnerId: b };
    await jobs[0]?.run({ id: 'j', payload: { eventId: 'e', topic, enterpriseId: a, payload, occurredAt: '' } });
    return world.bus.said.slice(from);
  };
  expect(await run('network.partner_ended')).toEqual([{ topic: signalTopics.partnersChanged, data: { a, b } }]);
  for (const [topic, signal] of [
    ['enterprises.disclosure_changed', heardSignals.visibilityChanged],
    ['enterprises.case_decided', heardSignals.registrationChanged],
    ['bank.consent_ended', heardSignals.consentsChanged],
  ] as const)
    expect(await run(topic)).toEqual([{ topic: signal, data: { enterpriseId: a } }]);
});
