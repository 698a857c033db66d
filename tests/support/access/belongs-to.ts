import { selectBelongs } from '../../../apps/server/src/modules/access/members/membership-store.ts';

/** What the front door of access answers, for worlds of tests that have no module of access. */
export const belongsTo = selectBelongs;
