import type { ExportedTable } from '../../../platform/exported-table.ts';
import type { App } from '../../../platform/http/server.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { Streams } from '../../../platform/realtime/streams.ts';
import { factsChangedTopic } from '../../enterprises/index.ts';
import { bankLimits } from '../bank-limits.ts';
import { activityChanged, consentsChanged } from '../bank-signals.ts';
import { BankError } from '../client/bank-error.ts';
import type { EventTakers } from '../events/event-takers.ts';
import { OfferIntake, type IntakeDeps } from './offer-intake.ts';
import { OfferMatcher, type MatcherDeps } from './offer-matcher.ts';
import { offerRoutes } from './offer-routes.ts';
import { OfferSender, type OfferSenderDeps } from './offer-sender.ts';
import { OfferService, type OfferServiceDeps } from './offer-service.ts';
import { tellOfferPages } from './offer-signals.ts';
import { RecentViews } from './recent-views.ts';

/** Of whose rows an enterprise takes its own along. */
export const offersExport: readonly ExportedTable[] = [
  { table: 'bank.published_offers', without: ['batch_id', 'ending_told_at'] },
  { table: 'bank.offer_acceptances', without: ['send_at', 'sends'] },
];

/** The event that brings what a subsystem says of an offer. */
export const offerEvent = 'urn:guildhall:bank:offer';

type OffersDeps = IntakeDeps &
  MatcherDeps &
  OfferSenderDeps &
  Omit<OfferServiceDeps, 'views'> & {
    readonly jobs: Pick<Jobs, 'define'>;
    readonly takers: EventTakers;
    readonly streams: Streams;
  };

/** Offers of the banks: taken in, published to those they are meant for, told back, accepted. */
export function createOffers(deps: OffersDeps) {
  const intake = new OfferIntake(deps);
  const matcher = new OfferMatcher(deps);
  const sender = new OfferSender(deps);
  const service = new OfferService({ ...deps, views: new RecentViews(deps.clock, bankLimits.offers.viewMs) });
  deps.takers.define(offerEvent, 'offer', intake);
  defineOfferJobs(deps, { intake, matcher, sender });
  askAgain(deps, matcher);
  tellOfferPages(deps);
  return { intake, matcher, sender, service, routes: (app: App): void => offerRoutes(app, service) };
}

function defineOfferJobs(
  { jobs, log, connections }: OffersDeps,
  { intake, matcher, sender }: { intake: OfferIntake; matcher: OfferMatcher; sender: OfferSender },
): void {
  jobs.define({
    name: 'bank.read_offers',
    everySeconds: bankLimits.offers.readEverySeconds,
    run: async () => {
      await Promise.all(
        connections.all().map((connection) =>
          intake.readAll(connection).catch((error: unknown) => {
            if (!(error instanceof BankError)) throw error;
            log.debug({ bank: connection.slug, code: error.code }, 'the offers of a bank could not be read');
          }),
        ),
      );
    },
  });
  jobs.define({ name: 'bank.time_offers', everySeconds: 5, run: async () => void (await intake.followCalendar()) });
  jobs.define({ name: 'bank.match_offers', everySeconds: 2, run: async () => void (await matcher.run()) });
  jobs.define({ name: 'bank.tell_offers', everySeconds: 2, run: async () => void (await sender.send()) });
  jobs.define({
    name: 'bank.warn_of_ending_offers',
    everySeconds: 60,
    run: async () => void (await matcher.warnOfEnding()),
  });
  jobs.define<StoredEvent>({
    name: 'bank.match_after_change',
    on: [factsChangedTopic, 'identity.signed_in'],
    batch: 100,
    run: async ({ payload: { enterpriseId } }) => {
      if (enterpriseId !== null) await matcher.ask(enterpriseId);
    },
  });
}

/** A consent that ends, of either direction, may end what was published under it. */
function askAgain({ bus, log }: OffersDeps, matcher: OfferMatcher): void {
  for (const topic of [consentsChanged, activityChanged])
    bus.subscribe(topic, ({ data: { enterpriseId } }) => {
      if (typeof enterpriseId !== 'string') return;
      matcher
        .ask(enterpriseId)
        .catch((error: unknown) => log.error({ err: error }, 'an enterprise could not be put down to be matched'));
    });
}
