import { actingAs } from './access/acting.ts';
import { nobodySignsIn } from './access/nobody-signs-in.ts';
import { createWorld, type World } from './enterprises.ts';
import { testKey } from './templates.ts';
import type { EnterpriseId } from '../../apps/server/src/platform/ids.ts';
import type { ActingContext } from '../../apps/server/src/platform/acting-context.ts';
import type { EventBus, Signal, SignalListener } from '../../apps/server/src/platform/realtime/event-bus.ts';
import { Streams, type Stream } from '../../apps/server/src/platform/realtime/streams.ts';
import { createAccessModule } from '../../apps/server/src/modules/access/index.ts';
import { createAuditModule } from '../../apps/server/src/modules/audit/index.ts';
import {
  createNotificationsModule,
  type NotificationsDeps,
  type NotificationsModule,
} from '../../apps/server/src/modules/notifications/index.ts';
import { Sealer } from '../../apps/server/src/platform/crypto/seal.ts';
import { Jobs } from '../../apps/server/src/platform/jobs/jobs.ts';
import { createLog } from '../../apps/server/src/platform/log.ts';
import {
  createNetworkModule,
  type NetworkDeps,
  type NetworkModule,
} from '../../apps/server/src/modules/network/index.ts';

/** Signals within one process; keeps what was said. */
export class LocalBus implements EventBus {
  readonly said: Signal[] = [];
  readonly #listeners = new Map<string, Set<SignalListener>>();
  readonly #gapListeners: (() => void)[] = [];
  readonly connected = true;

  publish(signal: Signal): void {
    this.said.push(signal);
    for (const listener of this.#listeners.get(signal.topic) ?? []) listener(signal);
  }
  subscribe(topic: string, listener: SignalListener): () => void {
    const set = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, set.add(listener));
    return () => void set.delete(listener);
  }
  onGap(listener: () => void): void {
    this.#gapListeners.push(listener);
  }
  /** Plays a connection that was lost and came back. */
  gap(): void {
    for (const listener of this.#gapListeners) listener();
  }
  start(): Promise<void> {
    return Promise.resolve();
  }
  stop(): Promise<void> {
    return Promise.resolve();
  }
}

/** Enterprises with a network between them. */
export interface NetworkWorld extends World {
  readonly bus: LocalBus;
  readonly deps: NetworkDeps;
  readonly network: NetworkModule;
  readonly notifications: NotificationsModule;
}

/** @param mailSender takes the e-mails; without one e-mail is off. */
export async function createNetworkWorld({
  mailSender,
}: Pick<NotificationsDeps, 'mailSender'> = {}): Promise<NetworkWorld> {
  const world = await createWorld();
  const { db, clock, enterprises } = world;
  const log = createLog('silent');
  const bus = new LocalBus();
  const jobs = new Jobs(db, log);
  const audit = createAuditModule({ db, clock, jobs });
  const relay = { wake: () => undefined };
  const streams = new Streams();
  const access = createAccessModule({
    db,
    clock,
    log,
    jobs,
    audit,
    relay,
    bus,
    streams,
    ...nobodySignsIn(),
    config: { banks: [], operators: [{ bank: 'huayue', customerId: 'operator-1' }], publicUrl: 'http://localhost' },
  });
  const told = { db, clock, bus, streams, log, jobs, audit, sealer: new Sealer(testKey) };
  const mail = mailSender === undefined ? null : { smtpUrl: 'smtp://localhost:1', mailFrom: 'g@network.example' };
  const config = { publicUrl: 'http://localhost', mail, banks: [] };
  const notifications: NotificationsModule = createNotificationsModule({
    ...told,
    ...(mailSender === undefined ? {} : { mailSender }),
    config,
    mayBeTold: { stillMay: (tx, items) => network.mayBeTold.stillMay(tx, items) },
    namesOf: { names: enterprises.refs },
  });
  const deps = { db, clock, bus, relay, audit, enterprises, jobs, log, streams, access, notifications };
  const network = createNetworkModule(deps);
  return { ...world, bus, deps, network, notifications };
}

/** A member who may do everything in the network for this enterprise. */
export function memberOf(enterpriseId: EnterpriseId): ActingContext {
  return actingAs({
    enterpriseId,
    actions: new Set([
      'enterprise:read',
      'registration:read',
      'feed:read',
      'partners:read',
      'partners:manage',
      'watches:read',
      'watches:manage',
    ]),
  });
}

/** An open page that keeps what it was sent. */
export class FakeStream implements Stream {
  readonly id = 0;
  readonly actingContext: ActingContext;
  #sent: { event: string; data: object; id: string | undefined }[] = [];
  readonly #closing: (() => void)[] = [];

  constructor(actingContext: ActingContext) {
    this.actingContext = actingContext;
  }
  send(event: string, data: object, id?: string): void {
    this.#sent.push({ event, data, id });
  }
  close(): void {
    for (const listener of this.#closing) listener();
  }
  onClose(listener: () => void): void {
    this.#closing.push(listener);
  }
  /** What was sent since the last time. */
  take(): { event: string; data: object; id: string | undefined }[] {
    const sent = this.#sent;
    this.#sent = [];
    return sent;
  }
}
