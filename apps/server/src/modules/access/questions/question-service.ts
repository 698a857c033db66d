import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { invalid, notFound } from '../../../platform/errors.ts';
import { decodeCursor, encodeCursor } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import { parseMoney } from '../../../platform/money.ts';
import { accountActions } from '../permissions/account-actions.ts';
import { ruleAt, spotOf, type CompiledTable } from '../permissions/compile.ts';
import type { Ask, LimitUse } from '../permissions/decision.ts';
import { decide } from '../permissions/decide.ts';
import type { UsedOf } from '../permissions/decide-counted.ts';
import { judge } from '../permissions/judge.ts';
import { explain } from '../permissions/explain.ts';
import { buildSheet, sheetOf, type Sheet } from '../permissions/sheet.ts';
import { fits } from '../permissions/signatures.ts';
import type { ApprovalRule, TableHolder } from '../permissions/table.ts';
import { permissionsOf, whoMay, type HolderAnswer } from '../permissions/who-may.ts';
import { actionsOf } from '../roles/role-table.ts';
import {
  presentAccount,
  presentCell,
  presentDecision,
  presentHolder,
  presentReason,
  presentRule,
} from './question-present.ts';
import { withUsed } from './with-used.ts';
import type {
  MyPermissions,
  OfPersonQuery,
  PersonPermissions,
  SimulateBody,
  Simulation,
  WhoMay,
  WhoMayBody,
} from './question-schemas.ts';

export interface QuestionDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** The table of the version that the session follows, or of another that is held. */
  readonly tableOf: (context: ActingContext, version?: number) => Promise<CompiledTable>;
  /** What was used until then of each limit, in the order of the uses. */
  readonly usedOf: (tx: Tx, uses: readonly LimitUse[], at: Date) => Promise<bigint[]>;
}
type Page = { readonly cursor?: string; readonly limit?: number };

/** Answers what the permission table of the session says: of oneself, of somebody, of everybody. */
export class QuestionService {
  readonly #deps: QuestionDeps;

  constructor(deps: QuestionDeps) {
    this.#deps = deps;
  }

  /** The accounts that the mandate opens today, with what it opens of each. */
  async mine(context: ActingContext, page: Page): Promise<MyPermissions> {
    const compiled = await this.#deps.tableOf(context);
    const sheet = sheetOf(compiled, context);
    if (sheet === null) throw notFound('This mandate');
    const { rows, nextCursor } = pageOf(permissionsOf(sheet, this.#deps.clock.now()), page);
    const items = rows.map(({ account, actions }) => ({
      account: presentAccount(account),
      actions: actions.map(({ granted }) => ({ action: granted.grant.action, cell: presentCell(granted) })),
    }));
    const { customerId } = compiled.owner;
    return { version: compiled.version, customerId, holder: presentHolder(compiled, sheet.holder), items, nextCursor };
  }

  /** What would be decided, with every check, and where else somebody may. */
  async simulate(context: ActingContext, body: SimulateBody): Promise<Simulation> {
    const compiled = await this.#deps.tableOf(context, body.version);
    const ask = this.#askOf(body);
    const sheet = sheetFor(compiled, body.who);
    const used = await this.#usedOf(context, sheet, ask);
    const may = await this.#withUsed(context, (usedOf) => whoMay(compiled, ask, { except: null, usedOf }));
    const started = performance.now();
    const { decision, steps } = explain(sheet, ask, used);
    const tookMicroseconds = Math.round((performance.now() - started) * 1_000);
    return {
      version: compiled.version,
      ...presentDecision(decision),
      rule: decision.outcome === 'needs_approval' ? presentRule(decision.rule) : null,
      steps: steps.map((step) => ({ ...step })),
      tookMicroseconds,
      whoMay: placesThatMay(compiled, may),
    };
  }

  /** Of every holder whether he may, and why not. */
  async whoMay(context: ActingContext, body: WhoMayBody): Promise<WhoMay> {
    const compiled = await this.#deps.tableOf(context, body.version);
    const ask = this.#askOf(body);
    const except = body.except ?? null;
    const all = await this.#withUsed(context, (usedOf) => whoMay(compiled, ask, { except, usedOf }));
    const may = all.filter(({ decision }) => decision.outcome !== 'deny');
    const { rows, nextCursor } = pageOf(body.only === 'may' ? may : all, body);
    const rule = ruleFor(compiled, ask);
    const items = rows.map((answer) => ({
      holder: presentHolder(compiled, answer.holder),
      ...presentDecision(answer.decision),
      steps: rule === null ? [] : stepsOf(answer, ask.action, rule.rule),
    }));
    return {
      items,
      nextCursor,
      version: compiled.version,
      rule: rule === null ? null : presentRule(rule),
      mayCount: may.length,
    };
  }

  /** Everything that a person may do under each of his mandates, with the reason for what he may not. */
  async ofPerson(context: ActingContext, { subject, version, ...page }: OfPersonQuery): Promise<PersonPermissions> {
    const compiled = await this.#deps.tableOf(context, version);
    const holders = compiled.table.holders.filter((holder) => holder.subject === subject);
    if (holders.length === 0) throw notFound('This person');
    const at = this.#deps.clock.now();
    const sheets = holders.map((holder) => buildSheet(compiled, holder));
    const pairs = sheets.flatMap((sheet, mandate) =>
      compiled.table.accounts.map((account) => ({ mandate, sheet, account })),
    );
    const { rows, nextCursor } = pageOf(pairs, page);
    return {
      version: compiled.version,
      mandates: holders.map((holder) => ({
        holder: presentHolder(compiled, holder),
        networkActions: [...actionsOf(compiled.roleNames.get(holder.roleId)?.base ?? '', { operatesNetwork: false })],
      })),
      items: rows.map(({ mandate, sheet, account }) => ({
        mandate,
        account: presentAccount(account),
        actions: everyAction(sheet, account.accountNumber, at),
      })),
      nextCursor,
    };
  }

  #askOf({ action, accountNumber, amount, counterparty, at }: Omit<SimulateBody, 'who'>): Ask {
    return { action, accountNumber, amount: moneyOf(amount), counterparty, at: this.#instantOf(at) };
  }

  #instantOf(at: string | undefined): Date {
    if (at === undefined) return this.#deps.clock.now();
    const instant = new Date(at);
    if (Number.isNaN(instant.getTime())) throw invalid('at', 'There is no such instant.');
    return instant;
  }

  #withUsed<T>(context: ActingContext, question: (usedOf: UsedOf) => T): Promise<T> {
    const { db, usedOf } = this.#deps;
    return withUsed((uses, at) => db.as(context, (tx) => usedOf(tx, uses, at), { readOnly: true }), question);
  }

  /** What was used until then of the limits that this would consume. */
  async #usedOf(context: ActingContext, sheet: Sheet | null, ask: Ask): Promise<bigint[] | undefined> {
    const { uses } = judge(sheet, ask);
    if (uses.length === 0) return undefined;
    return this.#deps.db.as(context, (tx) => this.#deps.usedOf(tx, uses, ask.at), { readOnly: true });
  }
}

/** @throws Problem 400. */
function moneyOf(amount: SimulateBody['amount']) {
  if (amount === undefined) return undefined;
  try {
    return parseMoney(amount.amount, amount.currency);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalid('amount', `${error.message}.`);
  }
}

/** Of a person of the table, or of anybody in that place. */
function sheetFor(compiled: CompiledTable, { subject, roleId, departmentId }: SimulateBody['who']): Sheet | null {
  if (subject !== undefined) return sheetOf(compiled, { subject, roleId, departmentId });
  if (!compiled.roleNames.has(roleId) || !compiled.departmentNames.has(departmentId)) return null;
  const anybody: TableHolder = {
    subject: '',
    nameZh: '',
    nameEn: '',
    roleId,
    departmentId,
    accountNumbers: null,
    validFrom: null,
    validUntil: null,
  };
  return buildSheet(compiled, anybody);
}

function placesThatMay(compiled: CompiledTable, all: readonly HolderAnswer[]): Simulation['whoMay'] {
  const may = all.filter(({ decision }) => decision.outcome !== 'deny');
  const places = Map.groupBy(may, ({ holder }) => JSON.stringify([holder.roleId, holder.departmentId]));
  return [...places.values()].slice(0, limits.pageMaxItems).flatMap((answers) => {
    const [first] = answers;
    if (first === undefined || first.decision.outcome === 'deny') return [];
    const { role, department } = presentHolder(compiled, first.holder);
    return [{ role, department, people: answers.length, cell: presentCell(first.decision.cell) }];
  });
}

/** The rule of the amount, whoever asks. */
function ruleFor(compiled: CompiledTable, { accountNumber, amount }: Ask) {
  const spot = spotOf(compiled, accountNumber);
  if (spot === undefined || amount === undefined || spot.currency !== amount.currency) return null;
  return ruleAt(spot, amount.amountMinor);
}

/** The steps that a signature of his can fill. */
function stepsOf({ holder, decision }: HolderAnswer, action: string, { demand }: ApprovalRule): number[] {
  const signs = action === 'payments:approve' || action === 'payments:release';
  if (!signs || decision.outcome === 'deny' || demand.kind === 'classes') return [];
  return demand.steps.flatMap(({ from }, step) => (from.some((signer) => fits(signer, holder)) ? [step] : []));
}

function everyAction(sheet: Sheet, accountNumber: string, at: Date): PersonPermissions['items'][number]['actions'] {
  return accountActions.map((action) => {
    const decision = decide(sheet, { action, accountNumber, at });
    if (decision.outcome !== 'deny') return { action, cell: presentCell(decision.cell), reason: null };
    return { action, cell: null, reason: presentReason(decision.reason) };
  });
}

/** A page of what stands in a fixed order; the cursor is the place where the page before ended. */
function pageOf<T>(
  all: readonly T[],
  { cursor, limit = limits.pageDefaultItems }: Page,
): { rows: T[]; nextCursor: string | null } {
  const from = cursor === undefined ? 0 : decodeCursor(cursor, 1)?.[0];
  if (typeof from !== 'number' || !Number.isInteger(from) || from < 0) {
    throw invalid('cursor', 'This is not the nextCursor of a page.');
  }
  const end = from + limit;
  return { rows: all.slice(from, end), nextCursor: end < all.length ? encodeCursor([end]) : null };
}
