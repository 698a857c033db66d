import type { Stream } from '../../../platform/realtime/streams.ts';

/** The open pages of this process by the enterprise for which they are open. */
export class LivePages {
  readonly #of = new Map<string, Set<Stream>>();

  add(stream: Stream): void {
    const { enterpriseId } = stream.actingContext;
    const pages = this.#of.get(enterpriseId) ?? new Set();
    this.#of.set(enterpriseId, pages.add(stream));
  }

  /** @returns whether it was the last page of its enterprise. */
  remove(stream: Stream): boolean {
    const { enterpriseId } = stream.actingContext;
    const pages = this.#of.get(enterpriseId);
    pages?.delete(stream);
    if (pages?.size !== 0) return false;
    this.#of.delete(enterpriseId);
    return true;
  }

  has(enterpriseId: string): boolean {
    return this.#of.has(enterpriseId);
  }

  enterprises(): string[] {
    return [...this.#of.keys()];
  }

  /** Tells the pages of an enterprise how far the feed has grown; whoever may not read it is not told. */
  sendFeed(enterpriseId: string, newest: string): void {
    for (const stream of this.#of.get(enterpriseId) ?? []) sendFeed(stream, newest);
  }

  /** Tells the pages of an enterprise that another one shows something else now, or that they do so themselves; never what. */
  sendVisibility(enterpriseId: string, authorId: string): void {
    for (const stream of this.#of.get(enterpriseId) ?? []) {
      if (stream.actingContext.actions.has('enterprise:read')) stream.send('visibility', { enterpriseId: authorId });
    }
  }

  sendRegistration(enterpriseId: string): void {
    for (const stream of this.#of.get(enterpriseId) ?? []) {
      if (stream.actingContext.actions.has('registration:read')) stream.send('registration', {});
    }
  }

  /** Tells the pages of an enterprise that something changed between it and another one. */
  sendPartners(enterpriseId: string, otherId: string): void {
    for (const stream of this.#of.get(enterpriseId) ?? []) {
      if (stream.actingContext.actions.has('partners:read')) stream.send('partners', { enterpriseId: otherId });
    }
  }
}

/** "New up to": the page pulls what it wants to show. The id is where it resumes. */
export function sendFeed(stream: Stream, newest: string): void {
  if (stream.actingContext.actions.has('feed:read')) stream.send('feed', { newest }, newest);
}
