-- A source may go on speaking of some categories while the permission for others has been withdrawn: those are hidden from others.
alter table enterprises.fact_sources add column withdrawn_categories text[] not null default '{}';

create or replace view enterprises.audience_sources with (security_invoker = true) as
  select enterprise_id, source_id, state, withdrawn_categories from enterprises.fact_sources;

alter policy facts_audience on enterprises.facts using (
  enterprise_id = (select platform.current_enterprise())
  or (
    exists (select 1 from enterprises.audience_sources s
      where s.enterprise_id = facts.enterprise_id and s.source_id = facts.source_id and s.state <> 'withdrawn'
        and not facts.category = any (s.withdrawn_categories))
    and exists (select 1 from enterprises.audience_disclosures d
      where d.enterprise_id = facts.enterprise_id and d.category = facts.category and (
        d.audience = 'public'
        or (d.audience = 'network' and (select m.verified from enterprises.audience_members m
          where m.enterprise_id = (select platform.current_enterprise())))
        or (d.audience = 'partners' and exists (select 1 from enterprises.audience_partners p
          where p.enterprise_id = facts.enterprise_id and p.partner_id = (select platform.current_enterprise())))))));

alter policy fact_versions_audience on enterprises.fact_versions using (
  enterprise_id = (select platform.current_enterprise())
  or (
    exists (select 1 from enterprises.audience_sources s
      where s.enterprise_id = fact_versions.enterprise_id and s.source_id = fact_versions.source_id and s.state <> 'withdrawn'
        and not fact_versions.category = any (s.withdrawn_categories))
    and exists (select 1 from enterprises.audience_disclosures d
      where d.enterprise_id = fact_versions.enterprise_id and d.category = fact_versions.category and (
        d.audience = 'public'
        or (d.audience = 'network' and (select m.verified from enterprises.audience_members m
          where m.enterprise_id = (select platform.current_enterprise())))
        or (d.audience = 'partners' and exists (select 1 from enterprises.audience_partners p
          where p.enterprise_id = fact_versions.enterprise_id and p.partner_id = (select platform.current_enterprise())))))));

alter policy evidence_audience on enterprises.evidence using (
  enterprise_id = (select platform.current_enterprise())
  or (
    exists (select 1 from enterprises.audience_sources s
      where s.enterprise_id = evidence.enterprise_id and s.source_id = evidence.source_id and s.state <> 'withdrawn'
        and not s.withdrawn_categories && evidence.categories)
    and cardinality(evidence.categories) > 0
    and cardinality(evidence.categories) = (select count(*) from enterprises.audience_disclosures d
      where d.enterprise_id = evidence.enterprise_id and d.category = any (evidence.categories) and (
        d.audience = 'public'
        or (d.audience = 'network' and (select m.verified from enterprises.audience_members m
          where m.enterprise_id = (select platform.current_enterprise())))
        or (d.audience = 'partners' and exists (select 1 from enterprises.audience_partners p
          where p.enterprise_id = evidence.enterprise_id and p.partner_id = (select platform.current_enterprise())))))));
