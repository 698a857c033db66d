/** A short word after something was done; it goes away by itself. */
export type Toast = { id: number; message: string };

const SHOWN_MS = 5_000;
const MOST_AT_ONCE = 3;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

export function showToast(message: string): void {
  lastId += 1;
  const toast = { id: lastId, message };
  change([...toasts, toast].slice(-MOST_AT_ONCE));
  setTimeout(() => change(toasts.filter(({ id }) => id !== toast.id)), SHOWN_MS);
}

export function readToasts(): readonly Toast[] {
  return toasts;
}

export function watchToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
