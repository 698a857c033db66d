import { expect, test } from 'vitest';
import { mergePatch } from '../journal/merge-patch.ts';
import { checkRecordData } from '../journal/record-data.ts';
import { recordKinds } from '../journal/journal-entry.ts';
import { sampleSeed } from '../testing/sample-seed.ts';
import { kindFields } from './record-fields.ts';
import { readPatch, valueAt } from './record-form.ts';

test('a form becomes a patch of the right types, and an emptied optional field is removed', () => {
  expect(readPatch('qualification', { employees: ' 240 ', revenueYear: 'soon', 'industry.zh': '机床' })).toMatchObject({
    employees: 240,
    revenueYear: 'soon',
    industry: { zh: '机床' },
  });
  expect(readPatch('identification', { tradeName: '' })['tradeName']).toBeNull();
  expect(readPatch('standing', { overdue: 'true' })['overdue']).toBe(true);
  expect(readPatch('relationship', { products: 'payroll' })['products']).toEqual(['payroll']);
});

test('rows of owners that are left empty are dropped', () => {
  expect(readPatch('ownership', { name: ['甲', ''], kind: ['person', 'enterprise'], share: ['60', ''] })).toEqual({
    holders: [{ name: '甲', kind: 'person', share: '60' }],
  });
});

test('a record that goes through its form unchanged stays the same', () => {
  const entry = sampleSeed.customers[0]!.journal[0]!;
  const body = Object.fromEntries(
    kindFields.identification.map(({ path }) => {
      const value = valueAt(entry.data, path);
      return [path, typeof value === 'string' ? value : ''];
    }),
  );
  expect(mergePatch(entry.data, readPatch('identification', body))).toEqual(entry.data);
});

test('every kind of record has a check, and it names the wrong field', () => {
  for (const kind of recordKinds) expect(checkRecordData(kind, { surprise: 1 })).not.toEqual([]);
  const data = { ...sampleSeed.customers[0]!.journal[0]!.data, incorporatedOn: '2012-13-01' };
  expect(checkRecordData('identification', data).map(({ field }) => field)).toEqual(['data.incorporatedOn']);
});
