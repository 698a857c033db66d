-- What tells of a category whose permission was withdrawn is hidden from others like the facts themselves.
alter policy audience on network.feed_items using (
  enterprise_id = (select platform.current_enterprise())
  or (
    case (select d.audience from enterprises.audience_disclosures d
          where d.enterprise_id = feed_items.enterprise_id and d.category = feed_items.category)
      when 'public' then true
      when 'network' then (select m.verified from enterprises.audience_members m
                           where m.enterprise_id = (select platform.current_enterprise()))
      when 'partners' then (select true from enterprises.audience_partners p
                            where p.enterprise_id = feed_items.enterprise_id
                              and p.partner_id = (select platform.current_enterprise()))
      else false
    end
    and (select s.state <> 'withdrawn' and not feed_items.category = any (s.withdrawn_categories) from enterprises.audience_sources s
         where s.enterprise_id = feed_items.enterprise_id and s.source_id = feed_items.source_id)
  )
);
