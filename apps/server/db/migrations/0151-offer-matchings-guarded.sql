-- Which enterprises are to be matched anew names enterprises, though nothing private of them: the network itself alone sees it.
alter table bank.offer_matchings enable row level security;
alter table bank.offer_matchings force row level security;
create policy system_offer_matchings on bank.offer_matchings to guildhall_system using (true) with check (true);
