import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { givenSchemas } from '../config.ts';

const besideCheckout = join(import.meta.dirname, '../../../../../shared/data/bank/iso20022/xsd');

/**
 * Where the schemas lie that ISO 20022 publishes: beside this checkout, if they are there. Whoever sets `ISO20022_SCHEMAS_DIR` has
 * said where himself.
 */
export function publishedSchemas(
  given: string | null = givenSchemas(),
  beside: string = besideCheckout,
): Record<string, string> {
  return given === null && existsSync(beside) ? { ISO20022_SCHEMAS_DIR: beside } : {};
}
