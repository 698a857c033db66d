-- Who is told of what: from an author to those who watch it, in pages; and who operates the network, by its banks' customers.
create index watches_by_watched on network.watches (watched_id, enterprise_id);
create index mandates_of_operators on access.mandates (bank, customer_id) where role_id = 'operator';
