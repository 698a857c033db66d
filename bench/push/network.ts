import { createServer } from '../../apps/server/src/app.ts';
import { readConfig } from '../../apps/server/src/config.ts';
import { systemClock } from '../../apps/server/src/platform/clock.ts';
import { FakeBankApi } from '../../tests/support/bank/fake-bank-api.ts';
import { identification, qualification } from '../../tests/support/bank/records.ts';
import { leiOf } from '../../tests/support/enterprises.ts';
import { issuer, slug } from './world.ts';

/** What the parent asks of this process, one at a time. */
export type Ask = { readonly take: number } | { readonly event: number } | { readonly stop: true };
/** Customers whose journals were taken up; or an event that is ready to be pushed. */
export type Answer = { readonly enterpriseIds: readonly string[] } | { readonly token: string };

const customerId = (n: number): string => `7730-${String(n).padStart(6, '0')}`;

/**
 * The server, whole and with its worker, in a process of its own. Only what it would ask its bank over HTTP is answered in the process;
 * what the bank pushes comes over HTTP like everywhere.
 */
async function main(): Promise<void> {
  const api = new FakeBankApi(issuer);
  // Its records are of yesterday: nothing in them lies in the future, and nothing is old news.
  api.setTime(new Date(Date.now() - 86_400_000));
  const server = await createServer(readConfig(process.env), systemClock, { bankApi: api });
  await server.start(new Set(['api', 'worker']));
  process.on('message', (ask: Ask) => {
    if ('stop' in ask) void server.stop().then(() => process.exit(0));
    else void answer(ask).then((text) => process.send?.(text));
  });
  process.send?.({ token: 'ready' } satisfies Answer);

  async function answer(ask: { take: number } | { event: number }): Promise<Answer> {
    if ('event' in ask) return { token: eventOf(ask.event) };
    for (let n = 0; n < ask.take; n += 1) {
      api.append(customerId(n), 'identification', identification({}, leiOf(n + 1)));
      api.append(customerId(n), 'qualification', qualification(10));
      api.giveConsent(customerId(n));
    }
    await server.bank.tend(slug);
    const enterpriseIds = await server.platform.db.asSystem('bench.find_enterprises', async (tx) => {
      const found = await tx
        .selectFrom('bank.customers')
        .select(['customer_id', 'enterprise_id'])
        .orderBy('customer_id')
        .execute();
      return found.map((row) => String(row.enterprise_id));
    });
    return { enterpriseIds };
  }

  /** The next record of a customer: it has other employees now, which everyone of the network may see who deals with it. */
  function eventOf(n: number): string {
    const journal = api.journals.get(customerId(n)) ?? [];
    const entry = api.append(
      customerId(n),
      'identification',
      identification({ city: { zh: `城${journal.length}` } }, leiOf(n + 1)),
    );
    const { jti, token } = api.event(customerId(n), entry);
    // Pushed, so that no poll brings it.
    api.events.delete(jti);
    return token;
  }
}

await main();
