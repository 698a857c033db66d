import type { Tx } from '../../platform/db/database.ts';
import type { ExportedTable } from '../../platform/exported-table.ts';
import type { MayBeTold } from '../notifications/index.ts';
import type { App } from '../../platform/http/server.ts';
import { BlocksService, type BlocksDeps } from './blocks/blocks-service.ts';
import { blocksRoutes } from './blocks/blocks-routes.ts';
import { definePartnerJobs, type PartnerJobsDeps } from './partners/partner-jobs.ts';
import { defineDelivery, type DeliveryDeps } from './delivery/delivery.ts';
import { stillMay } from './delivery/may-be-told.ts';
import { defineFeedWriter, type FeedWriterDeps } from './feed/feed-writer.ts';
import { feedRoutes } from './feed/feed-routes.ts';
import { FeedService, type FeedDeps } from './feed/feed-service.ts';
import type { Log } from '../../platform/log.ts';
import type { Streams } from '../../platform/realtime/streams.ts';
import { liveRoutes } from './live/live-routes.ts';
import { LiveService, type LiveDeps } from './live/live-service.ts';
import { defineSignalsAgain } from './live/signal-again.ts';
import { establishSampleRelations, type SampleRelationsDeps } from './sample-relations/sample-relations.ts';
import type { SampleRelations } from './sample-relations/sample-relations-file.ts';
import type { NetworkCountDeps } from './partners/network-counts.ts';
import { PartnersService, type PartnersDeps } from './partners/partners-service.ts';
import { partnersRoutes } from './partners/partners-routes.ts';
import { defineMoveWatches, type MoveWatchesDeps } from './watches/move-watches.ts';
import { selectWatchedAmong } from './watches/watches-store.ts';
import { watchesRoutes } from './watches/watches-routes.ts';
import { WatchesService, type WatchesDeps } from './watches/watches-service.ts';

/** What the histories of the property test drive directly: the table of partner steps, the feed, and who may be told. */
export { selectMayBeTold } from './delivery/delivery-store.ts';
export { selectFeed } from './feed/feed-store.ts';
export { mirroredState, partnerStep, type PartnerAction, type PartnerState } from './partners/partner.ts';
/** The statement of the home feed, which the benchmark drives directly. */
export { audienceTest, readFeedText } from './feed/feed-sql-store.ts';
export { firstIdAt } from './feed/item-id.ts';
export { readSampleRelations, SampleFileError } from './sample-relations/sample-relations-file.ts';
/** Of whose rows an enterprise takes its own along. */
const networkExport: readonly ExportedTable[] = [
  { table: 'network.watches' },
  { table: 'network.feed_items' },
  { table: 'network.partner_requests' },
];

export type NetworkModule = ReturnType<typeof createNetworkModule>;
export type NetworkDeps = SampleRelationsDeps & { readonly log: Log; readonly streams: Streams } & LiveDeps &
  FeedDeps &
  DeliveryDeps &
  FeedWriterDeps &
  PartnersDeps &
  NetworkCountDeps &
  PartnerJobsDeps &
  BlocksDeps &
  MoveWatchesDeps &
  WatchesDeps;

/** Whom an enterprise deals with, and what changed at those. */
export function createNetworkModule(deps: NetworkDeps) {
  const partners = new PartnersService(deps);
  const blocks = new BlocksService(deps);
  definePartnerJobs(deps);
  const feed = new FeedService(deps);
  defineFeedWriter(deps);
  const live = new LiveService(deps);
  defineSignalsAgain(deps);
  defineDelivery(deps);
  const watches = new WatchesService(deps);
  defineMoveWatches(deps);
  /** For notifications: who may still be told of what, at the moment of delivery. */
  const mayBeTold: MayBeTold = { stillMay: (tx, items) => stillMay(deps, tx, items) };
  return {
    exported: networkExport,
    mayBeTold,
    /** For the summaries of enterprises: which of them the one for which `tx` works watches. */
    watchList: { watchedAmong: (tx: Tx, ids: readonly string[]): Promise<Set<string>> => selectWatchedAmong(tx, ids) },
    establishSampleRelations: (relations: SampleRelations) => establishSampleRelations(deps, relations),
    routes(app: App): void {
      blocksRoutes(app, blocks);
      feedRoutes(app, feed);
      liveRoutes(app, live, deps);
      partnersRoutes(app, partners, deps);
      watchesRoutes(app, watches);
    },
  };
}
