import { consume, giveBack, usedOfLimits } from '../../../apps/server/src/modules/access/limits/limit-counters.ts';

/** The limits of access, without the rest of it. */
export const limitDoor = { consume, giveBack, used: usedOfLimits };
