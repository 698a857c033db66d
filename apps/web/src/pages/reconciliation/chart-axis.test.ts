import { expect, test } from 'vitest';
import { chartFigure, chartUnit } from './chart-axis.ts';

const day = (sums: Partial<Record<'in' | 'inOpen' | 'out' | 'outOpen', string>>) => ({
  in: '0.00',
  inOpen: '0.00',
  out: '0.00',
  outOpen: '0.00',
  ...sums,
});

test('the axis counts in the unit of the language once a day reaches it, and in single units below', () => {
  expect(chartUnit([], 'en')).toBe(1);
  expect(chartUnit([day({ in: '130.00' }), day({ outOpen: '30.00' })], 'en')).toBe(1);
  expect(chartUnit([day({ in: '600.00', inOpen: '400.00' })], 'en')).toBe(1_000);
  expect(chartUnit([day({ out: '9999.99' })], 'zh-CN')).toBe(1);
  expect(chartUnit([day({ out: '10000.00' })], 'zh-CN')).toBe(10_000);
});

test('a figure below zero has a minus sign and not a hyphen', () => {
  expect(chartFigure(-1.4, 'en')).toBe('\u22121.4');
  expect(chartFigure(12_500, 'en')).toBe('12,500');
});
