-- Where members stand: their level and how it came, what is counted for it, who waits for a place, and which benefits
-- were used. The rules are in the programme document; here is state under (merchant, member).

-- One row per member who has one; a member without stands on the first level. Everything that changes a member's
-- standing or counts for it holds this row.
--   level      what was earned; hand_level is what staff gave, and counts until hand_until
--   since      since when that level was earned
--   carry      what is left of a whole growth, in fen times basis points: no fen of a small sale is lost
--   review_on  the first day after the period in which the level was earned or kept: then it is reviewed
--   grace_on   the first day after the grace that a review gave; null without one
--   due_at     when the review looks next; null when time alone changes nothing
create table tier_member (
    merchant_id       integer     not null,
    member_id         uuid        not null,
    level             text        not null,
    since             timestamptz not null,
    member_since      date        not null,
    referrer_id       uuid,
    referral_told_at  timestamptz,
    carry             bigint      not null default 0,
    review_on         date,
    grace_on          date,
    hand_level        text,
    hand_since        timestamptz,
    hand_until        timestamptz,
    due_at            timestamptz,
    constraint tier_member_pkey primary key (merchant_id, member_id),
    constraint tier_member_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint tier_member_referrer_fkey foreign key (merchant_id, referrer_id) references member (merchant_id, id),
    constraint tier_member_referrer_check check (referrer_id <> member_id),
    constraint tier_member_carry_check check (carry between 0 and 999999),
    constraint tier_member_grace_check check (grace_on is null or review_on is not null and grace_on > review_on),
    constraint tier_member_hand_check check (num_nonnulls(hand_level, hand_since, hand_until) in (0, 3)
                                             and hand_until > hand_since)
);
create index tier_member_due_idx on tier_member (merchant_id, due_at) where due_at is not null;
-- For counting the holders of a level that has a cap.
create index tier_member_level_idx on tier_member (merchant_id, level);
create index tier_member_hand_idx on tier_member (merchant_id, hand_level) where hand_level is not null;
create index tier_member_referrer_idx on tier_member (merchant_id, referrer_id) where referrer_id is not null;
select tenant_table('tier_member');

-- What counted for whom, each source once for ever: a sale, a recharge, a friend's first sale. counted_at is null while
-- only its return is known: events of one sale may come in either order after two cards became one.
create table tier_source (
    merchant_id      integer     not null,
    kind             text        not null,
    source_id        uuid        not null,
    member_id        uuid        not null,
    day              date        not null,
    amount_fen       bigint      not null,
    growth           bigint      not null default 0,
    returned_fen     bigint      not null default 0,
    returned_growth  bigint      not null default 0,
    counted_at       timestamptz,
    constraint tier_source_pkey primary key (merchant_id, kind, source_id),
    constraint tier_source_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint tier_source_kind_check check (kind in ('sale', 'recharge', 'referral')),
    constraint tier_source_amount_check check (returned_fen between 0 and amount_fen),
    constraint tier_source_growth_check check (returned_growth between 0 and growth)
);
create index tier_source_member_idx on tier_source (merchant_id, member_id);
select tenant_table('tier_source');

-- What went back of a source, each return once.
create table tier_return (
    merchant_id   integer     not null,
    kind          text        not null,
    return_id     uuid        not null,
    source_id     uuid        not null,
    amount_fen    bigint      not null,
    counted_at    timestamptz not null default app_now(),
    constraint tier_return_pkey primary key (merchant_id, kind, return_id),
    constraint tier_return_source_fkey foreign key (merchant_id, kind, source_id)
        references tier_source (merchant_id, kind, source_id),
    constraint tier_return_amount_check check (amount_fen > 0)
);
create index tier_return_source_idx on tier_return (merchant_id, kind, source_id);
select tenant_table('tier_return');

-- What is counted, summed by business day, so that any period is one range of few rows. A day with a sale that was not
-- wholly given back is a visit; visit_growth is the part of growth that the visit itself brought.
create table tier_day (
    merchant_id    integer     not null,
    member_id      uuid        not null,
    day            date        not null,
    spend_fen      bigint      not null default 0,
    sales          integer     not null default 0,
    recharged_fen  bigint      not null default 0,
    referrals      integer     not null default 0,
    growth         bigint      not null default 0,
    visit_growth   bigint      not null default 0,
    constraint tier_day_pkey primary key (merchant_id, member_id, day),
    constraint tier_day_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint tier_day_check check (spend_fen >= 0 and sales >= 0 and recharged_fen >= 0 and referrals >= 0
                                     and growth >= 0 and visit_growth between 0 and growth)
);
select tenant_table('tier_day');

-- How members came to where they stood, from the first level on. Kept for ever.
create table tier_change (
    merchant_id   integer     not null,
    id            bigint      not null generated always as identity,
    member_id     uuid        not null,
    changed_at    timestamptz not null default app_now(),
    from_level    text        not null,
    to_level      text        not null,
    cause         text        not null,
    until         timestamptz,
    reason        text,
    actor         text        not null,
    constraint tier_change_pkey primary key (merchant_id, id),
    constraint tier_change_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint tier_change_cause_check check (cause in ('earned', 'tenure', 'review', 'place', 'by_hand', 'hand_ended',
                                                        'merge', 'programme'))
);
create index tier_change_member_idx on tier_change (merchant_id, member_id, id);
select tenant_table('tier_change');

-- Who earned a level that is full, first come, first served.
create table tier_waiting (
    merchant_id   integer     not null,
    level         text        not null,
    place         bigint      not null generated always as identity,
    member_id     uuid        not null,
    since         timestamptz not null default app_now(),
    constraint tier_waiting_pkey primary key (merchant_id, level, place),
    constraint tier_waiting_member_key unique (merchant_id, member_id, level),
    constraint tier_waiting_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id)
);
select tenant_table('tier_waiting');

-- Benefits that staff granted, one row each.
create table tier_benefit_use (
    merchant_id   integer     not null,
    id            uuid        not null,
    member_id     uuid        not null,
    benefit       text        not null,
    level         text        not null,
    used_on       date        not null,
    used_at       timestamptz not null default app_now(),
    store_id      uuid        not null,
    note          text        not null default '',
    actor         text        not null,
    constraint tier_benefit_use_pkey primary key (merchant_id, id),
    constraint tier_benefit_use_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint tier_benefit_use_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id)
);
create index tier_benefit_use_member_idx on tier_benefit_use (merchant_id, member_id, benefit, used_on);
select tenant_table('tier_benefit_use');
