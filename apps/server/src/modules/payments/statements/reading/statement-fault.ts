/** Why a statement file is not taken. Each has its sentence in both languages, `fault-text.ts`. */
export const faultCodes = [
  'empty',
  'too_large',
  'not_fetched',
  'encoding',
  'doctype',
  'not_xml',
  'not_a_statement',
  'unknown_version',
  'schema',
  'foreign_namespace',
  'missing',
  'value',
  'decimals',
  'time_out',
  'account_not_open',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** What fills the sentence of a fault. */
export type FaultValues = Readonly<Record<string, string>>;

/** What is wrong with a file, and where. */
export class StatementFault extends Error {
  readonly code: FaultCode;
  /** Counted from 1; null where the fault is in no line of its own. */
  readonly line: number | null;
  readonly values: FaultValues;

  constructor(code: FaultCode, line: number | null, values: FaultValues = {}) {
    super(`statement file refused: ${code}`);
    this.code = code;
    this.line = line;
    this.values = values;
  }
}
