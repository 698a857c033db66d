const LONGEST_WAIT_MS = 3_000;
const LOOK_EVERY_MS = 100;

/** Does something once the first page stands: painted, and with what it asked for; at the latest after three seconds. */
export function afterFirstPage(isWaiting: () => boolean, work: () => void): void {
  const began = performance.now();
  const look = (): void => {
    const isPainted = performance.getEntriesByName('first-contentful-paint').length > 0;
    if ((isPainted && !isWaiting()) || performance.now() - began > LONGEST_WAIT_MS) setTimeout(work, LOOK_EVERY_MS);
    else setTimeout(look, LOOK_EVERY_MS);
  };
  look();
}
