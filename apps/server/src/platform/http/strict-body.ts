import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Problem, type FieldError } from '../errors.ts';

/** Faults that one answer lists. */
const mostFaults = 200;

type Part = 'body' | 'headers' | 'params' | 'querystring';

/**
 * Holds a request against its schemas as it is, without turning one type into another: where absent means "without limit", an empty
 * text or a zero must not become null. Every fault is told, not only the first.
 * @param schemas what the route gives as its schema, part by part.
 */
export function strictBody(schemas: Partial<Record<Part, TSchema>>): FastifySchemaCompiler<unknown> {
  const checks = new Map(Object.entries(schemas).map(([part, schema]) => [part, Compile(schema)] as const));
  return ({ httpPart }) => {
    const part = httpPart ?? 'body';
    const check = checks.get(part);
    return (value: unknown) => {
      if (check === undefined || check.Check(value)) return { value };
      const errors = [...check.Errors(value)].map((fault) => fieldError(part, fault));
      return { error: unfit(dropRepeated(errors)) };
    };
  };
}

function fieldError(part: string, fault: { instancePath: string; message: string; params: object }): FieldError {
  const path = [part, ...fault.instancePath.split('/').filter(Boolean)];
  const { requiredProperties, additionalProperties } = fault.params as Record<string, string[] | undefined>;
  const [named] = requiredProperties ?? additionalProperties ?? [];
  if (named !== undefined) path.push(named);
  return { field: path.join('.'), reason: fault.message };
}

/** Of the branches of a choice every one complains: one line for each place is enough. */
function dropRepeated(errors: readonly FieldError[]): FieldError[] {
  return [...new Map(errors.toReversed().map((one) => [one.field, one])).values()].toReversed().slice(0, mostFaults);
}

function unfit(errors: readonly FieldError[]): Problem {
  const [first] = errors;
  const detail = first === undefined ? 'The request does not fit.' : `${first.field} ${first.reason}`;
  return new Problem(400, 'platform.invalid_request', detail, { errors });
}
