import { expect, test } from 'vitest';
import { customerOf, findMember } from '../support/world/members.ts';
import { startWorld } from '../support/world/world.ts';

interface OwnEnterprise {
  verified: boolean;
  factCount: number;
  attestedBy: { slug: string }[];
}

test('what two banks attest is taken up without anybody signing in, and a member sees it', async () => {
  await using world = await startWorld();
  await world.settled();

  const owner = await world.signedIn(findMember(world.sample, 'owner', 'qinghe'));
  const { body } = await owner.get<OwnEnterprise>('/v1/enterprise');

  expect(body.verified).toBe(true);
  expect(body.factCount).toBeGreaterThan(20);
  expect(body.attestedBy.map((bank) => bank.slug).toSorted()).toEqual(['huayue', 'lanjiang']);
  expect(await world.db.query('select * from bank.kept_aside')).toEqual([]);
  const waiting = await world.db.query("select * from bank.inbox where state <> 'done'");
  expect(waiting).toEqual([]);
});

test('a change at the bank arrives within seconds, pushed and signed', async () => {
  await using world = await startWorld();
  await world.settled();
  const customerId = customerOf(world.sample, 'qinghe');
  const patched = await fetch(`${world.banks.huayue}/sandbox/customers/${customerId}/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'qualification', patch: { employees: 4_321 } }),
  });
  expect(patched.status).toBeLessThan(300);

  await expect
    .poll(
      () =>
        world.db.query(
          "select value ->> 'count' as count from enterprises.facts where key = 'employees' and value ->> 'count' = '4321'",
        ),
      {
        timeout: 10_000,
      },
    )
    .toHaveLength(1);
  const via = await world.db.query<{ via: string }>('select via from bank.inbox order by received_at desc limit 1');
  expect(via).toEqual([{ via: 'push' }]);
});
