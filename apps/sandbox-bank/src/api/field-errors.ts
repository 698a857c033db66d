import type { TLocalizedValidationError } from 'typebox/error';
import type { FieldError } from './problem.ts';

/** Turns what a schema found into one reason a field, in words. */
export function fieldErrors(found: readonly TLocalizedValidationError[], prefix: string[] = []): FieldError[] {
  const reasons = new Map<string, string>();
  for (const error of found) {
    const path = [...prefix, ...error.instancePath.split('/').filter((part) => part !== '')];
    for (const [names, reason] of reasonsOf(error)) {
      const field = [...path, ...names].join('.');
      if (!reasons.has(field)) reasons.set(field, reason);
    }
  }
  return [...reasons].map(([field, reason]) => ({ field, reason }));
}

function reasonsOf(error: TLocalizedValidationError): [names: string[], reason: string][] {
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((name) => [[name], 'is missing']);
    case 'additionalProperties':
      return error.params.additionalProperties.map((name) => [[name], 'is not known here']);
    case 'boolean':
      // The member that is not known here, named by the rule above as well.
      return [];
    case 'enum':
      return [[[], `must be one of ${error.params.allowedValues.join(', ')}`]];
    case 'format':
      return [[[], `must be a ${error.params.format} (RFC 3339)`]];
    default:
      return [[[], error.message]];
  }
}
