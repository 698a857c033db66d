import pg from 'pg';
import { enterpriseId, readerPlace, tokenOf, type WorldSize } from './world.ts';

/** What a reader's home feed must hold by the rules, written as a plain join and run by the owner, whom no policy binds. */
const plainReading = (place: string): string => `
  with reader as (select * from enterprises.audience_members where enterprise_id = ${place}),
  neighbours as (
    select partner_id as author_id, true as partner from enterprises.audience_partners where enterprise_id = ${place}
    union all select watched_id, false from network.watches where enterprise_id = ${place}
    union all select ${place}, false)
  select i.item_id::text || '.' || i.enterprise_id as id from network.feed_items i
  where i.enterprise_id in (select author_id from neighbours) and (i.enterprise_id = ${place} or ((select verified from reader)
    and exists (select 1 from enterprises.audience_sources s where s.enterprise_id = i.enterprise_id and s.source_id = i.source_id and s.state <> 'withdrawn')
    and exists (select 1 from enterprises.audience_disclosures d where d.enterprise_id = i.enterprise_id and d.category = i.category and (
      d.audience in ('public', 'network')
      or (d.audience = 'partners' and i.enterprise_id in (select author_id from neighbours where partner))))))
  order by i.item_id desc, i.enterprise_id desc limit 20`;

/** Compares the pages of some readers with a plain reading. @returns how many differ, and how far back their pages reach in ms. */
export async function checkAnswers(options: {
  url: string;
  origin: string;
  cookie: string;
  size: WorldSize;
  samples: number;
}): Promise<{ wrong: number; reachedMs: number[] }> {
  const { url, origin, cookie, size, samples } = options;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let wrong = 0;
  const reachedMs: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const reader = Math.floor((sample * size.readers) / samples);
    const answer = await fetch(`${origin}/v1/feed`, { headers: { cookie: `${cookie}=${tokenOf(reader)}` } });
    // The schema of the answer is held against the server's by its own tests.
    const { items } = (await answer.json()) as { items: { id: string; occurredAt: string }[] };
    const { rows } = await client.query<{ id: string }>(plainReading(enterpriseId(readerPlace(String(reader), size))));
    if (rows.length !== 20 || rows.some((row, n) => row.id !== items[n]?.id)) wrong += 1;
    reachedMs.push(Date.now() - Date.parse(items.at(-1)?.occurredAt ?? ''));
  }
  await client.end();
  return { wrong, reachedMs };
}
