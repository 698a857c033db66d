-- Search takes a number without being told of which scheme and country it is.
create index identifiers_by_value on enterprises.identifiers (value);
