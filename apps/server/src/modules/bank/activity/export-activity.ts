import type { ActingContext } from '../../../platform/acting-context.ts';
import type { ActivityService } from './activity-service.ts';
import type { SeenErasure, SeenEvent } from './read-store.ts';

const pageItems = 1_000;

/** Everything that was shared with the bank of a mandate, read page by page. */
export async function everything(
  activity: ActivityService,
  context: ActingContext,
): Promise<{ events: SeenEvent[]; erasures: SeenErasure[] }> {
  const events: SeenEvent[] = [];
  for (let before: string | null = null; ; before = events.at(-1)?.eventId ?? null) {
    const page = await activity.events(context, { category: null, before, limit: pageItems });
    events.push(...page);
    if (page.length < pageItems) break;
  }
  return { events, erasures: await activity.erasures(context, { before: null, limit: pageItems }) };
}
