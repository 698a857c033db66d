/**
 * The parts of which the statements of the feed are made, each with its text fixed: a prepared statement never varies.
 * `$1` is the choice of neighbours: all, partners or watched.
 */

/**
 * Who reads; whom the reader deals with, and since when; what each of those shows the reader at this moment. To a reader who is not
 * verified nobody shows anything.
 */
export const neighbourhood = `
with reader as materialized (
  select m.enterprise_id, m.verified from enterprises.audience_members m
  where m.enterprise_id = (select platform.current_enterprise())
), partners as materialized (
  select p.partner_id, p.since from enterprises.audience_partners p
  where p.enterprise_id = (select platform.current_enterprise())
), neighbours as materialized (
  select p.partner_id as author_id, 'partner' as reason, p.since from partners p where $1::text <> 'watched'
  union all
  select w.watched_id, 'watched', w.since from network.watches w
  where w.enterprise_id = (select platform.current_enterprise()) and $1::text <> 'partners'
    and ($1::text = 'watched' or not exists (select 1 from partners p where p.partner_id = w.watched_id))
  union all
  select r.enterprise_id, 'own', null from reader r where $1::text = 'all'
), shown as materialized (
  select d.enterprise_id as author_id, array_agg(d.category) as categories from enterprises.audience_disclosures d
  where d.enterprise_id = any (array(select n.author_id from neighbours n)) and (select r.verified from reader r) and (
    d.audience in ('public', 'network')
    or (d.audience = 'partners' and d.enterprise_id = any (array(select p.partner_id from partners p))))
  group by d.enterprise_id
), speaking as materialized (
  select s.enterprise_id as author_id, array_agg(s.source_id) as sources from enterprises.audience_sources s
  where s.enterprise_id = any (array(select n.author_id from neighbours n)) and s.state <> 'withdrawn'
  group by s.enterprise_id
), authors as (
  select n.author_id, n.reason, n.since, c.categories, s.sources
  from neighbours n left join shown c using (author_id) left join speaking s using (author_id)
)`;

/** The audience test on an item `i` of an author `a`: own; or shown to the reader by a source that was not withdrawn. */
export const audienceTest = `(a.reason = 'own' or (i.category = any (a.categories) and i.source_id = any (a.sources)))`;

/** `$2`, `$3`: the place (item id, author) below which the page lies; `$4`: the horizon; `$5`: how many items. */
export function readFeedText(test: string): string {
  return `${neighbourhood}, page as materialized (
  select f.item_id, a.author_id, a.reason, a.since, f.category, f.payload from authors a
  cross join lateral (
    select i.item_id, i.category, i.payload from network.feed_items i
    where i.enterprise_id = a.author_id and i.item_id >= $4::bigint and i.item_id <= $2::bigint
      and (i.item_id, i.enterprise_id) < ($2::bigint, $3::uuid) and ${test}
    order by i.item_id desc limit $5::integer
  ) f
  order by f.item_id desc, a.author_id desc limit $5::integer
)
select p.item_id::text as "itemId", p.author_id::text as "authorId", p.category,
  '{"id":"' || p.item_id || '.' || p.author_id || '","author":{"id":"' || p.author_id
    || '","name":{"zh":' || coalesce(to_json(m.name_zh)::text, 'null') || ',"en":' || coalesce(to_json(m.name_en)::text, 'null')
    || '},"verified":' || m.verified || '},' || p.payload || ',"why":{"reason":"' || p.reason || '","since":'
    || coalesce('"' || to_char(p.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"', 'null') || '}}' as item,
  (select l.position::text from network.feed_position l) as newest
from (select 1) always
left join (page p join enterprises.audience_members m on m.enterprise_id = p.author_id) on true
order by p.item_id desc, p.author_id desc`;
}

/** How many items came since the position `$2`, counted no further than `$3`. */
export function countNewText(test: string): string {
  return `${neighbourhood}
select (select count(*)::integer from (
    select 1 from authors a cross join lateral (
      select 1 from network.feed_items i where i.enterprise_id = a.author_id and i.position > $2::bigint and ${test}
      limit $3::integer
    ) f limit $3::integer
  ) c) as count,
  (select l.position::text from network.feed_position l) as newest`;
}
