-- An enterprise that is not verified sees only itself, in the feed too.
create policy reader on network.feed_items as restrictive for select to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()) or (select enterprises.sees_others()));
