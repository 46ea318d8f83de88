-- Takes one of the places that an ID document has in a card kind; false when all are taken. Two takers of one document
-- come one after the other, and the unique place stands behind it.
--   p_args {"cardId", "orderId" (null without), "memberId", "kind"}
--   p_document {"index", "sealed", "keyId", "limit"}
create or replace function card_document_take(p_merchant integer, p_args jsonb, p_document jsonb) returns boolean
    language plpgsql
    as $$
declare
    v_kind  text := p_args ->> 'kind';
    v_index text := p_document ->> 'index';
    v_limit integer := (p_document ->> 'limit')::integer;
    v_place integer;
begin
    perform pg_advisory_xact_lock(hashtextextended(concat_ws('|', 'card_document', p_merchant, v_kind, v_index), 0));
    delete from card_document d
     where d.merchant_id = p_merchant and d.kind = v_kind and d.document_index = v_index and not card_document_held(d);
    if (select count(*) from card_document d
         where d.merchant_id = p_merchant and d.kind = v_kind and d.document_index = v_index) >= v_limit then
        return false;
    end if;
    select min(p) into v_place from generate_series(1, v_limit) p
     where not exists (select from card_document d where d.merchant_id = p_merchant and d.kind = v_kind
                          and d.document_index = v_index and d.place = p);
    insert into card_document (merchant_id, card_id, order_id, member_id, kind, document_index, place,
                               document_sealed, document_key_id)
    values (p_merchant, (p_args ->> 'cardId')::uuid, (p_args ->> 'orderId')::uuid, (p_args ->> 'memberId')::uuid,
            v_kind, v_index, v_place, p_document ->> 'sealed', (p_document ->> 'keyId')::uuid);
    return true;
end $$;
