import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { invalid, notFound } from '../../../platform/errors.ts';
import { once } from '../../../platform/http/idempotency.ts';
import { newId } from '../../../platform/ids.ts';
import { formatMoney, parseMoney } from '../../../platform/money.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { personActor } from '../../audit/index.ts';
import { allowedOr } from '../instructions/prepare.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import { closeMonth } from './close-month.ts';
import { composeMatch, feeBound } from './compose-match.ts';
import {
  dismissEntry,
  reopenEntries,
  selectEntriesOfMatches,
  selectPlacedEntries,
  type PlacedEntry,
} from './entry-store.ts';
import { dismissItem, giveBackItems, selectItems } from './item-store.ts';
import { insertMatches, selectMatch, selectMatchItems, undoMatch, type NewMatch } from './match-store.ts';
import type { AccountPlace } from './period.ts';
import { lockAccount, selectLastClosed } from './period-store.ts';
import {
  alreadyUndone,
  entryChanged,
  feeTooHigh,
  itemChanged,
  monthClosed,
  noSuchEntry,
  noSuchItem,
  noSuchMatch,
  sumsDiffer,
} from './reconciliation-errors.ts';
import { periodClosed } from './reconciliation-events.ts';
import type { DismissBody, MatchBody, UnmatchBody } from './reconciliation-schemas.ts';
import { runAccount, tellOrders, type RunResult } from './run-account.ts';
import { kindsSeen } from './seen-kinds.ts';

export type CommandDeps = Pick<PaymentsDeps, 'db' | 'clock' | 'audit' | 'permissions' | 'relay'>;

/** What people decide about lines of statements. Whoever comes second to a line is told. */
export class ReconciliationCommands {
  readonly #deps: CommandDeps;

  constructor(deps: CommandDeps) {
    this.#deps = deps;
  }

  /** @returns the id of the match. @throws Problem 403, 404, 409 when a line or a record has changed meanwhile, or the sums differ. */
  async match(
    context: ActingContext,
    accountNumber: string,
    body: MatchBody,
    key: string | undefined,
  ): Promise<string> {
    const kinds = await kindsSeen(this.#deps.permissions, context, accountNumber);
    const request = { key, operation: 'reconciliation.match', body: { accountNumber, body } };
    return this.#work(context, accountNumber, request, async (tx, place) => {
      const match = await this.#composed(tx, place, { context, body, kinds });
      await insertMatches(tx, place, [match]);
      await this.#note(tx, context, 'reconciliation.matched', `match:${match.matchId}`, {
        accountNumber,
        entries: match.entries.length,
        items: match.items.length,
        amountMinor: match.entriesMinor.toString(),
        differenceMinor: match.differenceMinor.toString(),
        differenceKind: match.differenceKind,
      });
      await tellOrders(this.#deps, tx, place, { itemIds: match.items.map(({ id }) => id), found: true });
      return match.matchId;
    });
  }

  /** Takes a match apart; its lines are open again. @throws Problem 404, 409 when that was done, or the month is closed. */
  async unmatch(
    context: ActingContext,
    { accountNumber, matchId }: { accountNumber: string; matchId: string },
    body: UnmatchBody,
    key: string | undefined,
  ): Promise<void> {
    const request = { key, operation: 'reconciliation.unmatch', body: { accountNumber, matchId, body } };
    await this.#work(context, accountNumber, request, async (tx, place) => {
      const match = await selectMatch(tx, matchId);
      if (match === null || match.accountNumber !== accountNumber) throw noSuchMatch();
      if (match.undoneAt !== null) throw alreadyUndone();
      const entries = await selectEntriesOfMatches(tx, [matchId]);
      await requireOpen(tx, place, [match, ...entries]);
      const note = noteOf(body.note);
      await undoMatch(tx, matchId, { by: context.personId, at: this.#deps.clock.now(), note });
      await giveBackItems(tx, matchId);
      const itemIds = (await selectMatchItems(tx, [matchId])).map(({ itemId }) => itemId);
      await tellOrders(this.#deps, tx, place, { itemIds, found: false });
      await reopenEntries(
        tx,
        entries.map(({ entryId }) => entryId),
      );
      await this.#note(tx, context, 'reconciliation.unmatched', `match:${matchId}`, { accountNumber, note });
      return matchId;
    });
  }

  /** Puts a line or a record aside, to which nothing is to be matched. @throws Problem 400, 404, 409. */
  async dismiss(
    context: ActingContext,
    accountNumber: string,
    body: DismissBody,
    key: string | undefined,
  ): Promise<void> {
    const { entry, item, as } = body;
    const note = noteOf(body.note);
    if ((entry == null) === (item == null)) throw invalid('body', 'names either a line or a record');
    if (as === 'other' && note === null) throw invalid('body.note', 'says why, when nothing of the list fits');
    const kinds = await kindsSeen(this.#deps.permissions, context, accountNumber);
    const request = { key, operation: 'reconciliation.dismiss', body: { accountNumber, body } };
    await this.#work(context, accountNumber, request, async (tx, place) => {
      const decision = { as, note, by: context.personId, at: this.#deps.clock.now() };
      if (entry != null) {
        await this.#openEntries(tx, place, [entry]);
        await dismissEntry(tx, entry.id, decision);
      }
      if (item != null) {
        const [found] = await selectItems(tx, place, [item.id]);
        if (found === undefined || !kinds.includes(found.kind)) throw noSuchItem();
        if (found.state !== 'open' || found.revision !== item.revision) throw itemChanged(found.number);
        await dismissItem(tx, item.id, decision);
      }
      const target = entry == null ? `item:${item?.id ?? ''}` : `entry:${entry.id}`;
      await this.#note(tx, context, 'reconciliation.dismissed', target, { accountNumber, as, note });
      return target;
    });
  }

  /** Runs the rules over the account now. */
  async run(context: ActingContext, accountNumber: string): Promise<RunResult> {
    await this.#deps.permissions.requireAccount(context, 'statements:read', accountNumber);
    const result = await runAccount(this.#deps, placeOf(context, accountNumber));
    this.#deps.relay.wake();
    return result;
  }

  /** Closes a month for good. @throws Problem 409 that names everything that stands in the way. */
  async close(context: ActingContext, accountNumber: string, month: string, key: string | undefined): Promise<void> {
    await this.run(context, accountNumber);
    const accounts = await this.#deps.permissions.accountsOf(context);
    const account = accounts.find((one) => one.accountNumber === accountNumber);
    if (account === undefined) throw notFound('This account');
    const { currency } = account;
    const request = { key, operation: 'reconciliation.close', body: { accountNumber, month } };
    await this.#work(context, accountNumber, request, async (tx, place) => {
      const now = this.#deps.clock.now();
      const period = await closeMonth(tx, place, { month, currency, by: context.personId, now });
      const contentHash = period.contentHash.toString('hex');
      await this.#note(tx, context, 'period.closed', `account:${accountNumber}`, {
        month,
        contentHash,
        openingMinor: period.openingMinor.toString(),
        closingMinor: period.closingMinor.toString(),
        entries: period.credits + period.debits,
      });
      const { enterpriseId, connectionId, customerId } = place;
      const closed = { enterpriseId, connectionId, customerId, accountNumber, month, closedBy: context.personId };
      await writeEvents(tx, this.#deps.clock, [periodClosed(closed)]);
      return contentHash;
    });
  }

  async #composed(
    tx: Tx,
    place: AccountPlace,
    { context, body, kinds }: { context: ActingContext; body: MatchBody; kinds: readonly string[] },
  ): Promise<NewMatch> {
    const entries = await this.#openEntries(tx, place, body.entries);
    const [first] = entries;
    if (first === undefined || entries.some((one) => one.direction !== first.direction))
      throw invalid('body.entries', 'are all money in, or all money out');
    const items = await selectItems(
      tx,
      place,
      body.items.map(({ id }) => id),
    );
    if (new Set(body.items.map(({ id }) => id)).size < body.items.length)
      throw invalid('body.items', 'names each record once');
    const taken = body.items.map(({ id, amount }, at) => {
      const item = items.find(({ itemId }) => itemId === id);
      if (item === undefined || !kinds.includes(item.kind)) throw noSuchItem();
      const field = `body.items.${at}.amount`;
      const amountMinor = amountOf(amount, item.currency, field);
      if (item.currency !== first.currency || item.direction !== first.direction)
        throw invalid(`body.items.${at}`, 'is of another currency or goes the other way');
      if (item.state !== 'open' || amountMinor > item.amountMinor - item.matchedMinor) throw itemChanged(item.number);
      return { id, amountMinor };
    });
    const proposal = confirmed(entries, taken);
    const match = composeMatch({
      matchId: newId<'match'>(),
      entries,
      items: taken,
      differenceKind: body.differenceKind ?? null,
      reasons: proposal?.reasons ?? null,
      confidence: proposal?.confidence ?? null,
      note: noteOf(body.note),
      madeBy: context.personId,
      madeAt: this.#deps.clock.now(),
    });
    requireDifference(match);
    return match;
  }

  /** @throws Problem 404, 409 when one is not open, is not as it was read, or its month is closed. */
  async #openEntries(
    tx: Tx,
    place: AccountPlace,
    seen: readonly { readonly id: string; readonly revision: number }[],
  ): Promise<PlacedEntry[]> {
    const revisions = new Map(seen.map(({ id, revision }) => [id, revision]));
    if (revisions.size < seen.length) throw invalid('body.entries', 'names each line once');
    const entries = await selectPlacedEntries(tx, place, [...revisions.keys()]);
    if (entries.length < seen.length) throw noSuchEntry();
    if (entries.some(({ entryId, state, revision }) => state !== 'open' || revisions.get(entryId) !== revision))
      throw entryChanged();
    await requireOpen(tx, place, entries);
    return entries;
  }

  async #note(
    tx: Tx,
    context: ActingContext,
    action: `${string}.${string}`,
    target: string,
    details: Record<string, unknown>,
  ): Promise<void> {
    const actor = personActor(context);
    await this.#deps.audit.write(tx, { enterpriseId: context.enterpriseId, actor, action, target, details });
  }

  /** One use case on one account: allowed by the table in force, alone on the account, once for a key. */
  async #work(
    context: ActingContext,
    accountNumber: string,
    request: { readonly key: string | undefined; readonly operation: string; readonly body: unknown },
    work: (tx: Tx, place: AccountPlace) => Promise<string>,
  ): Promise<string> {
    const { clock, db, permissions, relay } = this.#deps;
    await permissions.requireAccount(context, 'statements:read', accountNumber);
    const place = placeOf(context, accountNumber);
    const { enterpriseId: scope, mandateId } = context;
    const scoped = { ...request, scope, operation: `${request.operation} ${mandateId}` };
    const result = await db.as(context, (tx) =>
      once(tx, clock, scoped, async () => {
        allowedOr(await permissions.decideIn(tx, context, { action: 'statements:read', accountNumber }));
        await lockAccount(tx, place);
        return work(tx, place);
      }),
    );
    relay.wake();
    return result;
  }
}

export function placeOf(context: ActingContext, accountNumber: string): AccountPlace {
  const { enterpriseId, connectionId, customerId } = context;
  return { enterpriseId, connectionId, customerId, accountNumber };
}

async function requireOpen(tx: Tx, place: AccountPlace, of: readonly { readonly month: string }[]): Promise<void> {
  const last = await selectLastClosed(tx, place);
  if (last === null) return;
  const closed = of.find(({ month }) => month <= last.month);
  if (closed !== undefined) throw monthClosed(closed.month);
}

function requireDifference(match: NewMatch): void {
  const { differenceMinor, differenceKind, currency } = match;
  if (differenceMinor === 0n) return;
  const said = (amountMinor: bigint): string => `${formatMoney({ amountMinor, currency })} ${currency}`;
  if (differenceKind === null) throw sumsDiffer(said(differenceMinor));
  if (differenceKind === 'other' && match.note === null) throw invalid('body.note', 'says what the difference is');
  if (differenceKind !== 'fee') return;
  const bound = feeBound(match) ?? 0n;
  const fee = differenceMinor < 0n ? -differenceMinor : differenceMinor;
  if (fee > bound) throw feeTooHigh(said(bound));
}

/** The proposal that this is, to the letter; null where a person has put together something else. */
function confirmed(entries: readonly PlacedEntry[], items: readonly { id: string; amountMinor: bigint }[]) {
  const proposal = entries[0]?.proposal ?? null;
  if (proposal === null) return null;
  const proposed = [...proposal.entryIds, ...proposal.items.map(({ id, amountMinor }) => `${id} ${amountMinor}`)];
  const taken = [
    ...entries.map(({ entryId }) => entryId),
    ...items.map(({ id, amountMinor }) => `${id} ${amountMinor}`),
  ];
  return proposed.toSorted().join() === taken.toSorted().join() ? proposal : null;
}

/** @throws Problem 400 that names the field. */
function amountOf(amount: string, currency: string, field: string): bigint {
  try {
    const { amountMinor } = parseMoney(amount, currency);
    if (amountMinor > 0n) return amountMinor;
  } catch (error) {
    if (error instanceof RangeError) throw invalid(field, error.message);
    throw error;
  }
  throw invalid(field, 'is above zero');
}

function noteOf(note: string | null | undefined): string | null {
  const text = note?.trim() ?? '';
  return text === '' ? null : text;
}
