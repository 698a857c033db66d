import { asId } from '../../../../platform/ids.ts';
import type { EventTaker } from '../../events/event-takers.ts';
import { EventFault } from '../../events/security-event.ts';
import { findEnterprise } from '../../inbox/customer-store.ts';
import { tellSubmissionChanged } from '../submission-signals.ts';
import { selectSubmission } from '../submission-store.ts';
import type { SubmissionsDeps } from '../submissions-deps.ts';
import { readSubmissionEvent } from './bank-log.ts';
import { takeEntries } from './take-word.ts';

export const submissionEvent = 'urn:guildhall:bank:submission';

/** Takes what a bank tells of a submission. One that is not known here, or of another customer, changes nothing. */
export function submissionTaker(deps: SubmissionsDeps): EventTaker {
  const { db, bus, relay } = deps;
  return {
    take: async (connection, customerId, event) => {
      if (!readSubmissionEvent.Check(event))
        throw new EventFault('invalid_request', 'the event is of another shape than what is said of a submission');
      const { connectionId } = connection;
      const { submissionId } = event;
      const found = await db.asSystem('bank.find_submission', async (tx) => {
        const enterpriseId = await findEnterprise(tx, connectionId, customerId);
        return enterpriseId === null ? null : selectSubmission(tx, enterpriseId, submissionId);
      });
      if (found?.connectionId !== connectionId || found.customerId !== customerId) return;
      const of = { enterpriseId: asId<'enterprise'>(found.enterpriseId), submissionId };
      if (!(await db.as(of, (tx) => takeEntries(deps, tx, of, [event])))) return;
      relay.wake();
      tellSubmissionChanged(bus, found);
    },
  };
}
