-- What somebody gave back on a day is summed before each of their refunds where the programme limits it.
create index sale_refund_actor_idx on sale_refund (merchant_id, actor, business_day) where approval_id is null;
