-- The redemption shop: what members took for their points. What can be taken, for how much and how often, is a rule of
-- the programme; here is how many were taken and what became of each.

-- How many of an item, or of a prize of it, were taken, ever and per business day of the merchant. Always counted, also
-- without a limit, so that a limit that comes later knows what was before it. most: the limit at the last taking.
create table shop_count (
    merchant_id       integer     not null,
    item              text        not null,
    prize             text        not null default '',
    period            text        not null,
    taken             bigint      not null,
    most              bigint,
    constraint shop_count_pkey primary key (merchant_id, item, prize, period),
    constraint shop_count_period_check check (period = 'ever' or period ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    constraint shop_count_taken_check check (taken between 0 and coalesce(most, taken))
);
select tenant_table('shop_count');

-- How many of an item one member took.
create table shop_share (
    merchant_id       integer     not null,
    item              text        not null,
    member_id         uuid        not null,
    taken             bigint      not null,
    constraint shop_share_pkey primary key (merchant_id, item, member_id),
    constraint shop_share_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint shop_share_taken_check check (taken >= 0)
);
create index shop_share_member_idx on shop_share (merchant_id, member_id);
select tenant_table('shop_share');

-- One thing that somebody got: for points, or as a prize of a lottery ticket. A gift is open until it is handed over;
-- everything else is given at once. terms: the item or prize as it was on that day.
create table redemption (
    merchant_id       integer     not null,
    id                uuid        not null,
    member_id         uuid        not null,
    item              text        not null,
    prize             text,
    ticket_id         uuid,
    kind              text        not null,
    terms             jsonb       not null,
    programme_version integer     not null,
    operation_key     text        not null,
    points            bigint      not null,
    state             text        not null,
    code_hash         text,
    coupon_id         uuid,
    card_id           uuid,
    bonus_fen         bigint,
    day               date        not null,
    redeemed_at       timestamptz not null,
    ended_at          timestamptz,
    ended_by          text,
    store_id          uuid,
    reason            text,
    constraint redemption_pkey primary key (merchant_id, id),
    constraint redemption_operation_key unique (merchant_id, operation_key),
    constraint redemption_code_key unique (merchant_id, code_hash),
    constraint redemption_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint redemption_ticket_fkey foreign key (merchant_id, ticket_id) references redemption (merchant_id, id),
    constraint redemption_coupon_fkey foreign key (merchant_id, coupon_id) references coupon (merchant_id, id),
    constraint redemption_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id),
    constraint redemption_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint redemption_prize_check check ((prize is null) = (ticket_id is null)),
    constraint redemption_points_check check (case when prize is null then points > 0 else points = 0 end),
    constraint redemption_kind_check check (kind in ('gift', 'coupon', 'bonus', 'lottery_ticket')),
    constraint redemption_state_check check (state in ('open', 'given', 'cancelled') and (kind = 'gift' or state = 'given')),
    constraint redemption_code_check check ((kind = 'gift') = (code_hash is not null)),
    constraint redemption_coupon_check check ((kind = 'coupon') = (coupon_id is not null)),
    constraint redemption_bonus_check check (num_nonnulls(card_id, bonus_fen) = case kind when 'bonus' then 2 else 0 end
                                             and bonus_fen > 0),
    constraint redemption_ended_check check (num_nonnulls(ended_at, ended_by) = case state when 'open' then 0 else 2 end),
    constraint redemption_cancelled_check check ((state = 'cancelled') = (reason is not null))
);
create index redemption_member_idx on redemption (merchant_id, member_id, redeemed_at, id);
create index redemption_state_idx on redemption (merchant_id, state, redeemed_at, id);
create index redemption_ticket_idx on redemption (merchant_id, ticket_id) where ticket_id is not null;
select tenant_table('redemption');

-- Each draw of a ticket with the numbers it was decided by: drawn is one of 0 to below - 1, all equally likely; which
-- of them mean which prize stands in the terms of the ticket, in their order. 'out': the prize was there no more.
create table shop_draw (
    merchant_id       integer     not null,
    ticket_id         uuid        not null,
    draw              integer     not null,
    drawn             integer     not null,
    below             integer     not null,
    prize             text,
    outcome           text        not null,
    redemption_id     uuid,
    drawn_at          timestamptz not null,
    constraint shop_draw_pkey primary key (merchant_id, ticket_id, draw),
    constraint shop_draw_ticket_fkey foreign key (merchant_id, ticket_id) references redemption (merchant_id, id),
    constraint shop_draw_redemption_fkey foreign key (merchant_id, redemption_id) references redemption (merchant_id, id),
    constraint shop_draw_redemption_key unique (merchant_id, redemption_id),
    constraint shop_draw_drawn_check check (drawn between 0 and below - 1),
    constraint shop_draw_outcome_check check (outcome in ('won', 'blank', 'out')),
    constraint shop_draw_prize_check check ((outcome = 'blank') = (prize is null)
                                            and (outcome = 'won') = (redemption_id is not null))
);
select tenant_table('shop_draw');
