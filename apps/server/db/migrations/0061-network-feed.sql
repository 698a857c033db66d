-- The feed: each enterprise is an author with a log of items. Nothing is copied for a reader; who may see an item is
-- decided when it is read, from what its author shows of that category at that moment.

-- kind: owned
create table network.feed_items (
  enterprise_id uuid not null,
  -- 41 bits of milliseconds since 2000-01-01 and 12 bits of sequence: ordered by the time of the change, exact in JavaScript.
  item_id bigint not null check (item_id between 0 and 9007199254740991),
  -- How far the log had grown when the item was written: ascends in the order of commit. Same form as item_id.
  position bigint not null,
  event_id uuid not null,
  kind text not null check (kind in ('facts_changed', 'facts_first_attested')),
  category text not null,
  source_id uuid not null,
  -- The members of the item's JSON object that are the same for every reader, as they are sent.
  payload text not null,
  primary key (enterprise_id, item_id) include (category, source_id),
  unique (enterprise_id, event_id)
);
create index feed_items_by_position on network.feed_items (enterprise_id, position);

-- One row. Whoever writes items takes it first and keeps it until the commit, so that positions ascend in the order of commit.
-- kind: local
create table network.feed_position (
  only_row boolean primary key default true check (only_row),
  position bigint not null
);
insert into network.feed_position (position) values (0);

alter table network.feed_items enable row level security;
alter table network.feed_items force row level security;

create policy audience on network.feed_items for select to guildhall_app using (
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
    and (select s.state <> 'withdrawn' from enterprises.audience_sources s
         where s.enterprise_id = feed_items.enterprise_id and s.source_id = feed_items.source_id)
  )
);
create policy system_items on network.feed_items to guildhall_system using (true) with check (true);

grant select on network.feed_items, network.feed_position to guildhall_app;
grant select, insert on network.feed_items to guildhall_system;
grant select, update on network.feed_position to guildhall_system;
