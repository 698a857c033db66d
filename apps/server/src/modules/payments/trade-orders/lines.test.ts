import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceLines } from './lines.ts';

const line = { name: '轴承', quantity: '1', unit: '件', unitPrice: '1', taxPercent: '0' };

test.each([
  [{ quantity: '3', unitPrice: '33.333' }, 'CNY', '10000', '0'],
  [{ quantity: '1', unitPrice: '0.005' }, 'CNY', '1', '0'],
  [{ quantity: '1', unitPrice: '0.0049' }, 'CNY', '0', '0'],
  [{ quantity: '12.5', unitPrice: '80', taxPercent: '13' }, 'CNY', '100000', '13000'],
  [{ quantity: '1', unitPrice: '100.5', taxPercent: '10' }, 'JPY', '101', '10'],
  [{ quantity: '0.001', unitPrice: '1', taxPercent: '0' }, 'BHD', '1', '0'],
])('%o in %s costs %s and %s', (stated, currency, netMinor, taxMinor) => {
  expect(priceLines([{ ...line, ...stated }], currency).lines[0]).toMatchObject({ netMinor, taxMinor });
});

test('an order is the sum of its lines, however they are cut', () => {
  const amount = fc
    .tuple(fc.nat(99_999), fc.nat(999_999), fc.nat(6))
    .map(([whole, fraction, digits]) =>
      digits === 0 ? `${whole}` : `${whole}.${String(fraction).padStart(6, '0').slice(0, digits)}`,
    );
  const lines = fc.array(
    fc.record({ quantity: amount, unitPrice: amount, taxPercent: fc.constantFrom('0', '6', '13', '9.25') }),
  );
  fc.assert(
    fc.property(lines, (stated) => {
      const priced = priceLines(
        stated.map((one) => ({ ...line, ...one })),
        'CNY',
      );
      const sum = (field: 'netMinor' | 'taxMinor') => priced.lines.reduce((all, one) => all + BigInt(one[field]), 0n);
      expect([sum('netMinor'), sum('taxMinor')]).toEqual([priced.netMinor, priced.taxMinor]);
      expect(priced.totalMinor).toBe(priced.netMinor + priced.taxMinor);
      for (const one of priced.lines) {
        const exact = Number(one.quantity) * Number(one.unitPrice) * 100;
        expect(Math.abs(Number(one.netMinor) - exact)).toBeLessThanOrEqual(0.5 + exact * 1e-12);
      }
    }),
  );
});
