import type { FieldError } from '../api/problem.ts';
import type { Queryable } from '../db/database.ts';
import type { Requirement } from './requirement.ts';

export type RequirementStatus = 'received' | 'built' | 'refused';

/** A requirement as kept, with what came of it. */
export type KeptRequirement = Requirement & {
  customerId: string;
  clientId: string;
  contentHash: string;
  status: RequirementStatus;
  /** The version that was built from it; null until then. */
  version: number | null;
  errors: FieldError[];
  receivedAt: Date;
  settledAt: Date | null;
};

type Row = {
  customer_id: string;
  requirement_id: string;
  client_id: string;
  content_hash: string;
  based_on_version: number;
  wanted: unknown;
  submitted_by: Requirement['submittedBy'];
  approved_by: Requirement['approvedBy'];
  status: RequirementStatus;
  version: number | null;
  errors: FieldError[];
  received_at: Date;
  settled_at: Date | null;
};

const columns = `customer_id, requirement_id, client_id, content_hash, based_on_version, wanted, submitted_by, approved_by,
  status, version, errors, received_at, settled_at`;

function toRequirement(row: Row): KeptRequirement {
  return {
    customerId: row.customer_id,
    requirementId: row.requirement_id,
    clientId: row.client_id,
    contentHash: row.content_hash,
    basedOnVersion: row.based_on_version,
    table: row.wanted,
    submittedBy: row.submitted_by,
    approvedBy: row.approved_by,
    status: row.status,
    version: row.version,
    errors: row.errors,
    receivedAt: row.received_at,
    settledAt: row.settled_at,
  };
}

/** A requirement of a customer; null when there is none. */
export async function findRequirement(
  db: Queryable,
  customerId: string,
  requirementId: string,
): Promise<KeptRequirement | null> {
  const { rows } = await db.query<Row>(
    `select ${columns} from permission_requirements where customer_id = $1 and requirement_id = $2`,
    [customerId, requirementId],
  );
  return rows[0] === undefined ? null : toRequirement(rows[0]);
}

/** Requirements of a customer, the newest first. */
export async function listRequirements(db: Queryable, customerId: string, limit: number): Promise<KeptRequirement[]> {
  const { rows } = await db.query<Row>(
    `select ${columns} from permission_requirements where customer_id = $1 order by received_at desc limit $2`,
    [customerId, limit],
  );
  return rows.map(toRequirement);
}

/** Keeps a requirement that was received. */
export async function insertRequirement(
  tx: Queryable,
  requirement: Requirement & Pick<KeptRequirement, 'customerId' | 'clientId' | 'contentHash' | 'receivedAt'>,
): Promise<void> {
  await tx.query(
    `insert into permission_requirements (customer_id, requirement_id, client_id, content_hash, based_on_version, wanted,
                                          submitted_by, approved_by, status, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'received', $9)`,
    [
      requirement.customerId,
      requirement.requirementId,
      requirement.clientId,
      requirement.contentHash,
      requirement.basedOnVersion,
      JSON.stringify(requirement.table),
      JSON.stringify(requirement.submittedBy),
      JSON.stringify(requirement.approvedBy),
      requirement.receivedAt,
    ],
  );
}

/** Takes the oldest requirement that nobody has settled yet; it stays locked until the transaction ends. */
export async function takeRequirement(tx: Queryable): Promise<KeptRequirement | null> {
  const { rows } = await tx.query<Row>(
    `select ${columns} from permission_requirements where status = 'received'
     order by received_at limit 1 for update skip locked`,
  );
  return rows[0] === undefined ? null : toRequirement(rows[0]);
}

export type Settlement = { version: number; errors?: never } | { version?: never; errors: FieldError[] };

/** Writes what came of a requirement. */
export async function settleRequirement(
  tx: Queryable,
  { customerId, requirementId }: KeptRequirement,
  { version, errors = [] }: Settlement,
  now: Date,
): Promise<void> {
  await tx.query(
    `update permission_requirements set status = $3, version = $4, errors = $5, settled_at = $6
     where customer_id = $1 and requirement_id = $2`,
    [
      customerId,
      requirementId,
      version === undefined ? 'refused' : 'built',
      version ?? null,
      JSON.stringify(errors),
      now,
    ],
  );
}

/** Those of these people whom the bank knows. */
export async function knownPeople(db: Queryable, personIds: string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ person_id: string }>('select person_id from people where person_id = any ($1)', [
    personIds,
  ]);
  return new Set(rows.map((row) => row.person_id));
}
