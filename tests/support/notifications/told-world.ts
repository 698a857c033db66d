import { actingAs } from '../access/acting.ts';
import type { ActingContext } from '../../../apps/server/src/platform/acting-context.ts';
import { newId, type EnterpriseId, type PersonId } from '../../../apps/server/src/platform/ids.ts';
import { Jobs } from '../../../apps/server/src/platform/jobs/jobs.ts';
import { createHttp } from '../../../apps/server/src/platform/http/server.ts';
import { createLog } from '../../../apps/server/src/platform/log.ts';
import { Sealer } from '../../../apps/server/src/platform/crypto/seal.ts';
import type { Stream } from '../../../apps/server/src/platform/realtime/streams.ts';
import { createAuditModule } from '../../../apps/server/src/modules/audit/index.ts';
import {
  actionOfTopic,
  createNotificationsModule,
  type Announcement,
  type MayBeTold,
  type NotificationsDeps,
  type NotificationsModule,
} from '../../../apps/server/src/modules/notifications/index.ts';
import { createWorld, type World } from '../enterprises.ts';
import { FakeStream, LocalBus } from '../network.ts';
import { testKey } from '../templates.ts';

/** Enterprises, and the people who are told something about them. */
export interface ToldWorld extends World {
  readonly bus: LocalBus;
  readonly deps: NotificationsDeps;
  readonly notifications: NotificationsModule;
  /** Stands in for network; everything may be told until a test says otherwise. */
  readonly mayBeTold: { stillMay: MayBeTold['stillMay'] };
  readonly streams: Stream[];
  /** An open page of this reader. */
  openPage(reader: ActingContext): FakeStream;
  announce(...announcements: Announcement[]): Promise<number>;
  /** Asks the routes of the module as this reader; a text is sent as a form. */
  ask(
    reader: ActingContext | null,
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    payload?: object | string,
  ): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  // Read by tests, each of which knows what it asked for.
  readonly body: ReturnType<typeof JSON.parse>;
}

export async function createToldWorld(
  options: { mail?: NotificationsDeps['config']['mail'] } = {},
): Promise<ToldWorld> {
  const world = await createWorld();
  const { db, clock, enterprises } = world;
  const log = createLog('silent');
  const bus = new LocalBus();
  const jobs = new Jobs(db, log);
  const mayBeTold = { stillMay: ((_tx, items) => Promise.resolve(items.map(() => true))) as MayBeTold['stillMay'] };
  const streams: Stream[] = [];
  const deps: NotificationsDeps = {
    db,
    clock,
    bus,
    log,
    jobs,
    sealer: new Sealer(testKey),
    streams: { where: (test) => streams.filter((one) => test(one.actingContext)) },
    audit: createAuditModule({ db, clock, jobs }),
    config: {
      publicUrl: 'https://network.example',
      mail: options.mail ?? null,
      banks: [{ slug: 'huayue', nameZh: '华岳银行', nameEn: 'Huayue Bank' }],
    },
    mayBeTold: { stillMay: (tx, items) => mayBeTold.stillMay(tx, items) },
    namesOf: { names: enterprises.refs },
  };
  const notifications = createNotificationsModule(deps);
  let acting: ActingContext | null = null;
  const told = await createHttp({
    log,
    publicUrl: 'https://network.example',
    sessionCookie: 'test',
    trustProxy: false,
    requestsPerMinute: 100_000,
    authorize: () => Promise.resolve(acting),
  });
  notifications.routes(told);
  await told.ready();
  return {
    ...world,
    bus,
    deps,
    notifications,
    mayBeTold,
    streams,
    openPage: (reader) => {
      const page = new FakeStream(reader);
      streams.push(page);
      return page;
    },
    ask: async (reader, method, url, payload) => {
      acting = reader;
      const answer = await told.inject({
        method,
        url,
        ...(payload === undefined ? {} : { payload }),
        ...(typeof payload === 'string' ? form : {}),
      });
      return { status: answer.statusCode, body: answer.body === '' ? null : JSON.parse(answer.body) };
    },
    announce: async (...announcements) =>
      (await world.system((tx) => notifications.announce(tx, announcements))).written,
  };
}

/** A person who reads for this enterprise. */
export function readerOf(enterpriseId: EnterpriseId, personId: PersonId = newId<'person'>()): ActingContext {
  const actions = new Set(['notifications:manage', ...Object.values(actionOfTopic)]);
  return actingAs({ personId, enterpriseId, roleId: 'viewer', actions });
}

/** Where and when this reader gets e-mails. */
export async function giveAddress(
  world: Pick<World, 'fresh'>,
  reader: Pick<ActingContext, 'enterpriseId' | 'personId'>,
  settings: {
    email: string;
    language?: 'zh-CN' | 'en';
    timeZone?: string;
    quietFrom?: string | null;
    quietTo?: string | null;
    digestAt?: string;
  },
): Promise<void> {
  const { email, language = 'en', timeZone = 'UTC', quietFrom = null, quietTo = null, digestAt = '08:00' } = settings;
  await world.fresh.query(
    `insert into notifications.settings (enterprise_id, person_id, language, time_zone, quiet_from, quiet_to, digest_at, email, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now())`,
    [reader.enterpriseId, reader.personId, language, timeZone, quietFrom, quietTo, digestAt, email],
  );
}

const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };

let keys = 0;
/** Something to tell this reader; a key of its own unless one is given. */
export function announcementFor(
  reader: Pick<ActingContext, 'enterpriseId' | 'personId'>,
  more: Partial<Announcement> = {},
): Announcement {
  return {
    enterpriseId: reader.enterpriseId,
    personId: reader.personId,
    topic: 'partners',
    kind: 'partner_accepted',
    severity: 'notice',
    subject: null,
    under: null,
    params: {},
    why: { reason: 'role', role: 'viewer' },
    link: '/network/partners',
    dedupeKey: `key ${++keys}`,
    ...more,
  };
}
