/**
 * The modules in order: a module imports only modules to its left, and only through their `index.ts`.
 * The linter, `tools/tidy.ts` and the reference read this list.
 */
export const ladder = [
  'audit',
  'identity',
  'access',
  'notifications',
  'enterprises',
  'bank',
  'payments',
  'network',
  'apps',
  'services',
  'devices',
] as const;

export type ModuleName = (typeof ladder)[number];
