const LONGEST_WAIT_MS = 3_000;

/** Does something once text or a picture has been painted; at the latest after three seconds. */
export function afterFirstPaint(work: () => void): void {
  let isDone = false;
  const once = (): void => {
    if (isDone) return;
    isDone = true;
    work();
  };
  setTimeout(once, LONGEST_WAIT_MS);
  if (!PerformanceObserver.supportedEntryTypes.includes('paint')) return once();
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length === 0) return;
    observer.disconnect();
    once();
  });
  observer.observe({ type: 'paint', buffered: true });
}
