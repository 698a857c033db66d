import { valueAt, withValue, type BankForm } from './form.ts';

/**
 * What is filled in without what stands in sections that are not shown: nobody sends what he does not see. A section that depends on a
 * field of another one that is hidden is hidden with it.
 */
export function visibleData(
  form: Pick<BankForm, 'layout'>,
  data: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  let seen = data;
  // Each round hides what depended on what was hidden in the one before; there are no more rounds than sections.
  for (let round = 0; round <= form.layout.sections.length; round += 1) {
    const before = seen;
    for (const { fields, when } of form.layout.sections) {
      if (when === null || valueAt(seen, when.pointer) === when.equals) continue;
      for (const pointer of fields)
        if (valueAt(seen, pointer) !== undefined) seen = withValue(seen, pointer, undefined);
    }
    if (seen === before) return seen;
  }
  return seen;
}
