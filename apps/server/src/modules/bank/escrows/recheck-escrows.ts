import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { OutboxRelay } from '../../../platform/outbox/relay.ts';
import { BankError } from '../client/bank-error.ts';
import type { BankEscrowStatus, EscrowAnswer, EscrowApi, EscrowChange } from '../client/escrow-client.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { PaymentAlarms } from '../payments/payment-alarms.ts';
import { escrowChanged, escrowDoubted } from './escrow-events.ts';
import {
  doubtEscrow,
  lockNamed,
  lockProgress,
  settleEscrowDoubt,
  takeRechecks,
  updateTold,
  type KeptEscrow,
} from './escrow-store.ts';
import { differenceOf, faultOf, sumsOf, type EscrowSums } from './escrow-word.ts';

export interface RecheckDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly escrowApi: Pick<EscrowApi, 'read' | 'changes'>;
  readonly alarms: Pick<PaymentAlarms, 'raiseIn'>;
}

/** How soon a bank is asked again about an escrow that does not fit, then ever more slowly, ms. */
const firstMs = 5_000;
const longestMs = 300_000;
/** So many at once. */
const most = 20;
/** Pages of one walk: a bank that always has another page is not believed. */
const mostPages = 500;

/** What a bank says does not fit: the escrow waits, the operator and both sides hear of it. In a transaction of the system. */
export async function doubt(
  { clock, alarms }: Pick<RecheckDeps, 'clock' | 'alarms'>,
  tx: Tx,
  known: KeptEscrow,
  detail: string,
): Promise<void> {
  const { connectionId, enterpriseId, customerId, escrowId } = known;
  await doubtEscrow(tx, known, { doubt: detail, now: clock.now() });
  const about = { connectionId, enterpriseId, customerId, instructionId: null, escrowId };
  await alarms.raiseIn(tx, { ...about, kind: 'escrow_contradiction', detail });
  if (known.doubtedAt === null) await writeEvents(tx, clock, [escrowDoubted(known)]);
}

/**
 * Asks a bank how the escrows stand that are doubted. Its list is gone through again from the last word that fitted: an escrow goes on
 * when the words that fit lead to just what the bank says it holds. Nothing is taken over that no word tells.
 */
export async function recheckEscrows(deps: RecheckDeps, connection: BankConnection): Promise<void> {
  const { db, clock, log } = deps;
  const due = await db.asSystem('bank.recheck_escrows', (tx) =>
    takeRechecks(tx, connection.connectionId, { now: clock.now(), firstMs, longestMs, most }),
  );
  for (const one of due)
    await recheck(deps, connection, one).catch((error: unknown) => {
      if (!(error instanceof BankError)) throw error;
      log.debug({ bank: connection.slug, escrowId: one.escrowId, code: error.code }, 'a bank could not be asked again');
    });
}

async function recheck(
  deps: RecheckDeps,
  connection: BankConnection,
  { escrowId, sequence }: { readonly escrowId: string; readonly sequence: bigint },
): Promise<void> {
  const { db, relay, escrowApi } = deps;
  const { words, last } = await wordsBehind(escrowApi, connection, { escrowId, sequence });
  const stands = await escrowApi.read(connection, escrowId);
  await db.asSystem('bank.recheck_escrows', async (tx) => {
    const progress = await lockProgress(tx, connection.connectionId);
    const known = await lockNamed(tx, connection.connectionId, escrowId);
    if (known === null || known.doubtedAt === null) return;
    // More has happened since the list was read: the next time tells.
    if (last < progress || BigInt(stands.sequence) > progress) return;
    // Another look may have taken in meanwhile what this one has read.
    const heard = words.filter(({ sequence: of }) => BigInt(of) <= progress && BigInt(of) > known.sequence);
    await compare(deps, tx, { connection, known, heard, stands });
  });
  relay.wake();
}

interface Compared {
  readonly connection: BankConnection;
  readonly known: KeptEscrow;
  readonly heard: readonly EscrowChange[];
  readonly stands: EscrowAnswer;
}

async function compare(deps: RecheckDeps, tx: Tx, { connection, known, heard, stands }: Compared): Promise<void> {
  const { clock, log } = deps;
  let sums: EscrowSums = known;
  const fitting: EscrowChange[] = [];
  for (const word of heard) {
    if (faultOf({ ...known, ...sums }, word) !== null) continue;
    sums = sumsOf(word);
    fitting.push(word);
  }
  const wrong = differenceOf({ ...known, ...sums }, stands);
  if (wrong !== null) {
    await doubt(deps, tx, known, wrong);
    return;
  }
  const now = clock.now();
  // How it stands may have been told by no word that fits; that moves no money.
  if (sums.status !== stands.status || fitting.length === 0)
    fitting.push({ ...stands, change: changeTo[stands.status], transfer: null, note: null, at: now.toISOString() });
  for (const word of fitting) {
    await updateTold(tx, known, sumsOf(word), { sequence: word.sequence, now });
    await writeEvents(tx, clock, [escrowChanged(known.enterpriseId, connection.connectionId, word)]);
  }
  await settleEscrowDoubt(tx, known);
  await writeEvents(tx, clock, [escrowDoubted(known)]);
  log.info({ bank: connection.slug, escrowId: known.escrowId }, 'what a bank says of an escrow fits again');
}

const changeTo = {
  open: 'opened',
  funded: 'funded',
  disputed: 'disputed',
  returned: 'returned',
  closed: 'closed',
} as const satisfies Record<BankEscrowStatus, EscrowChange['change']>;

/** What the bank's list says of an escrow behind a word, and how far the list went. */
async function wordsBehind(
  escrowApi: Pick<EscrowApi, 'changes'>,
  connection: BankConnection,
  { escrowId, sequence }: { readonly escrowId: string; readonly sequence: bigint },
): Promise<{ words: EscrowChange[]; last: bigint }> {
  const words: EscrowChange[] = [];
  let last = sequence;
  for (let page = 0; page < mostPages; page += 1) {
    const { items, lastSequence } = await escrowApi.changes(connection, last);
    words.push(...items.filter((item) => item.escrowId === escrowId));
    last = BigInt(items.at(-1)?.sequence ?? lastSequence);
    if (items.length === 0 || last >= BigInt(lastSequence)) break;
  }
  return { words, last };
}
