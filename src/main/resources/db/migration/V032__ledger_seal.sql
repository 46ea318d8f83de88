-- The ledger's chain: one row per posting, with its entries in it.
create view ledger_seal_source as
select p.merchant_id, p.txid, p.id,
       jsonb_build_array(p.txid::text, p.id, (extract(epoch from p.booked_at) * 1000000)::bigint, p.kind, p.key,
           p.source_kind, p.source_id, p.store_id, p.shift_id, p.actor, p.detail,
           (select jsonb_agg(jsonb_build_array(e.line, e.id, e.holder_id, e.counter, e.counter_ref, e.asset, e.amount,
                                               e.sequence, e.balance_after) order by e.line, e.id)
              from ledger_entry e
             where e.merchant_id = p.merchant_id and e.booked_at = p.booked_at and e.posting_id = p.id))::text
           as canonical
  from ledger_posting p;
insert into seal_chain (name, source) values ('ledger', 'ledger_seal_source');

-- The audit trail's chain.
create index audit_entry_position_idx on audit_entry (merchant_id, txid, id);
create view audit_seal_source as
select a.merchant_id, a.txid, a.id,
       jsonb_build_array(a.txid::text, a.id, (extract(epoch from a.recorded_at) * 1000000)::bigint, a.actor, a.action,
                         a.subject, a.detail)::text as canonical
  from audit_entry a;
insert into seal_chain (name, source) values ('audit', 'audit_seal_source');
