import { asId } from '../../../platform/ids.ts';
import type { Job, Jobs } from '../../../platform/jobs/jobs.ts';
import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { SignedIn } from '../../identity/index.ts';
import type { PaymentStatusTold } from '../bank-events.ts';
import type { AccountReader } from './account-reader.ts';
import { keyOfPlace, type AccountsPlace } from './bank-account.ts';

interface AccountJobDeps {
  readonly jobs: Pick<Jobs, 'define'>;
  readonly reader: Pick<AccountReader, 'read' | 'readNow'>;
}

/** Both topics say whose accounts they are about, by the same three names. */
function placeOf({ payload }: StoredEvent): AccountsPlace {
  // Written by identity and by this module as the payloads of their topics.
  const { enterpriseId, connectionId, customerId } = payload as SignedIn | PaymentStatusTold;
  return { enterpriseId: asId(enterpriseId), connectionId: asId(connectionId), customerId };
}

/** Balances are read when somebody comes who will look at them, and when a payment has moved them. */
export function defineAccountJobs({ jobs, reader }: AccountJobDeps): void {
  jobs.define<StoredEvent>({
    name: 'bank.read_accounts_after_sign_in',
    on: ['identity.signed_in'],
    run: async ({ payload }) => void (await reader.read(placeOf(payload))),
  });
  const readMoved = ({ payload }: Job<StoredEvent>): Promise<void> => reader.readNow(placeOf(payload));
  // However many payments of one customer end at once: one reading, and one more for those that ended while it went on.
  jobs.define<StoredEvent>({
    name: 'bank.read_moved_accounts',
    on: ['bank.payment_status'],
    coalesce: true,
    keyOf: (event) => keyOfPlace(placeOf(event)),
    // A bank that answers slowly holds up readings of its own customers only.
    concurrency: 4,
    groupConcurrency: 1,
    groupOf: (event) => placeOf(event).connectionId,
    run: readMoved,
  });
  // The queue of a network that read once for each payment: what waits in it, or is put back into it, is read as it was then.
  jobs.define<StoredEvent>({ name: 'bank.read_accounts_after_payment', run: readMoved });
}
