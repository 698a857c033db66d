import { describe, expect, test } from 'vitest';
import type { FactChange } from '../../enterprises/index.ts';
import { severityOf } from './fact-rules.ts';

describe('how urgent a change is', () => {
  const text = (key: string): FactChange => ({ key, old: null, new: { type: 'plain', text: 'x' } });
  const status = (code: string): FactChange => ({
    key: 'registration_status',
    old: null,
    new: { type: 'code', code, list: 'registration_status' },
  });
  const overdue = (value: boolean): FactChange => ({ key: 'overdue', old: null, new: { type: 'boolean', value } });
  test.each([
    [[text('city')], 'info'],
    [[text('city'), text('legal_name')], 'notice'],
    [[text('legal_representative')], 'notice'],
    [[status('active')], 'notice'],
    [[status('suspended')], 'urgent'],
    [[text('city'), status('dissolved')], 'urgent'],
    [[overdue(false)], 'notice'],
    [[overdue(true)], 'urgent'],
    [[{ key: 'overdue', old: { type: 'boolean', value: true }, new: null }], 'notice'],
    [[], 'info'],
  ] satisfies [FactChange[], string][])('%j: %s', (changes, severity) => {
    expect(severityOf(changes)).toBe(severity);
  });
});
