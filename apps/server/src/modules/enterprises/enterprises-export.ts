import type { ExportedTable } from '../../platform/exported-table.ts';

/** Of whose rows an enterprise takes its own along: one line a table. */
export const enterprisesExport: readonly ExportedTable[] = [
  { table: 'enterprises.enterprises' },
  { table: 'enterprises.identifiers' },
  { table: 'enterprises.directory' },
  { table: 'enterprises.fact_sources' },
  { table: 'enterprises.facts' },
  { table: 'enterprises.fact_versions' },
  { table: 'enterprises.evidence' },
  { table: 'enterprises.registrations' },
  // Another enterprise, its values, and who decided are for the operator alone.
  {
    table: 'enterprises.cases',
    without: ['other_enterprise_id', 'fields', 'numbers', 'decided_by', 'decided_for'],
  },
  // The papers themselves are fetched one by one.
  { table: 'enterprises.evidence_documents' },
  { table: 'enterprises.disclosures' },
  { table: 'enterprises.looks' },
  { table: 'enterprises.relations' },
  // Only the one who blocked knows of a block.
  { table: 'enterprises.blocks', only: { column: 'side', value: 'given' } },
];
