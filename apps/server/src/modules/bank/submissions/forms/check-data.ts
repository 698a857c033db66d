import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import type { FieldError } from '../../../../platform/errors.ts';
import { parseMoney } from '../../../../platform/money.ts';
import { submissionLimits } from '../submission-limits.ts';
import { faultText } from './fault-texts.ts';
import { isRecord, valueAt, type BankForm } from './form.ts';

/** Compiled forms by what they are; a bank has few, and each of their versions is one. */
const compiled = new Map<string, ValidateFunction>();
const compiledMost = 500;

/**
 * Why what was filled in does not fit the form, field by field: `field` is the JSON Pointer, the reasons are for the person who filled
 * it in. Empty when it fits.
 */
export function faultsOf(key: string, form: BankForm, data: Readonly<Record<string, unknown>>): FieldError[] {
  const check = checkOf(key, form);
  const found = check(data) ? [] : (check.errors ?? []).filter(({ keyword }) => !wrappers.has(keyword));
  const faults = [...found.map(fieldError), ...moneyFaults(form, data)];
  // A condition that fails without a complaint of its own branches is a fault all the same.
  if (faults.length === 0 && check.errors?.length)
    faults.push({ field: '', ...reasons(faultText({ keyword: 'if', params: {} })) });
  const first = new Map(faults.toReversed().map((one) => [one.field, one]));
  return [...first.values()].toReversed().slice(0, submissionLimits.faultsMost);
}

/** Keywords that only say that one of their parts complained. */
const wrappers = new Set(['if', 'allOf']);

function checkOf(key: string, form: BankForm): ValidateFunction {
  const known = compiled.get(key);
  if (known !== undefined) return known;
  if (compiled.size >= compiledMost) compiled.clear();
  const check = compileForm(form);
  compiled.set(key, check);
  return check;
}

/** @throws Error when the schema is none that can be compiled, which vetting should have found. */
export function compileForm({ schema }: Pick<BankForm, 'schema'>): ValidateFunction {
  const ajv = new Ajv2020({
    strict: true,
    // Conditions speak of fields whose type the form says elsewhere.
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
    validateSchema: true,
    unicodeRegExp: true,
    ownProperties: true,
    messages: false,
  });
  ajv.addVocabulary(['x-title', 'x-description', 'x-enum']);
  formatsPlugin.default(ajv, { mode: 'fast', formats: ['email'] });
  ajv.addFormat('date', { type: 'string', validate: isDay });
  return ajv.compile(schema);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

function fieldError(error: ErrorObject): FieldError {
  const { missingProperty, additionalProperty } = error.params as Record<string, string | undefined>;
  const named = missingProperty ?? additionalProperty;
  return { field: error.instancePath + (named === undefined ? '' : `/${named}`), ...reasons(faultText(error)) };
}

function reasons({ zh, en }: { zh: string; en: string }): { reason: string; reasonZh: string } {
  return { reason: en, reasonZh: zh };
}

/** An amount has no more decimals than its currency: that stands in no schema. */
function moneyFaults({ layout }: BankForm, data: Readonly<Record<string, unknown>>): FieldError[] {
  return Object.entries(layout.widgets).flatMap(([pointer, widget]) => {
    const value = widget === 'money' ? valueAt(data, pointer) : undefined;
    if (!isRecord(value) || typeof value.amount !== 'string' || typeof value.currency !== 'string') return [];
    try {
      parseMoney(value.amount, value.currency);
      return [];
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const text = { zh: `不是有效的 ${value.currency} 金额`, en: `is no amount of ${value.currency}` };
      return [{ field: `${pointer}/amount`, ...reasons(text) }];
    }
  });
}

/** Whether data are short and flat enough to be looked at at all. */
export function dataFault(data: Readonly<Record<string, unknown>>): string | null {
  if (JSON.stringify(data).length > submissionLimits.dataMaxCharacters)
    return `is longer than ${submissionLimits.dataMaxCharacters} characters`;
  return deeperThan(data, submissionLimits.dataMaxDepth) ? 'lies deeper than a form goes' : null;
}

function deeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => deeperThan(inner, depth - 1));
}
