-- What is to be handed over is looked for bank by bank, so that a slow one holds up nobody else's.

create index instructions_to_send_at_bank on payments.instructions (connection_id, send_at) where send_at is not null;
drop index payments.instructions_to_send;
