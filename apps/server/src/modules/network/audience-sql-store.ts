/**
 * The audience test for many readers at once, as the network itself asks it for open pages and before anyone is told of anything:
 * the same rule as the policies on facts and feed items, which ask it for the one who reads.
 */

/** Columns of the row that is tested. */
interface TestedColumns {
  readonly reader: string;
  readonly author: string;
  readonly category: string;
  readonly source: string;
}

/** The reader may meet the author at all: who is not verified sees only itself, and neither has blocked the other. */
export function mayMeet({ reader, author }: Pick<TestedColumns, 'reader' | 'author'>): string {
  return `((select m.verified from enterprises.audience_members m where m.enterprise_id = ${reader})
    and not exists (select 1 from enterprises.audience_blocks b where b.enterprise_id = ${reader} and b.other_id = ${author}))`;
}

/** The reader deals with the author: a partner, or watched. */
export function dealsWith({ reader, author }: Pick<TestedColumns, 'reader' | 'author'>): string {
  return `(exists (select 1 from enterprises.audience_partners p where p.enterprise_id = ${reader} and p.partner_id = ${author})
    or exists (select 1 from network.watches w where w.enterprise_id = ${reader} and w.watched_id = ${author}))`;
}

/** To whom the author shows what this source says of this category; null while the source may not be quoted on it. */
export function shownAudience({ author, category, source }: Omit<TestedColumns, 'reader'>): string {
  return `(select d.audience from enterprises.audience_disclosures d
    where d.enterprise_id = ${author} and d.category = ${category} and exists (select 1 from enterprises.audience_sources s
      where s.enterprise_id = ${author} and s.source_id = ${source} and s.state <> 'withdrawn' and not ${category} = any (s.withdrawn_categories)))`;
}

/** The reader, who is another one than the author, belongs to this audience of it. */
export function belongsTo({
  reader,
  author,
  audience,
}: Pick<TestedColumns, 'reader' | 'author'> & { audience: string }): string {
  return `(${mayMeet({ reader, author })} and case ${audience} when 'public' then true when 'network' then true
    when 'partners' then exists (select 1 from enterprises.audience_partners p where p.enterprise_id = ${author} and p.partner_id = ${reader})
    else false end)`;
}

/** The author shows what this source says of this category to the reader, who is another one. */
export function showsTo({ reader, author, category, source }: TestedColumns): string {
  return belongsTo({ reader, author, audience: shownAudience({ author, category, source }) });
}
