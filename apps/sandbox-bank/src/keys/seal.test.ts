import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { deriveSecret, seal, unseal } from './seal.ts';

const key = randomBytes(32);

test('what was sealed opens again with the same key and name', () => {
  expect(unseal(key, 'a', seal(key, 'a', '秘密'))).toBe('秘密');
});

test('another key, another name or a changed byte does not open it', () => {
  const sealed = seal(key, 'a', 'secret');
  const changed = Buffer.from(sealed);
  changed.writeUInt8(changed.readUInt8(30) ^ 1, 30);
  expect(() => unseal(randomBytes(32), 'a', sealed)).toThrow();
  expect(() => unseal(key, 'b', sealed)).toThrow();
  expect(() => unseal(key, 'a', changed)).toThrow();
});

test('each purpose has a secret of its own', () => {
  expect(deriveSecret(key, 'x')).not.toEqual(deriveSecret(key, 'y'));
  expect(deriveSecret(key, 'x')).toHaveLength(32);
});
