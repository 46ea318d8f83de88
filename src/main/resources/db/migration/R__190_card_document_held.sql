-- Whether what took a document's place still holds it: a card that is not closed, or an order that waits for its
-- payment and will open one.
create or replace function card_document_held(p_taken card_document) returns boolean
    language sql stable
    as $$
    select exists (select from card c where c.merchant_id = (p_taken).merchant_id and c.id = (p_taken).card_id
                      and c.status <> 'closed')
        or exists (select from recharge_order o where o.merchant_id = (p_taken).merchant_id
                      and o.id = (p_taken).order_id and o.state = 'pending')
$$;
