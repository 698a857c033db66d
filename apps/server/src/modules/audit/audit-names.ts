import type { Tx } from '../../platform/db/database.ts';
import type { Text } from '../../platform/http/schemas.ts';

export interface NamedEnterprise {
  readonly id: string;
  readonly name: Text;
  readonly verified: boolean;
}

/** Names for what lines mention by id; modules to the right implement it. What has no name, or none to show, is left out. */
export interface AuditNames {
  /** In a transaction of the system: all that exist. */
  enterprises(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, NamedEnterprise>>;
  /** In a transaction of an enterprise: those that are shown to it, itself among them. */
  enterprisesShown(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, NamedEnterprise>>;
  /** In a transaction of the system: all persons. */
  people(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Text>>;
  /** In a transaction of an enterprise: which of the persons are or were its members. */
  membersAmong(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Banks and registries by the id under which they act. */
  sources(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Text>>;
  /** In a transaction of the system: enterprises whose name or official number fits the text, so many at most. */
  enterprisesNamed(tx: Tx, text: string, most: number): Promise<readonly string[]>;
}
