import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { addCrowd, type CrowdMember } from '../support/notifications/crowd.ts';
import { MailServer, type Mood, type TakenMail } from '../support/notifications/mail-server.ts';
import { announcementFor, createToldWorld, type ToldWorld } from '../support/notifications/told-world.ts';
import { freePorts } from '../support/ports.ts';
import { testKey } from '../support/templates.ts';
import { kill, startNetwork } from '../support/world/killable-world.ts';
import { newId } from '../../apps/server/src/platform/ids.ts';

const deliveries = process.env['GUILDHALL_LONG'] === '1' ? 10_000 : 400;
const kills = 2;
const arrivalMs = 900_000;

/** How often the mail server fails, and how. */
const failing: readonly [Mood, number][] = [
  ['busy_recipient', 0.08],
  ['busy_data', 0.06],
  ['drop_unread', 0.05],
  ['drop_kept', 0.05],
  ['slow', 0.05],
];

function moodOfTheDay(): Mood {
  let dice = Math.random();
  for (const [mood, share] of failing) {
    if (dice < share) return mood;
    dice -= share;
  }
  return 'take';
}

/** One notification, by the path that only it leads to. */
interface Told {
  readonly path: string;
  readonly address: string;
  readonly daily: boolean;
}

test(
  `${deliveries} deliveries with a failing mail server and ${kills} kills: each once for each reader, none lost`,
  async () => {
    await using server = await MailServer.start();
    const mail = { smtpUrl: server.url, mailFrom: 'Guildhall <no-reply@network.example>' };
    await using world = await createToldWorld({ mail });
    world.clock.now = () => new Date();
    const crowd = await addCrowd(world, { enterprises: deliveries / 50, members: 5 });
    // A greeting is refused now and then as well; it is asked without a recipient.
    server.mood = (to) => (to === '' ? (Math.random() < 0.1 ? 'busy_greeting' : 'take') : moodOfTheDay());

    await using networks = new AsyncDisposableStack();
    const running = [await startOne(networks, world, mail), await startOne(networks, world, mail)];
    const told = await tellUnderFire(world, crowd, server, running);
    expect(told).toHaveLength(deliveries);
    await arrived(world);

    const ofPath = mailsByPath(server.taken);
    for (const { path, address } of told) {
      const mails = ofPath.get(path) ?? [];
      expect(new Set(mails.map((one) => one.messageId)).size, `${path} to ${address}`).toBe(1);
      expect(new Set(mails.flatMap((one) => one.to))).toEqual(new Set([address]));
    }
    expect(ofPath.size).toBe(told.length);
    const singles = told.filter((one) => !one.daily).length;
    const [digests] = await world.fresh.query<{ n: number }>(
      "select count(*)::int as n from notifications.deliveries where mode = 'digest'",
    );
    expect(server.distinct).toBe(singles + (digests?.n ?? 0));
    expect(digests?.n).toBeGreaterThan(0);
    const inApp = await world.fresh.query<{ n: number }>('select count(*)::int as n from notifications.notifications');
    expect(inApp).toEqual([{ n: deliveries }]);
  },
  arrivalMs + 300_000,
);

interface Running {
  restart(): Promise<void>;
}

/** A whole network as a process of its own, that can be killed. */
async function startOne(
  stack: AsyncDisposableStack,
  world: ToldWorld,
  mail: { smtpUrl: string; mailFrom: string },
): Promise<Running> {
  const port = await freePorts(1);
  const url = `http://localhost:${port}`;
  const environment = {
    PORT: String(port),
    DATABASE_URL: world.fresh.url,
    GUILDHALL_KEY: testKey,
    SMTP_URL: mail.smtpUrl,
    MAIL_FROM: mail.mailFrom,
    LOG_LEVEL: 'fatal',
  };
  let child: ChildProcess = await startNetwork(url, environment);
  stack.defer(() => kill(child));
  return {
    restart: async () => {
      await kill(child);
      child = await startNetwork(url, environment);
    },
  };
}

/** Announces everything twice, while e-mails already leave, and kills a process at places that no one has chosen. */
async function tellUnderFire(
  world: ToldWorld,
  crowd: readonly CrowdMember[],
  server: MailServer,
  running: readonly Running[],
): Promise<Told[]> {
  const told: Told[] = [];
  const batch = crowd.length;
  const killAfter = Array.from(
    { length: kills },
    (_, n) => (deliveries * (n + 0.2 + Math.random() * 0.5)) / (kills + 1),
  );
  const kill = (async () => {
    for (const [place, after] of killAfter.entries()) {
      // Should e-mails be lost, the rest of them is over before: then it is the count that tells.
      while (server.distinct < after && !(told.length === deliveries && (await openOf(world)).length === 0))
        await pause(50);
      await running[place % running.length]?.restart();
    }
  })();
  for (let from = 0; from < deliveries; from += batch) {
    const announcements = crowd.slice(0, deliveries - from).map(({ reader, address }, place) => {
      const path = `/enterprises/${newId()}`;
      const daily = place % 5 === 0;
      told.push({ path, address, daily });
      const topic = daily ? ({ topic: 'facts', kind: 'own_facts_changed', severity: 'info' } as const) : {};
      return announcementFor(reader, { ...topic, link: path, dedupeKey: path });
    });
    const written = await Promise.all([world.announce(...announcements), world.announce(...announcements)]);
    expect(written[0] + written[1]).toBe(announcements.length);
    // The day of those who are told once a day is now.
    await world.fresh.query(
      "update notifications.deliveries set due_at = now() where mode = 'daily' and state = 'waiting'",
    );
    await pause(200);
  }
  await kill;
  return told;
}

/** Waits for all; the time between two attempts, which grows to minutes for the unlucky, is made short. */
async function arrived(world: ToldWorld): Promise<void> {
  const open = async (): Promise<unknown[]> => {
    await world.fresh.query(
      "update notifications.deliveries set due_at = now() where state = 'waiting' and due_at > now() + interval '2 seconds'",
    );
    return openOf(world);
  };
  await expect.poll(open, { timeout: arrivalMs, interval: 500 }).toEqual([]);
}

/** What is not sent, and why, with how many of each. */
function openOf(world: ToldWorld): Promise<unknown[]> {
  return world.fresh.query(
    "select mode, state, reason, count(*)::int as n from notifications.deliveries where state <> 'sent' group by 1, 2, 3",
  );
}

function mailsByPath(taken: readonly TakenMail[]): Map<string, TakenMail[]> {
  const found = new Map<string, TakenMail[]>();
  for (const mail of taken) {
    // Undone: the line breaks of quoted-printable (RFC 2045 §6.7). Every path stands in the text and in the HTML.
    const text = mail.raw.replaceAll('=\r\n', '');
    for (const path of new Set(text.match(/\/enterprises\/[0-9a-f-]{36}/g))) {
      found.set(path, [...(found.get(path) ?? []), mail]);
    }
  }
  return found;
}
