import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { Problem, type FieldError } from '../api/problem.ts';
import { readAmount } from '../ledger/amount.ts';
import { formOf } from './forms/forms.ts';
import type { BankForm } from './forms/form.ts';
import type { SubmissionContent } from './submission.ts';

const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
ajv.addVocabulary(['x-title', 'x-description', 'x-enum']);
formatsPlugin.default(ajv, ['date', 'email']);
const checks = new Map<string, ValidateFunction>();

/** The bank's own look at what was submitted. @throws Problem 422 that names every field by its JSON Pointer. */
export function checkContent(content: SubmissionContent): BankForm {
  const form = formOf(content.formId);
  if (form === null) throw refused([{ field: 'formId', reason: 'is no form of this bank' }]);
  if (form.version !== content.formVersion)
    throw refused([{ field: 'formVersion', reason: `is not the version that is offered, ${form.version}` }]);
  const check = checks.get(form.formId) ?? ajv.compile(form.schema);
  checks.set(form.formId, check);
  const errors = check(content.data)
    ? []
    : (check.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(fieldError);
  errors.push(...amountErrors(form, content.data), ...attachmentErrors(form, content));
  if (errors.length > 0) throw refused(errors);
  return form;
}

function refused(errors: FieldError[]): Problem {
  const named = errors.map(({ field, reason }) => `${field} ${reason}`).join('; ');
  return new Problem(422, 'submission_invalid', `The submission is not right: ${named}.`, { errors });
}

function fieldError({ instancePath, message, params }: ErrorObject): FieldError {
  const missing: unknown = params['missingProperty'] ?? params['additionalProperty'];
  const name = typeof missing === 'string' ? `/${missing}` : '';
  return { field: `${instancePath}${name}`, reason: message ?? 'is not right' };
}

function amountErrors({ layout }: BankForm, data: Record<string, unknown>): FieldError[] {
  return Object.entries(layout.widgets).flatMap(([pointer, widget]) => {
    // Fields of this bank's forms stand at the top of them.
    const value = widget === 'money' ? data[pointer.slice(1)] : undefined;
    if (typeof value !== 'object' || value === null) return [];
    const { amount, currency } = value as { amount?: unknown; currency?: unknown };
    if (typeof amount !== 'string' || typeof currency !== 'string') return [];
    const minor = readAmount(amount, currency);
    return minor === null || minor < 0n ? [{ field: `${pointer}/amount`, reason: `is no amount of ${currency}` }] : [];
  });
}

function attachmentErrors({ attachments: allowed }: BankForm, { attachments }: SubmissionContent): FieldError[] {
  const errors: FieldError[] = [];
  if (attachments.length > allowed.maxCount)
    errors.push({ field: 'attachments', reason: `are more than ${allowed.maxCount}` });
  for (const [place, { mediaType, size }] of attachments.entries()) {
    if (!allowed.mediaTypes.includes(mediaType))
      errors.push({ field: `attachments.${place}`, reason: 'is of a kind that is not taken' });
    if (size > allowed.maxBytes) errors.push({ field: `attachments.${place}`, reason: 'is too large' });
  }
  return errors;
}
