import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { limits } from '../../../platform/limits.ts';
import { delegationsAway } from '../delegations/deputies.ts';
import type { ApprovalDeps } from './approval-deps.ts';
import { noSuchApproval, otherMandate } from './approval-errors.ts';
import { selectEnded, selectSigned, selectWaiting, type Place, type PlacedRow } from './approval-pages-store.ts';
import { presentDetail, presentSummary, type Names } from './approval-present.ts';
import { readAsks, tableOf } from './approval-rows.ts';
import type { ApprovalDetail, ApprovalSummary, ApprovalTab } from './approval-schemas.ts';
import { selectApproval, type ApprovalRow } from './approval-store.ts';
import { nextSigners } from './next-signers.ts';
import { lookAt, type Look, type Onlooker } from './onlooker.ts';
import { delegationsTo } from './signers.ts';
import { selectSignatures, type SignatureRow } from './signature-store.ts';
import { isOfTable } from './signing-service.ts';

interface Seen {
  readonly row: ApprovalRow;
  readonly signatures: readonly SignatureRow[];
  readonly look: Look;
}

/** What people see of what waits for signatures; each look asks the table in force. */
export class ApprovalReading {
  readonly #deps: ApprovalDeps;

  constructor(deps: ApprovalDeps) {
    this.#deps = deps;
  }

  async list(
    context: ActingContext,
    { tab, after, limit }: { tab: ApprovalTab; after: Place | null; limit: number },
  ): Promise<{ items: ApprovalSummary[]; next: Place | null }> {
    const { seen, next, onlooker } = await this.#deps.db.as(context, async (tx) => {
      const by = await this.#onlooker(tx, context);
      return { ...(await collect(tx, by, { tab, after, limit })), onlooker: by };
    });
    const names = await this.#names(seen);
    return {
      items: seen.map((one) => presentSummary(one, { names, table: onlooker.table, personId: context.personId })),
      next,
    };
  }

  async count(context: ActingContext): Promise<{ waiting: number }> {
    return this.#deps.db.as(context, async (tx) => {
      const by = await this.#onlooker(tx, context);
      const { seen } = await collect(tx, by, { tab: 'waiting', after: null, limit: limits.approvalsCounted });
      return { waiting: seen.length };
    });
  }

  /** @throws Problem 404, and 403 for one that the mandate of the reader does not open. */
  async read(context: ActingContext, approvalId: string): Promise<ApprovalDetail> {
    const { seen, next, deputies, by } = await this.#deps.db.as(context, async (tx) => {
      const row = await selectApproval(tx, approvalId);
      const onlooker = await this.#onlooker(tx, context);
      if (row === null) throw noSuchApproval();
      if (!isOfTable(row, onlooker.holder)) throw otherMandate();
      const signatures = await selectSignatures(tx, [approvalId]);
      const look = lookAt(row, signatures, onlooker);
      if (!look.visible) throw otherMandate();
      const { table, now } = onlooker;
      const people = look.approval.signatures.flatMap((one) => {
        const given = signatures.find(({ signatureId }) => signatureId === one.signatureId);
        return [given?.subject, given?.forSubject].filter((subject) => typeof subject === 'string');
      });
      const exceptSubjects = new Set([row.makerSubject, ...people]);
      const asked =
        table === null ? [] : nextSigners(table, look.approval, { asks: readAsks(row.asks), now, exceptSubjects });
      const away = await delegationsAway(tx, tableOf(row), now);
      return { seen: { row, signatures, look }, next: asked, deputies: away, by: onlooker };
    });
    const names = await this.#names([seen]);
    return presentDetail(seen, { names, table: by.table, personId: context.personId, next, deputies });
  }

  async #onlooker(tx: Tx, context: ActingContext): Promise<Onlooker> {
    const { clock, tables } = this.#deps;
    const now = clock.now();
    const holder = tables.holderOf(context);
    const table = await tables.current(tx, holder.table, { lock: false });
    const delegations = await delegationsTo(tx, holder, now);
    const { personId, actions } = context;
    return { personId, holder, table, delegations, maySign: actions.has('approvals:sign'), now };
  }

  async #names(seen: readonly Seen[]): Promise<Names> {
    const { db, identity } = this.#deps;
    const ids = seen.flatMap(({ row, signatures }) => [
      row.makerPersonId,
      row.endedBy,
      ...signatures.flatMap((one) => [one.personId, one.forPersonId]),
    ]);
    const known = [...new Set(ids.filter((id) => id !== null))];
    return db.asSystem('access.name_signers', (tx) => identity.namesOf(tx, known), { readOnly: true });
  }
}

/**
 * Reads on until the page is full or so much has been looked at that the reader shall ask again: what he may not see, or need not
 * sign, is left out after it was read.
 */
async function collect(
  tx: Tx,
  by: Onlooker,
  { tab, after, limit }: { tab: ApprovalTab; after: Place | null; limit: number },
): Promise<{ seen: Seen[]; next: Place | null }> {
  const seen: Seen[] = [];
  let place = after;
  for (let looked = 0; looked < limits.approvalsLookedAt;) {
    const rows = await page(tx, by, { tab, after: place, limit: limits.approvalsReadAtOnce });
    const signatures = Map.groupBy(
      await selectSignatures(
        tx,
        rows.map((row) => row.approvalId),
      ),
      (one) => one.approvalId,
    );
    for (const row of rows) {
      const own = signatures.get(row.approvalId) ?? [];
      const look = lookAt(row, own, by);
      if (tab === 'waiting' ? !look.can.includes('sign') : !look.visible) continue;
      // One more than the page holds says that there is a next page, behind the last one that is shown.
      if (seen.length === limit) return { seen, next: place };
      seen.push({ row, signatures: own, look });
      place = { at: row.placedAt, id: row.approvalId };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < limits.approvalsReadAtOnce) return { seen, next: null };
    place = { at: last.placedAt, id: last.approvalId };
    looked += rows.length;
  }
  return { seen, next: place };
}

function page(
  tx: Tx,
  { holder, now }: Onlooker,
  { tab, after, limit }: { tab: ApprovalTab; after: Place | null; limit: number },
): Promise<PlacedRow[]> {
  if (tab === 'waiting') return selectWaiting(tx, holder, { after, limit, now });
  return tab === 'signed' ? selectSigned(tx, holder, { after, limit }) : selectEnded(tx, holder, { after, limit });
}
