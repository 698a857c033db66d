import type { FreshDatabase } from '../database.ts';
import { newId } from '../../../apps/server/src/platform/ids.ts';
import { mirroredState } from '../../../apps/server/src/modules/network/index.ts';
import { parts, readerCount, type Entry } from './history.ts';
import type { Play } from './play.ts';

/** What took place in one history of the batch, in one round. */
export interface Happened {
  readonly place: number;
  readonly entry: Entry;
}

/**
 * Many histories at once in one database: each has an author of its own, all share the readers. What takes place in a round is
 * written with one statement for each table, as the services of the product write it one by one.
 */
export class BulkWorld {
  readonly authors: readonly string[];
  readonly readers: readonly string[] = Array.from({ length: readerCount }, () => newId());
  /** One member of each reader. */
  readonly persons: readonly string[] = this.readers.map(() => newId());
  readonly sources: readonly [string, string];
  readonly #fresh: FreshDatabase;
  readonly #plays: readonly Play[];
  #round = 0;

  constructor(fresh: FreshDatabase, sources: readonly [string, string], plays: readonly Play[]) {
    this.#fresh = fresh;
    this.sources = sources;
    this.#plays = plays;
    this.authors = plays.map(() => newId());
  }

  author(place: number): string {
    return this.authors[place] ?? '';
  }

  reader(place: number): string {
    return this.readers[place] ?? '';
  }

  person(place: number): string {
    return this.persons[place] ?? '';
  }

  source(place: number): string {
    return this.sources[place] ?? '';
  }

  /** Authors that have said everything once, and readers: all verified, with the disclosures that everyone begins with. */
  async begin(): Promise<void> {
    await this.#write(
      `insert into enterprises.enterprises select e::uuid, 'verified', null, 'E', now() from jsonb_array_elements_text($1::jsonb) e`,
      [...this.authors, ...this.readers],
    );
    await this.#write(
      `insert into enterprises.disclosures (enterprise_id, category, audience, changed_at) select e::uuid, d.c, d.a, now() from jsonb_array_elements_text($1::jsonb) e,
        (values ('identity', 'public'), ('activity', 'network'), ('standing', 'partners')) as d(c, a)`,
      this.authors,
    );
    await this.#write(
      `insert into enterprises.fact_sources select e::uuid, s::uuid, 'active', 1, now(), now()
        from jsonb_array_elements_text($1::jsonb->'authors') e, jsonb_array_elements_text($1::jsonb->'sources') s`,
      { authors: this.authors, sources: this.sources },
    );
    const facts = parts.map(({ category, source }) => ({ c: category, s: this.source(source) }));
    await this.#write(
      `insert into enterprises.facts (enterprise_id, key, source_id, category, value, as_of, received_at, assurance, version_id, shown_from)
        select e::uuid, f->>'c', (f->>'s')::uuid, f->>'c', '0'::jsonb, now(), now(), 'bank_verified', gen_random_uuid(), now()
        from jsonb_array_elements_text($1::jsonb->'authors') e, jsonb_array_elements($1::jsonb->'facts') f`,
      { authors: this.authors, facts },
    );
    const first = this.authors.flatMap((a) => facts.map(({ c, s }, n) => ({ a, c, s, i: n + 1 })));
    await this.#writeItems(first);
    await this.#fresh.query('analyze');
  }

  /** Writes what took place in one round: at most one thing in each history, and what befell readers. */
  async round(happened: readonly Happened[], flips: readonly { reader: number; verified: boolean }[]): Promise<void> {
    this.#round += 1;
    for (const { reader, verified } of flips)
      await this.#fresh.query('update enterprises.enterprises set status = $2 where enterprise_id = $1', [
        this.reader(reader),
        verified ? 'verified' : 'registered',
      ]);
    await this.#writeBlocks(happened);
    await this.#writeStandings(happened);
    await this.#writeDisclosures(happened);
    await this.#writeSources(happened);
    await this.#writeChanges(happened);
  }

  async #writeStandings(happened: readonly Happened[]): Promise<void> {
    const between = happened.flatMap(({ place, entry }) => {
      if (!('reader' in entry)) return [];
      const standing = this.#plays[place]?.standings[entry.reader];
      return standing === undefined ? [] : [{ a: this.author(place), r: this.reader(entry.reader), standing }];
    });
    const relations = between.flatMap(({ a, r, standing: { relation } }) =>
      relation === 'none'
        ? []
        : [
            { e: r, p: a, s: relation },
            { e: a, p: r, s: mirroredState(relation) },
          ],
    );
    await this.#write(
      `insert into enterprises.relations select (w->>'e')::uuid, (w->>'p')::uuid, w->>'s', null, now() from jsonb_array_elements($1::jsonb) w
        on conflict (enterprise_id, partner_id) do update set state = excluded.state`,
      relations,
    );
    const apart = between.filter(({ standing }) => standing.relation === 'none').map(({ a, r }) => ({ a, r }));
    await this.#write(
      `delete from enterprises.relations using (select (w->>'a')::uuid as a, (w->>'r')::uuid as r from jsonb_array_elements($1::jsonb) w) w
        where (enterprise_id = a and partner_id = r) or (enterprise_id = r and partner_id = a)`,
      apart,
    );
    await this.#write(
      `insert into network.watches select (w->>'r')::uuid, (w->>'a')::uuid, now() from jsonb_array_elements($1::jsonb) w on conflict do nothing`,
      between.filter(({ standing }) => standing.watched).map(({ a, r }) => ({ a, r })),
    );
    await this.#write(
      `delete from network.watches using jsonb_array_elements($1::jsonb) w where enterprise_id = (w->>'r')::uuid and watched_id = (w->>'a')::uuid`,
      between.filter(({ standing }) => !standing.watched).map(({ a, r }) => ({ a, r })),
    );
  }

  async #writeBlocks(happened: readonly Happened[]): Promise<void> {
    const rows = (what: 'blocked' | 'unblocked') =>
      happened.flatMap(({ place, entry }) => {
        if (entry.what !== what) return [];
        const [author, reader] = [this.author(place), this.reader(entry.reader)];
        const [by, other] = entry.by === 'author' ? [author, reader] : [reader, author];
        return [
          { e: by, o: other, s: 'given' },
          { e: other, o: by, s: 'received' },
        ];
      });
    await this.#write(
      `insert into enterprises.blocks select (w->>'e')::uuid, (w->>'o')::uuid, w->>'s', now() from jsonb_array_elements($1::jsonb) w`,
      rows('blocked'),
    );
    await this.#write(
      `delete from enterprises.blocks using jsonb_array_elements($1::jsonb) w
        where enterprise_id = (w->>'e')::uuid and other_id = (w->>'o')::uuid and side = w->>'s'`,
      rows('unblocked'),
    );
  }

  async #writeDisclosures(happened: readonly Happened[]): Promise<void> {
    const rows = happened.flatMap(({ place, entry }) =>
      entry.what === 'disclosed' ? [{ e: this.author(place), c: entry.category, a: entry.audience }] : [],
    );
    await this.#write(
      `update enterprises.disclosures d set audience = w->>'a' from jsonb_array_elements($1::jsonb) w
        where d.enterprise_id = (w->>'e')::uuid and d.category = w->>'c'`,
      rows,
    );
  }

  async #writeSources(happened: readonly Happened[]): Promise<void> {
    const states = { consent_withdrawn: 'withdrawn', consent_expired: 'expired', consent_renewed: 'active' } as const;
    const rows = happened.flatMap(({ place, entry }): object[] => {
      const e = this.author(place);
      switch (entry.what) {
        case 'consent_withdrawn':
        case 'consent_expired':
          return [{ e, s: this.source(entry.source), state: states[entry.what] }];
        case 'consent_renewed':
          return [{ e, s: this.source(entry.source), state: 'active', clear: true }];
        case 'category_withdrawn':
          return [{ e, s: this.source(entry.source), add: entry.category }];
        case 'category_returned':
          return [{ e, s: this.source(entry.source), take: entry.category }];
        default:
          return [];
      }
    });
    await this.#write(
      `update enterprises.fact_sources f set state = coalesce(w->>'state', f.state), withdrawn_categories = case
          when w ? 'clear' then '{}' when w ? 'add' then array_append(f.withdrawn_categories, w->>'add')
          when w ? 'take' then array_remove(f.withdrawn_categories, w->>'take') else f.withdrawn_categories end
        from jsonb_array_elements($1::jsonb) w where f.enterprise_id = (w->>'e')::uuid and f.source_id = (w->>'s')::uuid`,
      rows,
    );
  }

  async #writeChanges(happened: readonly Happened[]): Promise<void> {
    const rows = happened.flatMap(({ place, entry }) =>
      entry.what === 'changed'
        ? [{ a: this.author(place), c: entry.category, s: this.source(entry.source), i: 100 + this.#round }]
        : [],
    );
    await this.#write(
      `update enterprises.facts f set value = to_jsonb(w->>'i') from jsonb_array_elements($1::jsonb) w
        where f.enterprise_id = (w->>'a')::uuid and f.key = w->>'c' and f.source_id = (w->>'s')::uuid`,
      rows,
    );
    await this.#writeItems(rows);
  }

  #writeItems(rows: readonly { a: string; c: string; s: string; i: number }[]): Promise<void> {
    return this.#write(
      `insert into network.feed_items select (w->>'a')::uuid, (w->>'i')::bigint, (w->>'i')::bigint, gen_random_uuid(), 'facts_changed',
        w->>'c', (w->>'s')::uuid, '"kind":"facts_changed"' from jsonb_array_elements($1::jsonb) w`,
      rows,
    );
  }

  async #write(statement: string, what: object): Promise<void> {
    if (Array.isArray(what) && what.length === 0) return;
    await this.#fresh.query(statement, [JSON.stringify(what)]);
  }
}
