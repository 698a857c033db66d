import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import { fieldErrors } from './field-errors.ts';
import { Problem } from './problem.ts';

/**
 * Checks requests against their schemas. Texts of an address become the numbers that the schema wants; a body has types
 * of its own and is taken as it is.
 */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const validator = Compile(schema);
  return (given: unknown) => {
    const value = httpPart === 'body' ? given : Value.Convert(schema, Value.Default(schema, given ?? {}));
    if (validator.Check(value)) return { value };
    const errors = fieldErrors(validator.Errors(value));
    const whole = errors.map(({ field, reason }) => ({
      field: field === '' ? (httpPart ?? 'request') : field,
      reason,
    }));
    const named = whole.map(({ field, reason }) => `${field} ${reason}`).join('; ');
    return { error: new Problem(400, 'request_invalid', `The request is not right: ${named}.`, { errors: whole }) };
  };
};
