import { expect, test } from 'vitest';
import { startWorld } from '../support/world/world.ts';

test('the network and both banks serve', async () => {
  await using world = await startWorld();
  const visitor = world.visitor();

  for (const address of [`${world.banks.huayue}/healthz`, `${world.banks.lanjiang}/healthz`]) {
    const answer = await visitor.get(address);
    expect(answer.status, address).toBe(200);
  }
  expect((await visitor.get('/v1/session')).status).toBeGreaterThanOrEqual(400);
});
