import type { AddressInfo } from 'node:net';
import { buildApp } from './app.ts';
import { systemClock, type Clock } from './clock.ts';
import type { BankContext } from './bank-context.ts';
import type { BankConfig } from './config.ts';
import { openDatabase } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { startHousekeeping } from './housekeeping.ts';
import { startPusher } from './events/pusher.ts';
import { createWakeSignal } from './events/wake-signal.ts';
import { startEscrowDeadlines } from './escrows/escrow-deadlines.ts';
import { startDelivering } from './interbank/deliver-transfers.ts';
import { createPeerSignatures } from './interbank/peer-signature.ts';
import { openKeyRing } from './keys/key-ring.ts';
import { limits } from './limits.ts';
import { publishSamples } from './offers/publish-samples.ts';
import { startOfferRounds } from './offers/publish-offer.ts';
import { targetSharers } from './offers/target-sharers.ts';
import type { Logger } from './log.ts';
import { createProviderHolder } from './oidc/provider-holder.ts';
import { startExecuting } from './payments/execute-payments.ts';
import { startTableBuilder } from './permissions/table-builder.ts';
import type { Random } from './random.ts';
import { openScenario } from './scenario/scenario-switch.ts';
import { startStatementRounds } from './statements/statement-rounds.ts';
import { loadSeed } from './seed/seed-load.ts';
import { readSeed } from './seed/seed-read.ts';

/** A bank that answers. */
export type RunningBank = { url: string; port: number; close: () => Promise<void> };

export type BankOptions = {
  config: BankConfig;
  log: Logger;
  clock?: Clock;
  random?: Random;
  /** Pauses between attempts to push; a test that lets pushes fail does not want to wait for them. */
  pushRetry?: BankContext['pushRetry'];
};

/** Migrates, loads the seed, and serves. Rejects when the database, the seed or the port cannot be used. */
export async function startBank({
  config,
  log,
  clock = systemClock,
  random = Math.random,
  pushRetry = limits.pushRetry,
}: BankOptions): Promise<RunningBank> {
  await migrate(config.databaseUrl);
  const db = openDatabase(config.databaseUrl, log);
  try {
    const keys = await openKeyRing({ db, bankId: config.bankId, bankKey: config.key, clock });
    if (config.seedFile !== null) await seed(config, { db, keys, clock }, log);
    await publishSamples({ db, config, keys, clock });
    const scenario = await openScenario(db, random);
    const stopping = new AbortController();
    const bank: BankContext = {
      config,
      log,
      clock,
      random,
      db,
      keys,
      scenario,
      pushRetry,
      outboxFilled: createWakeSignal(),
      paymentTaken: createWakeSignal(),
      transferQueued: createWakeSignal(),
      requirementReceived: createWakeSignal(),
      offersDecided: createWakeSignal(),
      stopping: stopping.signal,
    };
    const oidc = createProviderHolder(bank);
    const peers = createPeerSignatures(config);
    const app = await buildApp(bank, oidc, peers);
    await app.listen({ host: config.host, port: config.port });
    const pusher = startPusher(bank);
    const executing = startExecuting(bank);
    const builder = startTableBuilder(bank);
    const delivering = startDelivering(bank, peers);
    const deadlines = startEscrowDeadlines(bank);
    const statements = startStatementRounds(bank);
    const offers = startOfferRounds(bank, () => targetSharers(bank));
    const housekeeping = startHousekeeping(bank, oidc);
    const { port } = app.server.address() as AddressInfo;
    return {
      url: config.issuer,
      port,
      close: async () => {
        stopping.abort();
        await Promise.all([
          housekeeping.stop(),
          pusher.stopped,
          executing.stopped,
          builder.stopped,
          deadlines.stopped,
          statements.stopped,
          delivering.stopped,
          offers.stopped,
          app.close(),
        ]);
        await db.close();
      },
    };
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function seed(config: BankConfig, parts: Pick<BankContext, 'db' | 'keys' | 'clock'>, log: Logger): Promise<void> {
  if (config.seedFile === null) return;
  const started = performance.now();
  const firstClientId = config.clients[0]?.clientId ?? null;
  const loaded = await loadSeed(await readSeed(config.seedFile, config.bankId), {
    ...parts,
    issuer: config.issuer,
    firstClientId,
  });
  log.info('seed loaded', { ...loaded, durationMs: Math.round(performance.now() - started) });
}
