import pg from 'pg';
import type { Database } from '../db/database.ts';
import { limits } from '../limits.ts';
import type { Log } from '../log.ts';

/** A signal between processes: small, and never the only place where a fact is kept. */
export interface Signal {
  readonly topic: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}
export type SignalListener = (signal: Signal) => void;

/** Tells all processes of the network that something is new. */
export interface EventBus {
  /** Call after the commit: what is told can then be read. */
  publish(signal: Signal): void;
  subscribe(topic: string, listener: SignalListener): () => void;
  /** Runs after the connection had been lost: signals may have been missed. */
  onGap(listener: () => void): void;
  /** False while signals of other processes cannot arrive. */
  readonly connected: boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const channel = 'guildhall';

/**
 * LISTEN/NOTIFY with one connection a process that gathers the signals of a few milliseconds into one transaction.
 * NOTIFY inside business transactions would halve the commits: PostgreSQL takes a global lock for it.
 */
export class PostgresEventBus implements EventBus {
  readonly #db: Database;
  readonly #log: Log;
  readonly #listeners = new Map<string, Set<SignalListener>>();
  readonly #gapListeners: (() => void)[] = [];
  #client: pg.Client | null = null;
  #pending: string[] = [];
  #timer: NodeJS.Timeout | null = null;
  #flushing: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(db: Database, log: Log) {
    this.#db = db;
    this.#log = log;
  }

  async start(): Promise<void> {
    await this.#connect();
  }

  get connected(): boolean {
    return this.#client !== null;
  }

  publish(signal: Signal): void {
    this.#pending.push(JSON.stringify(signal));
    this.#timer ??= this.#flushIn(limits.notifyFlushMs);
  }

  subscribe(topic: string, listener: SignalListener): () => void {
    const set = this.#listeners.get(topic) ?? new Set();
    set.add(listener);
    this.#listeners.set(topic, set);
    return () => {
      set.delete(listener);
      if (set.size === 0) this.#listeners.delete(topic);
    };
  }

  onGap(listener: () => void): void {
    this.#gapListeners.push(listener);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#flushing;
    await this.#flush();
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ ...this.#db.systemConnection(), keepAlive: true });
    client.on('error', () => undefined);
    client.on('end', () => {
      if (this.#client === client) this.#client = null;
      if (!this.#stopped) setTimeout(() => void this.#reconnect(), 500);
    });
    client.on('notification', (message) => this.#receive(message.payload ?? '[]'));
    await client.connect();
    await client.query(`listen ${channel}`);
    this.#client = client;
  }

  async #reconnect(): Promise<void> {
    if (this.#stopped || this.#client !== null) return;
    try {
      await this.#connect();
      for (const listener of this.#gapListeners) listener();
    } catch (error) {
      this.#log.warn({ err: error }, 'the signal connection is not back yet');
      setTimeout(() => void this.#reconnect(), 1_000);
    }
  }

  #receive(payload: string): void {
    // Only the flusher below writes to this channel.
    for (const signal of JSON.parse(payload) as Signal[]) {
      for (const listener of this.#listeners.get(signal.topic) ?? []) listener(signal);
    }
  }

  #flushIn(ms: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.#flushing = this.#flush();
    }, ms);
  }

  /** One after the other: what is published meanwhile goes with the next one. */
  async #flush(): Promise<void> {
    const pending = this.#pending;
    this.#pending = [];
    let pauseMs: number = limits.notifyFlushMs;
    try {
      if (pending.length > 0) await this.#notify(pending);
    } catch (error) {
      if (this.#stopped) return;
      this.#log.warn({ err: error, signals: pending.length }, 'signals wait for the connection');
      this.#pending = [...pending, ...this.#pending].slice(-10_000);
      pauseMs = 500;
    }
    this.#timer = this.#pending.length === 0 || this.#stopped ? null : this.#flushIn(pauseMs);
  }

  async #notify(signals: readonly string[]): Promise<void> {
    if (this.#client === null) throw new Error('not connected');
    const statements = batches(signals).map((batch) => `select pg_notify('${channel}', ${literal(batch)})`);
    await this.#client.query(statements.join(';'));
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function batches(signals: readonly string[]): string[] {
  const out: string[] = [];
  let current: string[] = [];
  let size = 2;
  for (const signal of signals) {
    const bytes = Buffer.byteLength(signal) + 1;
    if (size + bytes > limits.notifyPayloadMaxBytes && current.length > 0) {
      out.push(`[${current.join(',')}]`);
      current = [];
      size = 2;
    }
    current.push(signal);
    size += bytes;
  }
  if (current.length > 0) out.push(`[${current.join(',')}]`);
  return out;
}
