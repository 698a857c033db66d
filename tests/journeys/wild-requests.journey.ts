import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wildRequest, type WildRequest } from '../support/openapi/arbitrary.ts';
import { addressOf, operationsOf, type Document, type Operation } from '../support/openapi/document.ts';
import { findMember } from '../support/world/members.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

/** Wild requests to each operation. */
const isLong = process.env['GUILDHALL_LONG'] === '1';
const runs = isLong ? 200 : 20;
/** What is drawn anew each time looks for faults; what is drawn the same says whether a change made one. */
const draw = isLong ? {} : { seed: 1 };

let world: World;
let document: Document;
beforeAll(async () => {
  // The bound on what one address may ask has a test of its own.
  world = await startWorld({ env: { REQUESTS_PER_MINUTE: '1000000' } });
  document = (await world.visitor().get<Document>('/openapi.json')).body;
});
afterAll(() => world[Symbol.asyncDispose]());

/** Operations that would end the session that the others need. */
const ending = ['session.end', 'sessions.end', 'members.leave'];

test.each(['nobody', 'owner', 'operator'] as const)(
  'no request of a wild %s makes the network fail',
  async (role) => {
    const visitor = role === 'nobody' ? world.visitor() : await world.signedIn(findMember(world.sample, role));
    const taken = new Set<string>();
    for (const operation of operationsOf(document)) {
      if (ending.includes(operation.id) || (role === 'nobody' && operation.action !== 'public')) continue;
      await fc.assert(
        fc.asyncProperty(wildRequest(document, operation), async (request) => {
          if ((await standsFirm(visitor, operation, request)) < 300) taken.add(operation.id);
        }),
        { numRuns: runs, endOnFailure: true, ...draw },
      );
    }

    // Requests that are all refused at the door would prove nothing.
    expect(taken.size).toBeGreaterThanOrEqual(role === 'nobody' ? 3 : 10);
  },
  600_000,
);

async function standsFirm(visitor: Visitor, operation: Operation, { path, query, body }: WildRequest): Promise<number> {
  const sent = operation.method === 'GET' ? undefined : body;
  const answer = await visitor.request(operation.method, addressOf(operation, path, query), sent, {
    'idempotency-key': randomUUID(),
  });

  expect(answer.status, `${operation.method} ${operation.path} ${JSON.stringify(answer.body)}`).toBeLessThan(500);
  if (answer.status >= 400) expect(answer.headers.get('content-type')).toMatch(/application\/(problem\+)?json/);
  return answer.status;
}
