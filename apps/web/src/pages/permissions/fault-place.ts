import { DIFF_PARTS } from '../../ui/permissions/table-diff.ts';

/** Where in a table a fault is: `grants.12.limits.perPayment`, or `contents.grants.12`, is row 12 of the grants. */
export function faultPlace(field: string): { part: (typeof DIFF_PARTS)[number]; row: number } | null {
  const words = field.split(/[./[\]]+/).filter((word) => word !== '');
  for (const [place, word] of words.entries()) {
    const part = DIFF_PARTS.find((one) => one === word);
    const row = Number(words[place + 1] ?? Number.NaN);
    if (part !== undefined && Number.isInteger(row)) return { part, row };
  }
  return null;
}
