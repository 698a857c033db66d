import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../changes/canonical.ts';
import { faultsOf } from '../changes/check-contents.ts';
import type { PermissionTableView, TableGrantView } from '../permissions/table-schemas.ts';
import { writeTableFile } from './export-table.ts';
import { readTableFile } from './read-file.ts';

const code = fc
  .string({ unit: fc.constantFrom(...'abcXY019-_.@;,/>+:"\'=*()'), minLength: 1, maxLength: 8 })
  .filter((text) => !text.startsWith('\uFEFF'));
const name = fc
  .string({ unit: fc.constantFrom(...'财务部出纳 abcZ09,;"\'=+-@\n/（）'), minLength: 1, maxLength: 10 })
  .map((text) => text.trim())
  .filter((text) => text !== '');
const amount = fc.option(
  fc.bigInt({ min: 0n, max: 10n ** 20n }).map((minor) => `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`),
);
const count = fc.option(fc.nat(100_000));
const day = fc.option(
  fc
    .date({ min: new Date('2020-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
);
const codes = fc.uniqueArray(code, { minLength: 1, maxLength: 4 });
const scope = fc.oneof(
  codes.map((accountNumbers) => ({ kind: 'accounts' as const, accountNumbers })),
  code.map((product) => ({ kind: 'product' as const, product })),
  fc.constant({ kind: 'all' as const }),
);
const window = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  from: fc.constantFrom('00:00', '08:30'),
  until: fc.constantFrom('17:00', '24:00'),
  timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin'),
});
const limits = fc.record({
  perPayment: amount,
  dayAmount: amount,
  dayCount: count,
  monthAmount: amount,
  monthCount: count,
  counterpartyDay: amount,
});

/** Tables as odd as codes and names allow; roles and departments are taken from those that the table names. */
const table: fc.Arbitrary<PermissionTableView> = fc
  .tuple(fc.uniqueArray(code, { minLength: 1, maxLength: 4 }), fc.uniqueArray(code, { minLength: 1, maxLength: 4 }))
  .chain(([roleIds, departmentIds]) => {
    const role = fc.constantFrom(...roleIds);
    const department = fc.constantFrom(...departmentIds);
    const signer = fc.record({ roleId: role, departmentId: fc.option(department) });
    const steps = fc.array(
      fc.record({ need: fc.integer({ min: 1, max: 9 }), from: fc.array(signer, { minLength: 1, maxLength: 3 }) }),
      { minLength: 2, maxLength: 3 },
    );
    const demand = fc.oneof(
      fc.constant({ kind: 'classes' as const }),
      fc.record({ kind: fc.constant('steps' as const), ordered: fc.boolean(), steps }),
    );
    const place = { roleId: role, departmentId: department };
    const days = { validFrom: day, validUntil: day };
    const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 5 });
    return fc.record({
      roles: fc.tuple(
        ...roleIds.map((roleId) => fc.record({ roleId: fc.constant(roleId), nameZh: name, nameEn: name, base: code })),
      ),
      departments: fc.tuple(
        ...departmentIds.map((departmentId) =>
          fc.record({
            departmentId: fc.constant(departmentId),
            nameZh: name,
            nameEn: name,
            parentId: fc.option(department),
          }),
        ),
      ),
      accounts: fc.constant([]),
      holders: some(
        fc.record({ subject: code, nameZh: name, nameEn: name, ...place, accountNumbers: fc.option(codes), ...days }),
      ),
      grants: some(
        fc.record({
          ...place,
          accounts: scope,
          action: fc.constantFrom<TableGrantView['action']>('accounts:read', 'payments:release', 'payments:prepare'),
          currency: fc.constantFrom('CNY', 'USD'),
          limits,
          counterparties: fc.option(codes),
          window: fc.option(window),
          ...days,
          signatureClass: fc.option(fc.constantFrom('E' as const, 'A' as const, 'T' as const)),
        }),
      ),
      approvalRules: some(
        fc.record({
          accounts: scope,
          currency: fc.constant('CNY'),
          from: amount,
          to: amount,
          demand,
          expiresAfterHours: fc.integer({ min: 1, max: 8_760 }),
          stepUp: fc.boolean(),
        }),
      ),
    });
  });

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  test('what is exported as a workbook is read back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (original) => {
        const empty = { ...original, roles: [], departments: [], holders: [], grants: [], approvalRules: [] };
        const { contents, faults } = await readTableFile(await writeTableFile(original, 'xlsx', language), empty);
        expect(faults).toEqual([]);
        const { accounts: _, ...expected } = original;
        expect(canonical(contents).contents).toEqual(canonical(expected).contents);
      }),
      { numRuns: 60 },
    );
  });

  test('what is exported as CSV is read back as it was, and begins no cell with a formula', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (original) => {
        const bytes = await writeTableFile(original, 'csv', language);
        const cells: string[][] = parse(bytes, { bom: true });
        expect(cells.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
        const { contents, faults } = await readTableFile(bytes, { ...original, grants: [] });
        expect(faults).toEqual([]);
        const { accounts: _, ...expected } = original;
        expect(canonical(contents).contents).toEqual(canonical(expected).contents);
      }),
      { numRuns: 150 },
    );
  });
});

test('the check of a whole file finds nothing wrong with no file', () => {
  const empty = { departments: [], roles: [], holders: [], grants: [], approvalRules: [] };
  expect(faultsOf({ contents: empty }, [])).toEqual([]);
});
