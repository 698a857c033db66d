import type { OwnFact } from '../../../enterprises/index.ts';
import { fieldAt, withValue, type BankForm, type FormSchema } from './form.ts';

/** From which fact a field was filled in. */
export interface Prefilled {
  readonly pointer: string;
  readonly factKey: string;
  readonly sourceId: string;
  readonly source: OwnFact['source'];
  readonly asOf: string;
  readonly assurance: OwnFact['assurance'];
  readonly evidenceId: string | null;
}

/**
 * Fills a form in from what is known of the enterprise: of several sources the bank to which it goes first, then the newest. What does
 * not fit the field is left out.
 */
export function prefill(
  form: BankForm,
  facts: readonly OwnFact[],
  bankSourceId: string,
): { data: Record<string, unknown>; prefilled: Prefilled[] } {
  let data: Record<string, unknown> = {};
  const prefilled: Prefilled[] = [];
  for (const [pointer, path] of Object.entries(form.prefill)) {
    const [key = '', part] = path.split('.');
    const fact = chosen(facts, key, bankSourceId);
    const field = fieldAt(form.schema, pointer);
    const value = fact === null ? undefined : valueOf(fact.value, part);
    if (fact === null || field === null || !fits(field, value)) continue;
    data = withValue(data, pointer, value);
    const { source, asOf, assurance, evidenceId } = fact;
    prefilled.push({ pointer, factKey: key, sourceId: source.id, source, asOf, assurance, evidenceId });
  }
  return { data, prefilled };
}

function chosen(facts: readonly OwnFact[], key: string, bankSourceId: string): OwnFact | null {
  const all = facts.filter((fact) => fact.key === key && !fact.stale);
  const rank = ({ source }: OwnFact): number => (source.id === bankSourceId ? 0 : source.kind === 'bank' ? 1 : 2);
  return all.toSorted((a, b) => rank(a) - rank(b) || (a.asOf < b.asOf ? 1 : -1))[0] ?? null;
}

function valueOf(value: OwnFact['value'], part: string | undefined): unknown {
  switch (value.type) {
    case 'text':
      return part === 'zh' || part === 'en'
        ? (value.text[part] ?? undefined)
        : (value.text.zh ?? value.text.en ?? undefined);
    case 'plain':
      return value.text;
    case 'date':
      return value.date;
    case 'money':
      if (part === 'amount' || part === 'currency') return value[part];
      return { amount: value.amount, currency: value.currency };
    case 'code':
      return value.code;
    case 'count':
      return value.count;
    case 'boolean':
      return value.value;
    case 'list':
    case 'holding':
      return undefined;
  }
}

/** Whether a field could hold it; whether it may is found when the form is sent. */
function fits(field: FormSchema, value: unknown): boolean {
  if (value === undefined) return false;
  if (field.enum !== undefined) return field.enum.some((one) => one === value);
  switch (field.type) {
    case 'string':
      return typeof value === 'string' && value.length <= Number(field.maxLength ?? value.length);
    case 'integer':
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'object':
      return typeof value === 'object';
    default:
      return false;
  }
}
