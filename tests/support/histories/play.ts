import {
  mirroredState,
  partnerStep,
  type PartnerAction,
  type PartnerState,
} from '../../../apps/server/src/modules/network/index.ts';
import { parts, pick, readerCount, type Entry, type Side } from './history.ts';

/** How an author stands to one reader, as the product's own rules make it. */
interface Standing {
  /** From the side of the reader. */
  relation: PartnerState;
  watched: boolean;
  readonly blockedBy: Set<Side>;
}

const sides: readonly Side[] = ['author', 'reader'];
const audiences = ['private', 'partners', 'network', 'public'] as const;
/** Each as often as it stands here. */
const steps = [
  'connect',
  'connect',
  'accept',
  'accept',
  'accept',
  'end',
  'end',
  'block',
  'unblock',
  'watch',
  'watch',
  'unwatch',
  'disclose',
  'disclose',
  'disclose',
  'withdraw',
  'expire',
  'renew',
  'renew',
  'withdraw_category',
  'return_category',
  'change',
  'change',
  'change',
  'change',
] as const;

/**
 * Plays one author among its readers: random wishes become what takes place, by the pure rules of the product where it has them (the
 * table of partner steps) and by what its services do around them.
 */
export class Play {
  readonly log: Entry[] = [];
  readonly standings: readonly Standing[] = Array.from({ length: readerCount }, () => ({
    relation: 'none',
    watched: false,
    blockedBy: new Set<Side>(),
  }));
  readonly #sources = ['active', 'active'];
  readonly #silent = new Set<string>();
  readonly #random: () => number;
  readonly #closest: number;

  constructor(random: () => number) {
    this.#random = random;
    this.#closest = Math.floor(random() * readerCount);
  }

  /** One wish of somebody. @returns what came of it; null when the rules let nothing take place. */
  step(verified: readonly boolean[]): Entry | null {
    const entry = this.#take(pick(this.#random, steps), verified);
    if (entry !== null) this.log.push(entry);
    return entry;
  }

  #take(step: string, verified: readonly boolean[]): Entry | null {
    // Most of it takes place with one of the readers, so that long stories come of it and not only beginnings.
    const reader = this.#random() < 0.6 ? this.#closest : Math.floor(this.#random() * readerCount);
    const by = pick(this.#random, sides);
    if (step === 'connect') return this.#move(reader, by, 'request', verified);
    if (step === 'accept') return this.#move(reader, by, 'accept', verified);
    if (step === 'end') return this.#move(reader, by, 'leave', verified);
    if (step === 'block' || step === 'unblock') return this.#block(reader, by, step === 'block');
    if (step === 'watch' || step === 'unwatch') return this.#watch(reader, step === 'watch');
    const part = pick(this.#random, parts);
    if (step === 'disclose')
      return { what: 'disclosed', category: part.category, audience: pick(this.#random, audiences) };
    return this.#tell(step, part);
  }

  #move(reader: number, by: Side, action: PartnerAction, verified: readonly boolean[]): Entry | null {
    const standing = this.standings[reader];
    if (standing === undefined || standing.blockedBy.size > 0) return null;
    const own = by === 'reader' ? standing.relation : mirroredState(standing.relation);
    const step = partnerStep(own, action);
    if (typeof step === 'string') return null;
    // Only those whom a bank attests ask and accept; every author of these worlds is.
    if ((step.to === 'requested' || step.to === 'active') && verified[reader] !== true) return null;
    standing.relation = by === 'reader' ? step.to : mirroredState(step.to);
    if (step.to === 'active') return { what: 'accepted', reader };
    return step.to === 'requested' ? { what: 'requested', by, reader } : { what: 'ended', reader };
  }

  #block(reader: number, by: Side, add: boolean): Entry | null {
    const standing = this.standings[reader];
    if (standing === undefined || standing.blockedBy.has(by) === add) return null;
    // Whoever is shut out finds nobody there to shut out in turn.
    if (add && standing.blockedBy.size > 0) return null;
    if (!add) {
      standing.blockedBy.delete(by);
      return { what: 'unblocked', by, reader };
    }
    standing.blockedBy.add(by);
    standing.watched = false;
    const step = partnerStep(standing.relation, 'leave');
    if (typeof step !== 'string') standing.relation = step.to;
    return { what: 'blocked', by, reader };
  }

  #watch(reader: number, add: boolean): Entry | null {
    const standing = this.standings[reader];
    if (standing === undefined || standing.watched === add || standing.blockedBy.size > 0) return null;
    standing.watched = add;
    return { what: add ? 'watched' : 'unwatched', reader };
  }

  /** What the banks do: a bank speaks only while it is allowed to. */
  #tell(step: string, { category, source }: (typeof parts)[number]): Entry | null {
    const state = this.#sources[source];
    const key = `${source} ${category}`;
    const silent = this.#silent.has(key);
    if (step === 'renew') {
      if (state === 'active') return null;
      this.#sources[source] = 'active';
      for (const one of parts) if (one.source === source) this.#silent.delete(`${source} ${one.category}`);
      return { what: 'consent_renewed', source };
    }
    if (step === 'withdraw' && state !== 'withdrawn') {
      this.#sources[source] = 'withdrawn';
      return { what: 'consent_withdrawn', source };
    }
    if (state !== 'active') return null;
    if (step === 'expire') {
      this.#sources[source] = 'expired';
      return { what: 'consent_expired', source };
    }
    if (step === 'withdraw_category' && !silent) {
      this.#silent.add(key);
      return { what: 'category_withdrawn', source, category };
    }
    if (step === 'return_category' && silent) {
      this.#silent.delete(key);
      return { what: 'category_returned', source, category };
    }
    return step === 'change' && !silent ? { what: 'changed', source, category } : null;
  }
}
