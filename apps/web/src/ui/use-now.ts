import { useState } from 'react';

/** The moment at which the component appeared: what "today" means does not change while one reads. */
export function useNow(): Date {
  const [now] = useState(() => new Date());
  return now;
}
