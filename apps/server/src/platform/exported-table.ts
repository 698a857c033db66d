/**
 * A table whose rows of one enterprise (`enterprise_id`) belong into what that enterprise takes along when it exports. A module
 * names its own; a test walks the schema and fails for a table that nobody names.
 */
export interface ExportedTable {
  readonly table: `${string}.${string}`;
  /** Columns that nobody takes along: secrets, sealed texts, raw bytes. */
  readonly without?: readonly string[];
  /** Where other rows are not for the enterprise to know: only those with this text in this column. */
  readonly only?: { readonly column: string; readonly value: string };
}
