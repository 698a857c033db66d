import { inject, expect, test } from 'vitest';
import { openGiven } from './databases.ts';
import pg from 'pg';

test('beside a given database each bank gets one of its own, and again the same', async () => {
  const admin = new pg.Client({ connectionString: inject('clusterUrl') });
  await admin.connect();
  const made = ['given', 'given_bank_huayue', 'given_bank_lanjiang'];
  try {
    await admin.query('create database given');
    const url = inject('clusterUrl').replace('/postgres?', '/given?');
    expect(url).not.toBe(inject('clusterUrl'));
    const first = await openGiven(url);
    expect(await openGiven(url)).toMatchObject({ network: url, banks: first.banks });
    for (const bank of Object.values(first.banks)) {
      const client = new pg.Client({ connectionString: bank });
      await client.connect();
      const { rows } = await client.query<{ name: string }>('select current_database() as name');
      expect(made).toContain(rows[0]?.name);
      await client.end();
    }
  } finally {
    for (const name of made) await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
});
