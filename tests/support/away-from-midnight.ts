import { setTimeout as pause } from 'node:timers/promises';

const dayMs = 86_400_000;
/** When a day begins in UTC and in Shanghai, ms after midnight UTC. */
const beginnings = [0, 16 * 3_600_000];
/** What is begun so long before the end of a day is to end on the same day. */
const usualRoomMs = 60_000;

/** For tests over the clock of the machine that count by days: waits where the day ends before they do. */
export async function awayFromMidnight(roomMs = usualRoomMs): Promise<void> {
  const now = Date.now() % dayMs;
  const leftMs = Math.min(...beginnings.map((at) => (at - now + dayMs) % dayMs));
  if (leftMs < roomMs) await pause(leftMs + 1_000);
}
