import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { sha256 } from '../../../platform/crypto/seal.ts';
import { once } from '../../../platform/http/idempotency.ts';
import { newId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { personActor } from '../../audit/index.ts';
import type { MemberDeps } from '../members/member-service.ts';
import type { PermissionTableView, TableContentsView } from '../permissions/table-schemas.ts';
import { readTableFile } from '../table-files/read-file.ts';
import { canonical, contentHash } from './canonical.ts';
import { after, isStale, type ChangeState } from './change.ts';
import {
  changedMeanwhile,
  notPossible,
  notTheAuthor,
  noTable,
  rebaseConflicts,
  tableMovedOn,
  tooManyChanges,
} from './change-errors.ts';
import { foundChange, type ChangeSubmission } from './change-submission.ts';
import { canDo, presentChange } from './change-present.ts';
import type { CreateChangeBody, PermissionChange, PermissionChangeDetail, UpdateChangeBody } from './change-schemas.ts';
import {
  countOpenChanges,
  insertChange,
  selectChanges,
  selectSessionTable,
  selectTableVersion,
  updateContents,
  updateState,
  type ChangeHead,
  type ChangePage,
  type NewChange,
  type SessionTable,
  type StoredChange,
} from './change-store.ts';
import { holdAgainstCheck, type Drafted } from './check-contents.ts';
import { diffTables, rebase, summarize } from './diff.ts';
import { signersOf, type Signers } from './signers-of-changes.ts';

export type ChangeDeps = MemberDeps;

/** Where the contents of a new change come from. */
export interface Draft extends Drafted {
  readonly basedOnVersion: number;
  readonly note: string | null;
  readonly source: NewChange['source'];
  readonly fileName: string | null;
}

/** Changes of the table under which the session acts, as far as they are drafted; what is in force stays as it is. */
export class ChangeService {
  readonly #deps: ChangeDeps;
  readonly #submission: ChangeSubmission;

  constructor(deps: ChangeDeps, submission: ChangeSubmission) {
    this.#deps = deps;
    this.#submission = submission;
  }

  async list(
    context: ActingContext,
    page: ChangePage,
  ): Promise<{ changes: PermissionChange[]; last: ChangeHead | null }> {
    const found = await this.#deps.db.as(context, async (tx) => {
      const table = await selectSessionTable(tx, context);
      if (table === null) return null;
      const rows = await selectChanges(tx, table.tableId, { ...page, limit: page.limit + 1 });
      return { table, rows, signers: await signersOf(tx, rows) };
    });
    if (found === null) return { changes: [], last: null };
    const rows = found.rows.slice(0, page.limit);
    const { signers } = found;
    const known = { names: await this.#names(rows, signers), currentVersion: found.table.version, signers };
    const changes = rows.map((row) => presentChange(context, row, known));
    return { changes, last: found.rows.length > page.limit ? (rows.at(-1) ?? null) : null };
  }

  /** @throws Problem 404. */
  async read(context: ActingContext, changeId: string): Promise<PermissionChangeDetail> {
    const { row, base, table, signers } = await this.#deps.db.as(context, async (tx) => {
      const found = await foundChange(tx, context, changeId, { lock: false });
      const base = await contentsOf(tx, found.table.tableId, found.row.basedOnVersion);
      return { ...found, base, signers: await signersOf(tx, [found.row]) };
    });
    const names = await this.#names([row], signers);
    // What the database returns has lost the order of its members.
    const { contents } = canonical(row.contents);
    return {
      ...presentChange(context, row, { names, currentVersion: table.version, signers }),
      contents,
      diff: diffTables(base, contents),
    };
  }

  /** @throws Problem 409 when the version it is based on is not in force, 422 with every fault of the table. */
  async create(
    context: ActingContext,
    body: CreateChangeBody,
    key: string | undefined,
  ): Promise<PermissionChangeDetail> {
    const { basedOnVersion, contents, note = null } = body;
    const draft: Draft = { basedOnVersion, contents, note, source: 'form', fileName: null };
    const request = {
      scope: context.enterpriseId,
      key,
      operation: `permission_changes.create ${context.mandateId}`,
      body,
    };
    const { id } = await this.#deps.db.as(context, (tx) =>
      once(tx, this.#deps.clock, request, () => this.#add(tx, context, draft)),
    );
    return this.read(context, id);
  }

  /** Drafts a change from a file: what it does not hold stays as it is in the version in force. @throws Problem 409, 413, 422. */
  async import(
    context: ActingContext,
    { bytes, fileName, note, key }: { bytes: Buffer; fileName: string; note: string | null; key: string | undefined },
  ): Promise<PermissionChangeDetail> {
    const { db, clock } = this.#deps;
    const { version, document } = await this.#inForce(context);
    // Reading takes a while: no transaction is open meanwhile.
    const file = await readTableFile(bytes, document);
    holdAgainstCheck(file, document.accounts);
    const draft: Draft = { ...file, basedOnVersion: version, note, fileName };
    const body = { fileName, note, sha256: sha256(bytes).toString('hex') };
    const request = {
      scope: context.enterpriseId,
      key,
      operation: `permission_changes.import ${context.mandateId}`,
      body,
    };
    const { id } = await db.as(context, (tx) => once(tx, clock, request, () => this.#add(tx, context, draft)));
    return this.read(context, id);
  }

  /** Saves other contents, or brings it onto the version in force; signatures are void then. @throws Problem 403, 404, 409, 422. */
  async update(context: ActingContext, changeId: string, body: UpdateChangeBody): Promise<PermissionChangeDetail> {
    const { db } = this.#deps;
    const waited = await db.as(context, async (tx) => {
      const { row, table } = await foundChange(tx, context, changeId, { lock: false });
      const state = savable(context, row, body.revision);
      const basedOnVersion = body.basedOnVersion ?? (body.contents === undefined ? table.version : row.basedOnVersion);
      if (basedOnVersion !== table.version) throw tableMovedOn(table.version);
      const next = await this.#checked(
        tx,
        table,
        { contents: body.contents ?? (await rebased(tx, row, table)) },
        basedOnVersion,
      );
      const note = body.note === undefined ? row.note : body.note;
      const waits = state === 'awaiting_approval';
      if (waits) await this.#submission.replace(tx, context, { ...row, ...next, note, basedOnVersion }, table);
      const { row: locked } = await foundChange(tx, context, changeId, { lock: true });
      if (savable(context, locked, body.revision) !== state) throw changedMeanwhile();
      await updateContents(tx, { ...next, changeId, basedOnVersion, state, note, now: this.#deps.clock.now() });
      await this.#audit(tx, context, changeId, 'saved', { basedOnVersion });
      return waits;
    });
    if (waited) this.#submission.settledFor(context.enterpriseId);
    return this.read(context, changeId);
  }

  /** Puts it up for signing. @throws Problem 403, 404, 409. */
  async submit(context: ActingContext, changeId: string): Promise<PermissionChangeDetail> {
    await this.#submission.submit(context, changeId);
    return this.read(context, changeId);
  }

  /** @throws Problem 404, 409 for one that is over or on its way to the bank. */
  async withdraw(context: ActingContext, changeId: string): Promise<PermissionChangeDetail> {
    const { clock, db } = this.#deps;
    const { enterpriseId } = context;
    const ended = await db.as(context, async (tx) => {
      const { row, table } = await foundChange(tx, context, changeId, { lock: false });
      if (row.state === 'withdrawn') return undefined;
      if (!canDo(context, row, table.version).includes('withdraw')) throw notPossible(row.state);
      if (row.state === 'awaiting_approval' && row.approvalId !== null)
        return this.#submission.withdraw(tx, context, row.approvalId);
      const { row: locked } = await foundChange(tx, context, changeId, { lock: true });
      if (locked.state !== row.state) throw changedMeanwhile();
      await updateState(tx, { enterpriseId, changeId }, { state: 'withdrawn', now: clock.now() });
      await this.#audit(tx, context, changeId, 'withdrawn');
      return undefined;
    });
    this.#submission.settledFor(enterpriseId, ended);
    return this.read(context, changeId);
  }

  async #inForce(context: ActingContext): Promise<{ version: number; document: PermissionTableView }> {
    return this.#deps.db.as(context, async (tx) => {
      const table = await selectSessionTable(tx, context);
      const document = table === null ? null : await selectTableVersion(tx, table.tableId, table.version);
      if (table === null || document === null) throw noTable();
      return { version: table.version, document };
    });
  }

  async #add(tx: Tx, context: ActingContext, draft: Draft): Promise<{ id: string }> {
    const table = await selectSessionTable(tx, context);
    if (table === null) throw noTable();
    if (draft.basedOnVersion !== table.version) throw tableMovedOn(table.version);
    if ((await countOpenChanges(tx, table.tableId)) >= limits.permissionTable.openChanges) throw tooManyChanges();
    const checked = await this.#checked(tx, table, draft, draft.basedOnVersion);
    const { enterpriseId, personId } = context;
    const changeId = newId();
    const now = this.#deps.clock.now();
    const { basedOnVersion, source, fileName, note } = draft;
    const row = { basedOnVersion, source, fileName, note, ...checked };
    await insertChange(tx, { ...row, enterpriseId, personId, changeId, tableId: table.tableId, now });
    await this.#audit(tx, context, changeId, 'drafted', { basedOnVersion, source });
    return { id: changeId };
  }

  /** The contents in their one spelling, with their hash and what differs. @throws Problem 422 with every fault. */
  async #checked(
    tx: Tx,
    { tableId }: SessionTable,
    drafted: Drafted,
    basedOnVersion: number,
  ): Promise<Pick<StoredChange, 'contents' | 'contentHash' | 'summary'>> {
    const base = await selectTableVersion(tx, tableId, basedOnVersion);
    if (base === null) throw noTable();
    holdAgainstCheck(drafted, base.accounts);
    const { contents } = canonical(drafted.contents);
    const summary = summarize(diffTables(changeable(base), contents));
    return { contents, contentHash: contentHash({ tableId, basedOnVersion, contents }), summary };
  }

  async #audit(tx: Tx, context: ActingContext, changeId: string, done: string, details: object = {}): Promise<void> {
    await this.#deps.audit.write(tx, {
      enterpriseId: context.enterpriseId,
      actor: personActor(context),
      action: `permission_change.${done}`,
      target: `permission_change:${changeId}`,
      details: { ...details },
    });
  }

  #names(rows: readonly ChangeHead[], signers: Signers): ReturnType<ChangeDeps['identity']['namesOf']> {
    const ids = [...new Set([...rows.map((row) => row.createdBy), ...[...signers.values()].flat()])];
    const { db, identity } = this.#deps;
    return db.asSystem('access.name_authors_of_changes', (tx) => identity.namesOf(tx, ids), { readOnly: true });
  }
}

/** The state after a save. @throws Problem 403, 409. */
function savable(context: ActingContext, row: StoredChange, revision: number): ChangeState {
  if (row.createdBy !== context.personId) throw notTheAuthor();
  const state = after(row.state, 'save');
  if (state === null) throw notPossible(row.state);
  if (row.revision !== revision) throw changedMeanwhile();
  return state;
}

/** What a version holds that can be changed, in its one spelling. */
async function contentsOf(tx: Tx, tableId: string, version: number): Promise<TableContentsView> {
  const table = await selectTableVersion(tx, tableId, version);
  if (table === null) throw noTable();
  return changeable(table);
}

function changeable({ departments, roles, holders, grants, approvalRules }: PermissionTableView): TableContentsView {
  return canonical({ departments, roles, holders, grants, approvalRules }).contents;
}

/** The contents on the version in force. @throws Problem 409 with the rows that both changed. */
async function rebased(tx: Tx, row: StoredChange, table: SessionTable): Promise<TableContentsView> {
  const mine = canonical(row.contents).contents;
  if (!isStale(row, table.version) && row.basedOnVersion === table.version) return mine;
  const base = await contentsOf(tx, table.tableId, row.basedOnVersion);
  const { contents, conflicts } = rebase(base, mine, await contentsOf(tx, table.tableId, table.version));
  if (contents !== null) return contents;
  throw rebaseConflicts(
    conflicts.map((one) => ({
      field: one.row === null ? one.part : `${one.part}.${one.row}`,
      reason: 'the version in force changed this row in another way',
      reasonZh: '现行版本已对这一行作了不同的修改',
    })),
  );
}
