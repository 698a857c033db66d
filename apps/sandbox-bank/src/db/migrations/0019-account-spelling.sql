-- Accounts are found however their number is parted: `comparable` (accounts/account-number.ts) writes the same. No two accounts may
-- differ in their partings alone, or a payment could go to the wrong one.
create unique index accounts_comparable on accounts (upper(translate(account_id, ' -', '') collate "C"));
