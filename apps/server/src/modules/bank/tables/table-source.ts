import { sha256 } from '../../../platform/crypto/seal.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import type { OutboxRelay } from '../../../platform/outbox/relay.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import {
  TableRefused,
  TableUnavailable,
  type AccessModule,
  type PermissionTableSource,
  type RequirementReceipt,
  type RequirementState,
  type SignedTable,
} from '../../access/index.ts';
import type { AuditModule } from '../../audit/index.ts';
import { permissionTableRefused } from '../bank-events.ts';
import { bankLimits } from '../bank-limits.ts';
import type { BankApi } from '../client/bank-api.ts';
import { BankError } from '../client/bank-error.ts';
import type { BankKeys } from '../connections/bank-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import type { HealthRecorder } from '../connections/health-recorder.ts';
import { findEnterprise } from '../inbox/customer-store.ts';
import { readSignedTable, TableFault } from './read-signed-table.ts';
import { insertRefusal, type NewRefusal } from './refused-table-store.ts';

export interface TableDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly access: Pick<AccessModule, 'takeTable'>;
  readonly api: BankApi;
  readonly bankKeys: BankKeys;
  readonly connections: Connections;
  readonly health: HealthRecorder;
}

type Place = Parameters<PermissionTableSource['read']>[0];

const conflicts = {
  older: (version: bigint) => `version ${version} was held with another text, and a newer one is in force`,
  contradiction: (version: bigint) => `version ${version} is in force with another text`,
};

/** The permission tables of the banks' customers: asked for, announced, and refused where they are not to be believed. */
export class TableSource implements PermissionTableSource {
  readonly #deps: TableDeps;

  constructor(deps: TableDeps) {
    this.#deps = deps;
  }

  async read({ connectionId, customerId, version, atLeast = 1n, interactive = false }: Place): Promise<SignedTable> {
    const connection = this.#deps.connections.byId(connectionId);
    const request = { customerId, version: version ?? null };
    const { jws } = await this.#deps.api
      .permissionTable(connection, request, { interactive })
      .catch((error: unknown) => unavailable(error));
    const signed = await this.verify(connection, customerId, jws);
    if (signed.version >= atLeast) return signed;
    const detail = `the bank gives version ${signed.version} and holds version ${atLeast}`;
    await this.#refuse(connection, { customerId, version: signed.version, reason: 'older', detail, raw: jws });
    throw new TableRefused(detail);
  }

  /** @throws TableRefused once the operator has been told; TableUnavailable when the keys of the bank cannot be asked for. */
  async verify(connection: BankConnection, customerId: string, jws: string): Promise<SignedTable> {
    const { bankKeys, clock } = this.#deps;
    try {
      const findKey = (kid: string) => bankKeys.find(connection.connectionId, kid);
      return await readSignedTable(connection, customerId, jws, { findKey, now: clock.now() });
    } catch (error) {
      if (!(error instanceof TableFault)) return unavailable(error);
      const { reason, version, message } = error;
      await this.#refuse(connection, { customerId, version, reason, detail: message, raw: jws });
      throw new TableRefused(message, error);
    }
  }

  /** Takes a table that an event announced. @throws TableRefused, TableUnavailable */
  async takeAnnounced(
    connection: BankConnection,
    announced: { customerId: string; version: bigint; jws: string | null },
  ): Promise<void> {
    const { customerId, version, jws } = announced;
    const { connectionId } = connection;
    // A table that is too long for an event is asked for.
    const signed =
      jws === null
        ? await this.read({ connectionId, customerId, version })
        : await this.verify(connection, customerId, jws);
    const outcome = await this.#deps.access.takeTable(signed);
    if (outcome === 'older' || outcome === 'contradiction') await this.refuse(signed, { reason: outcome });
  }

  async refuse(signed: SignedTable, why: Parameters<PermissionTableSource['refuse']>[1]): Promise<void> {
    const { connectionId, customerId, version, evidence } = signed;
    const { reason } = why;
    const detail = why.reason === 'misfit' ? why.detail : conflicts[why.reason](version);
    const connection = this.#deps.connections.byId(connectionId);
    await this.#refuse(connection, { customerId, version, reason, detail, raw: evidence.jws });
  }

  async submit(input: Parameters<PermissionTableSource['submit']>[0]): Promise<RequirementReceipt> {
    const connection = this.#deps.connections.byId(input.connectionId);
    try {
      await this.#deps.api.submitRequirement(connection, input);
      return { outcome: 'received' };
    } catch (error) {
      if (error instanceof BankError && error.status === 409) return { outcome: 'stale' };
      if (error instanceof BankError && error.status === 422) return { outcome: 'refused', errors: error.errors };
      return unavailable(error);
    }
  }

  async requirement(input: Parameters<PermissionTableSource['requirement']>[0]): Promise<RequirementState | null> {
    const connection = this.#deps.connections.byId(input.connectionId);
    try {
      const { status, version = null, errors = [] } = await this.#deps.api.requirement(connection, input);
      return { status, version: version === null ? null : BigInt(version), errors };
    } catch (error) {
      if (error instanceof BankError && error.status === 404) return null;
      return unavailable(error);
    }
  }

  /** Kept aside for the operator, who is told once of each; the enterprise reads it in its log. */
  async #refuse(connection: BankConnection, refusal: Omit<NewRefusal, 'connectionId' | 'digest'>): Promise<void> {
    const { audit, clock, db, health, log, relay } = this.#deps;
    const { connectionId, slug: bank } = connection;
    const { customerId, version, reason, detail } = refusal;
    log.warn({ bank, customerId, reason, detail }, 'a permission table was refused');
    health.noteError(connectionId, `table.${reason}`, detail);
    const raw = refusal.raw.slice(0, bankLimits.refusedTableMaxCharacters);
    await db.asSystem('bank.refuse_table', async (tx) => {
      const digest = sha256(refusal.raw);
      const refusalId = await insertRefusal(tx, { ...refusal, connectionId, raw, digest }, clock.now());
      if (refusalId === null) return;
      const enterpriseId = await findEnterprise(tx, connectionId, customerId);
      const shown = version === null ? null : Number(version);
      await writeEvents(tx, clock, [
        permissionTableRefused({ enterpriseId, refusalId, bank, customerId, version: shown, reason }),
      ]);
      if (enterpriseId === null) return;
      await audit.write(tx, {
        enterpriseId,
        actor: { kind: 'bank', id: connectionId },
        action: 'permission_table.refused',
        target: `refused_table:${refusalId}`,
        details: { customerId, version: shown, reason },
      });
    });
    relay.wake();
  }
}

function unavailable(error: unknown): never {
  if (error instanceof BankError) throw new TableUnavailable(error.message, error);
  throw error;
}
