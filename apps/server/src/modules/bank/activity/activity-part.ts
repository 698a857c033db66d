import type { ExportedTable } from '../../../platform/exported-table.ts';
import type { App } from '../../../platform/http/server.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import type { Streams } from '../../../platform/realtime/streams.ts';
import { activityChanged } from '../bank-signals.ts';
import { activityRoutes, type ActivityRouteDeps } from './activity-routes.ts';
import { ActivitySender, type SenderDeps } from './activity-sender.ts';
import { ActivityService, type ActivityDeps } from './activity-service.ts';

/** Of whose rows an enterprise takes its own along. */
export const activityExport: readonly ExportedTable[] = [
  { table: 'bank.activity_consents' },
  { table: 'bank.activity_events' },
  { table: 'bank.activity_batches', without: ['held_until', 'send_at', 'sends'] },
  { table: 'bank.activity_erasures', without: ['ask_at', 'asks'] },
];

type ActivityPartDeps = ActivityDeps &
  SenderDeps &
  Omit<ActivityRouteDeps, 'activity'> & { readonly jobs: Pick<Jobs, 'define'>; readonly streams: Streams };

/** How often what waits is looked for, s. */
const everySeconds = 2;

/** Use of the network, shared with banks by consent. */
export function createActivityPart(deps: ActivityPartDeps) {
  const service = new ActivityService(deps);
  const sender = new ActivitySender(deps);
  deps.jobs.define({ name: 'bank.send_activity', everySeconds, run: async () => void (await sender.send()) });
  deps.jobs.define({ name: 'bank.erase_activity', everySeconds, run: async () => void (await sender.erase()) });
  tellPages(deps);
  return {
    service,
    sender,
    routes: (app: App): void => activityRoutes(app, { ...deps, activity: service }),
  };
}

/** Open pages of the enterprise look again at what is shared. */
function tellPages({ bus, streams }: { bus: EventBus; streams: Streams }): void {
  bus.subscribe(activityChanged, ({ data }) => {
    const readers = streams.where(
      ({ enterpriseId, actions }) => enterpriseId === data.enterpriseId && actions.has('activity:read'),
    );
    for (const stream of readers) stream.send('activity', {});
  });
}
