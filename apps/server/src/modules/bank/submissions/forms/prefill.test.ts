import { describe, expect, test } from 'vitest';
import type { OwnFact } from '../../../enterprises/index.ts';
import { prefill } from './prefill.ts';
import { readForm } from './read-form.ts';

const both = { zh: '文', en: 'text' };
const ours = 'connection-of-this-bank';

function fact(key: string, value: OwnFact['value'], more: Partial<OwnFact> = {}): OwnFact {
  return {
    key,
    category: 'identity',
    value,
    source: { kind: 'bank', id: ours, name: both, mark: null, color: null },
    asOf: '2026-10-01T00:00:00.000Z',
    receivedAt: '2026-10-01T00:00:01.000Z',
    validUntil: null,
    assurance: 'bank_verified',
    stale: false,
    evidenceId: null,
    differs: false,
    ...more,
  };
}
const plain = (text: string): OwnFact['value'] => ({ type: 'plain', text });
const from = (kind: OwnFact['source']['kind'], id: string): Pick<OwnFact, 'source'> => ({
  source: { kind, id, name: both, mark: null, color: null },
});

function formOf(properties: Record<string, object>, fills: Record<string, string>) {
  const schema = Object.fromEntries(
    Object.entries(properties).map(([name, one]) => [name, { 'x-title': both, ...one }]),
  );
  return readForm({
    formId: 'f',
    version: 1,
    kind: 'enquiry',
    source: 'commerce',
    title: both,
    summary: both,
    schema: { type: 'object', properties: schema },
    layout: { sections: [{ title: both, fields: Object.keys(properties).map((name) => `/${name}`) }], widgets: {} },
    attachments: { maxCount: 0, maxBytes: 1, mediaTypes: [] },
    prefill: fills,
  });
}
const nameForm = formOf({ name: { type: 'string', maxLength: 20 } }, { '/name': 'legal_name' });
const nameFrom = (...facts: OwnFact[]) => prefill(nameForm, facts, ours);

describe('of several sources', () => {
  const [here, there] = [fact('legal_name', plain('here')), fact('legal_name', plain('there'), from('bank', 'other'))];
  const stated = fact('legal_name', plain('stated'), {
    ...from('enterprise', 'own'),
    asOf: '2026-11-01T00:00:00.000Z',
  });
  const registry = fact('legal_name', plain('registry'), from('registry', 'gleif'));

  test('the bank to which it goes comes first, however old its word', () => {
    const newer = { ...there, asOf: '2026-11-01T00:00:00.000Z' };
    expect(nameFrom(stated, newer, here, registry).data).toEqual({ name: 'here' });
  });
  test('another bank comes before a registry and before what the enterprise says of itself', () => {
    expect(nameFrom(stated, registry, there).data).toEqual({ name: 'there' });
  });
  test('of the same rank the newest counts', () => {
    expect(nameFrom(registry, stated).data).toEqual({ name: 'stated' });
  });
  test('what its source does not stand by any more fills in nothing', () => {
    expect(nameFrom({ ...here, stale: true }, there).data).toEqual({ name: 'there' });
    expect(nameFrom({ ...here, stale: true })).toEqual({ data: {}, prefilled: [] });
  });
});

test('each field that was filled in names its fact, source, date and evidence', () => {
  const evidenceId = '01a20313-89ca-71c2-85d7-6a78e8e5d9d6';
  const known = fact('legal_name', plain('here'), { evidenceId, assurance: 'bank_reported' });
  expect(nameFrom(known).prefilled).toEqual([
    {
      pointer: '/name',
      factKey: 'legal_name',
      sourceId: ours,
      source: known.source,
      asOf: known.asOf,
      assurance: 'bank_reported',
      evidenceId,
    },
  ]);
});

test('what does not fit its field is left out, and the others are filled in', () => {
  expect(nameFrom(fact('legal_name', plain('longer than twenty characters'))).data).toEqual({});
  expect(nameFrom(fact('legal_name', { type: 'count', count: 7 })).data).toEqual({});
  const properties = { size: { type: 'string', enum: ['small', 'large'] }, staff: { type: 'integer' } };
  const form = formOf(properties, { '/size': 'size', '/staff': 'employees' });
  const known = [
    fact('size', { type: 'code', code: 'huge', list: 'l' }),
    fact('employees', { type: 'count', count: 7 }),
  ];
  const filled = prefill(form, known, ours);
  expect([filled.data, filled.prefilled.map(({ pointer }) => pointer)]).toEqual([{ staff: 7 }, ['/staff']]);
});

test('a part of a fact fills in a field of its own', () => {
  const properties = { zh: { type: 'string' }, en: { type: 'string' }, of: { type: 'string' }, in: { type: 'string' } };
  const form = formOf(properties, {
    '/zh': 'name.zh',
    '/en': 'name.en',
    '/of': 'capital.amount',
    '/in': 'capital.currency',
  });
  const known = [
    fact('name', { type: 'text', text: { zh: '清河', en: 'Qinghe' } }),
    fact('capital', { type: 'money', amount: '20000000.00', currency: 'CNY' }),
  ];
  expect(prefill(form, known, ours).data).toEqual({ zh: '清河', en: 'Qinghe', of: '20000000.00', in: 'CNY' });
});
