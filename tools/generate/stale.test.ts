import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { staleFiles, writeFiles } from './stale.ts';

test('missing and differing files are stale, and written they are fresh', async () => {
  const root = mkdtempSync(join(tmpdir(), 'guildhall-stale-'));
  try {
    writeFileSync(join(root, 'same.txt'), 'same');
    writeFileSync(join(root, 'other.txt'), 'before');
    const generated = new Map([
      ['same.txt', 'same'],
      ['other.txt', 'after'],
      ['deep/missing.txt', 'new'],
    ]);

    const stale = await staleFiles(root, generated);
    expect(stale).toEqual(['other.txt', 'deep/missing.txt']);

    await writeFiles(root, generated, stale);
    expect(await staleFiles(root, generated)).toEqual([]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
