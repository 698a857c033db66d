-- What the reader's mandate had to allow when he was told, and of which customer numbers it had to be: asked again before anything
-- leaves the house. Null: only what the topic asks for; numbers null: of any number.
alter table notifications.notifications
  add column mandate_action text,
  add column mandate_connection_id uuid,
  add column mandate_customer_ids text[],
  add constraint notifications_mandate_check check (
    (mandate_connection_id is null) = (mandate_customer_ids is null)
    and (mandate_connection_id is null or mandate_action is not null)
  );
