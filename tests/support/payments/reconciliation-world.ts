import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { TestServer, TestVisitor } from '../server/test-server.ts';
import type { Tx } from '../../../apps/server/src/platform/db/database.ts';
import { newId } from '../../../apps/server/src/platform/ids.ts';

export interface Booked {
  readonly day: string;
  /** In minor units; below zero for money that went out. */
  readonly amount: number;
  readonly name?: string;
  readonly account?: string;
  readonly text?: string;
  readonly endToEnd?: string;
  readonly code?: string;
}

/** Whose account it is. */
export interface Place {
  readonly enterpriseId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly accountNumber: string;
}

/** Statements and what they hold, written as the reading of files writes them. */
export class Bookings {
  readonly #server: TestServer;
  readonly place: Place;
  readonly #fileId = newId();

  constructor(server: TestServer, place: Place) {
    this.#server = server;
    this.place = place;
  }

  work<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#server.server.platform.db.as(this.place, work);
  }

  /** A camt.053 of one day. @returns its id. */
  async statement(
    day: string,
    { opening, closing, balances = true }: { opening: number; closing: number; balances?: boolean },
  ): Promise<string> {
    const { enterpriseId, connectionId, customerId, accountNumber } = this.place;
    const statementId = newId();
    await this.work(async (tx) => {
      await sql`insert into payments.statement_files (enterprise_id, file_id, connection_id, customer_id, via, file_name, size_bytes,
          sha256, state, received_at, sealed_content)
        values (${enterpriseId}, ${this.#fileId}, ${connectionId}, ${customerId}, 'upload', 'a.xml', 1,
          sha256(${this.#fileId}::text::bytea), 'taken', now(), ''::bytea) on conflict do nothing`.execute(tx);
      await sql`insert into payments.statements (enterprise_id, statement_id, connection_id, customer_id, account_number, currency,
          statement_key, file_id, message, schema, checked_by, bank_id, created_at, day, opening_minor, closing_minor, balances, state,
          credits_minor, debits_minor, entries, taken_at)
        values (${enterpriseId}, ${statementId}, ${connectionId}, ${customerId}, ${accountNumber}, 'CNY',
          sha256(${statementId}::text::bytea), ${this.#fileId}, 'camt.053', 'camt.053.001.08', 'rules', ${statementId}, clock_timestamp(), ${day}::date,
          ${opening}, ${closing}, '[]'::jsonb, ${balances ? 'balances' : 'does_not_balance'}, 0, 0, 0, clock_timestamp())`.execute(
        tx,
      );
    });
    return statementId;
  }

  /** @returns the ids of the entries, in their order. */
  async book(statementId: string, entries: readonly Booked[]): Promise<string[]> {
    const { enterpriseId, connectionId, customerId, accountNumber } = this.place;
    const ids = entries.map(() => newId<'entry'>());
    await this.work(async (tx) => {
      for (const [at, one] of entries.entries())
        await sql`insert into payments.entries (enterprise_id, entry_id, connection_id, customer_id, account_number, entry_key,
            reference_key, status, direction, reversal, amount_minor, currency, day, booked_on, counterparty_name,
            counterparty_account, remittance, end_to_end_id, transaction_code, details, details_count, search_text, standing,
            statement_id, taken_at)
          values (${enterpriseId}, ${ids[at]}, ${connectionId}, ${customerId}, ${accountNumber}, sha256(${ids[at]}::text::bytea),
            sha256(${ids[at]}::text::bytea), 'booked', ${one.amount > 0 ? 'credit' : 'debit'}, false, ${Math.abs(one.amount)}, 'CNY',
            ${one.day}::date, ${one.day}::date, ${one.name ?? null}, ${one.account ?? null}, ${one.text ?? null},
            ${one.endToEnd ?? null}, ${one.code ?? null}, '[]'::jsonb, 0, '', '', ${statementId}, now())`.execute(tx);
    });
    return ids;
  }

  /** Lines of a day that stand for nothing we know, all at once. */
  async bookForeign(statementId: string, day: string, count: number): Promise<void> {
    const { enterpriseId, connectionId, customerId, accountNumber } = this.place;
    await this.work((tx) =>
      sql`insert into payments.entries (enterprise_id, entry_id, connection_id, customer_id, account_number, entry_key,
          reference_key, status, direction, reversal, amount_minor, currency, day, booked_on, remittance, details, details_count,
          search_text, standing, statement_id, taken_at)
        select ${enterpriseId}, id, ${connectionId}, ${customerId}, ${accountNumber}, sha256(id::text::bytea), sha256(id::text::bytea),
          'booked', 'credit', false, 1000000 + n, 'CNY', ${day}::date, ${day}::date, 'till ' || n, '[]'::jsonb, 0, '', '',
          ${statementId}, now()
        from (select gen_random_uuid() as id, n from generate_series(1, ${count}::int) n) lines`.execute(tx),
    );
  }

  /** A request for payment as its payee has it. @returns its id. */
  async request(reference: string, amount: number, askedAt: string): Promise<string> {
    const { enterpriseId, connectionId, customerId, accountNumber } = this.place;
    const requestId = newId();
    await this.work((tx) =>
      sql`insert into payments.payment_requests (enterprise_id, request_id, other_id, side, connection_id, bank, customer_id, state,
          amount_minor, currency, reference, payee_name, payee_account, payee_connection_id, search_text, asked_at, expires_at,
          updated_at)
        values (${enterpriseId}, ${requestId}, ${newId()}, 'payee', ${connectionId}, 'huayue', ${customerId}, 'asked', ${amount}, 'CNY',
          ${reference}, 'We', ${accountNumber}, ${connectionId}, '', ${askedAt}, '2027-12-31', ${askedAt})`.execute(tx),
    );
    return requestId;
  }
}

export interface EntryAnswer {
  readonly id: string;
  readonly day: string;
  readonly month: string;
  readonly lateOf: string | null;
  readonly state: string;
  readonly revision: number;
  readonly amount: string;
  readonly proposal: {
    readonly confidence: number;
    readonly entries: { id: string; revision: number }[];
    readonly items: { item: { id: string; number: string | null; hidden: boolean }; amount: string }[];
    readonly difference: { amount: string; kind: string } | null;
    readonly text: { zh: string; en: string };
  } | null;
  readonly match: { readonly id: string; readonly kind: string } | null;
}

/** What a visitor does with one account. */
export class Desk {
  readonly #visitor: TestVisitor;
  readonly #base: string;

  constructor(visitor: TestVisitor, accountNumber: string) {
    this.#visitor = visitor;
    this.#base = `/v1/accounts/${accountNumber}/reconciliation`;
  }

  async get<Body>(path = ''): Promise<{ status: number; body: Body }> {
    const answer = await this.#visitor.get(`${this.#base}${path}`);
    return { status: answer.statusCode, body: answer.json<Body>() };
  }

  async post<Body = { code?: string; detail?: string }>(path: string, payload: object) {
    const headers = { 'idempotency-key': randomUUID() };
    const answer = await this.#visitor.send({ method: 'POST', url: `${this.#base}${path}`, headers, payload });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json<Body>() };
  }

  async list(month: string, state = 'open'): Promise<EntryAnswer[]> {
    const { body } = await this.get<{ items: EntryAnswer[] }>(`/entries?month=${month}&state=${state}&limit=100`);
    return body.items;
  }

  /** Confirms what is proposed for an entry. */
  confirm({ proposal }: EntryAnswer) {
    return this.post<{ id?: string; code?: string; detail?: string }>('/matches', {
      entries: proposal?.entries.map(({ id, revision }) => ({ id, revision })) ?? [],
      items: proposal?.items.map(({ item, amount }) => ({ id: item.id, amount })) ?? [],
      differenceKind: proposal?.difference?.kind ?? null,
    });
  }
}
