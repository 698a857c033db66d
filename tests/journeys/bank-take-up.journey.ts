import { expect, test } from 'vitest';
import { sandbox } from '../support/bank/sandbox.ts';
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

test('a change at the bank arrives by itself, pushed and signed', async () => {
  await using world = await startWorld();
  await world.settled();
  const customerId = customerOf(world.sample, 'qinghe');
  const path = `customers/${customerId}/records`;
  const ways: string[] = [];
  // The network also asks every other second, and may come before the push: of several changes one at least is brought by it.
  for (let employees = 4_321; !ways.includes('push') && ways.length < 20; employees += 1) {
    await sandbox(world.banks.huayue, 'POST', path, { kind: 'qualification', patch: { employees } });
    const shown = () =>
      world.db.query("select 1 from enterprises.facts where key = 'employees' and (value ->> 'count')::int = $1", [
        employees,
      ]);
    await expect.poll(shown).toHaveLength(1);
    const [newest] = await world.db.query<{ via: string }>(
      `select i.via from bank.inbox i join bank.connections using (connection_id)
       where slug = 'huayue' and customer_id = $1 order by sequence desc limit 1`,
      [customerId],
    );
    ways.push(newest?.via ?? 'nothing');
  }
  expect(ways).toContain('push');
});
