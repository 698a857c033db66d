import { expect, test } from 'vitest';
import { nextStatus, statusAt, type Consent, type ConsentChange, type ConsentStatus } from './consent.ts';

const table: Record<ConsentStatus, Record<ConsentChange, ConsentStatus | null>> = {
  AWAU: { approve: 'AUTH', reject: 'RJCT', expire: 'EXPD', cancel: 'CANC' },
  AUTH: { approve: null, reject: null, expire: 'EXPD', cancel: 'CANC' },
  RJCT: { approve: null, reject: null, expire: null, cancel: null },
  EXPD: { approve: null, reject: null, expire: null, cancel: null },
  CANC: { approve: null, reject: null, expire: null, cancel: null },
};

test.each(Object.entries(table))('every change of a consent in %s', (status, changes) => {
  for (const [change, expected] of Object.entries(changes)) {
    expect(nextStatus(status as ConsentStatus, change as ConsentChange)).toBe(expected);
  }
});

test('a consent in force ends with its time, one that ended before keeps its end', () => {
  const consent = { status: 'AUTH', expiresAt: new Date('2026-11-20T10:00:00Z') } as Consent;
  expect(statusAt(consent, new Date('2026-11-20T09:59:59Z'))).toBe('AUTH');
  expect(statusAt(consent, new Date('2026-11-20T10:00:00Z'))).toBe('EXPD');
  expect(statusAt({ ...consent, status: 'CANC' }, new Date('2026-11-21T00:00:00Z'))).toBe('CANC');
});
