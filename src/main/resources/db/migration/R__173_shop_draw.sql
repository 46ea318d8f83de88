-- Draws once for a ticket and gives what was drawn. It is never refused, so that nobody can take a bad draw back: a prize
-- that is there no more, or a coupon that this member may not get, is a blank of the outcome 'out'.
--   p_ticket  what shop_give got for the ticket
--   p_spare   {"redemptionId", "codeHash", "couponId", "couponCodeHash"} of what may be won
-- The numbers below 10000 mean the prizes one after another, as many as their basis points say; the rest is blank.
-- Lock order: the prize's stock, then as shop_give.
create or replace function shop_draw(p_merchant integer, p_actor text, p_member uuid, p_ticket jsonb, p_draw integer,
                                         p_spare jsonb) returns void
    language plpgsql
    as $$
declare
    v_ticket  uuid := (p_ticket ->> 'redemptionId')::uuid;
    v_below   integer := 10000;
    v_drawn   integer := shop_random(v_below);
    v_prize   jsonb := shop_prize_at(p_ticket #> '{terms,lottery,prizes}', v_drawn);
    v_outcome text := 'blank';
begin
    if v_prize is not null then
        begin
            if not shop_count_one(p_merchant, p_ticket ->> 'item', v_prize ->> 'code', 'ever',
                                  (v_prize ->> 'stock')::bigint)
               or shop_give(p_merchant, p_actor, p_member, p_spare || jsonb_build_object(
                    'item', p_ticket -> 'item', 'prize', v_prize -> 'code', 'ticketId', v_ticket,
                    'operationKey', concat_ws(':', 'draw', v_ticket, p_draw), 'points', 0,
                    'cardId', p_ticket -> 'cardId', 'programmeVersion', p_ticket -> 'programmeVersion', 'terms', v_prize,
                    'piece', p_ticket #> array['pieces', v_prize ->> 'coupon'])) is not null then
                raise exception using errcode = 'LK001', message = 'out';
            end if;
            v_outcome := 'won';
        exception when sqlstate 'LK001' then
            v_outcome := 'out';
        end;
    end if;
    insert into shop_draw (merchant_id, ticket_id, draw, drawn, below, prize, outcome, redemption_id, drawn_at)
    values (p_merchant, v_ticket, p_draw, v_drawn, v_below, v_prize ->> 'code', v_outcome,
            case when v_outcome = 'won' then (p_spare ->> 'redemptionId')::uuid end, app_now());
    if v_outcome = 'won' then
        perform outbox_publish(p_merchant, 'PrizeWon', 'member:' || p_member, jsonb_build_object(
            'memberId', p_member, 'ticketId', v_ticket, 'draw', p_draw, 'item', p_ticket -> 'item',
            'prize', v_prize -> 'code', 'kind', v_prize -> 'kind', 'name', v_prize -> 'name',
            'redemptionId', p_spare -> 'redemptionId'));
    end if;
end $$;
