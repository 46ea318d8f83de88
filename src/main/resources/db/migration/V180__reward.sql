-- What members were given by rule, friends who were brought, and what staff earned by selling cards.

-- Each time that a rule of the programme gave something. The pieces and points themselves stand with coupons
-- (source_kind = occasion, source_id = id) and in points_grant (kind 'reward', source = id).
create table reward_grant (
    merchant_id       integer     not null,
    id                uuid        not null,
    grant_code        text        not null,
    occasion          text        not null,
    source_id         text        not null,
    member_id         uuid        not null,
    store_id          uuid,
    day               date        not null,
    amount_fen        bigint,
    coupons           integer     not null default 0,
    points            bigint      not null default 0,
    limit_starts      date,
    take_back         boolean     not null,
    programme_version integer     not null,
    given_at          timestamptz not null default app_now(),
    taken_back_at     timestamptz,
    taken_coupons     integer     not null default 0,
    taken_points      bigint      not null default 0,
    constraint reward_grant_pkey primary key (merchant_id, id),
    constraint reward_grant_source_key unique (merchant_id, occasion, source_id, grant_code),
    constraint reward_grant_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint reward_grant_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint reward_grant_occasion_check check (occasion in ('sale', 'recharge', 'card_issued', 'tier_up', 'birthday',
        'birth_month', 'profile_completed', 'referral', 'referred')),
    constraint reward_grant_source_check check (length(source_id) between 1 and 100),
    constraint reward_grant_given_check check (coupons >= 0 and points >= 0),
    constraint reward_grant_taken_check check (taken_coupons between 0 and coupons and taken_points between 0 and points
        and (taken_back_at is not null or taken_coupons + taken_points = 0))
);
create index reward_grant_member_idx on reward_grant (merchant_id, member_id, id);
create index reward_grant_code_idx on reward_grant (merchant_id, grant_code, day);
select tenant_table('reward_grant');

-- How often a rule with a limit gave to a member within the limit's period.
create table reward_count (
    merchant_id   integer not null,
    member_id     uuid    not null,
    grant_code    text    not null,
    starts        date    not null,
    times         integer not null,
    constraint reward_count_pkey primary key (merchant_id, member_id, grant_code, starts),
    constraint reward_count_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint reward_count_times_check check (times >= 0)
);
select tenant_table('reward_count');

-- What went back of a sale or a recharge, once for each refund: when all of it is back, so is what it gave.
create table reward_return (
    merchant_id   integer     not null,
    occasion      text        not null,
    return_id     uuid        not null,
    source_id     text        not null,
    amount_fen    bigint      not null,
    returned_at   timestamptz not null default app_now(),
    constraint reward_return_pkey primary key (merchant_id, occasion, return_id),
    constraint reward_return_occasion_check check (occasion in ('sale', 'recharge')),
    constraint reward_return_amount_check check (amount_fen >= 0)
);
create index reward_return_source_idx on reward_return (merchant_id, occasion, source_id);
select tenant_table('reward_return');

-- How far the birthdays of a day are done, so that a run that was broken off goes on where it stopped.
create table reward_birthday_run (
    merchant_id   integer     not null,
    day           date        not null,
    occasion      text        not null,
    after_member  uuid,
    members       bigint      not null default 0,
    finished_at   timestamptz,
    constraint reward_birthday_run_pkey primary key (merchant_id, day, occasion),
    constraint reward_birthday_run_occasion_check check (occasion in ('birthday', 'birth_month')),
    constraint reward_birthday_run_members_check check (members >= 0)
);
select tenant_table('reward_birthday_run');

-- Birthdays are sealed like all that people tell; day and month are found by keyed index (one of 366, one of 12).
alter table member
    add column birth_day_index   text,
    add column birth_month_index text,
    add constraint member_birth_check check ((birth_day_index is null) = (birth_month_index is null)
        and (birth_day_index is null or (status = 'active' and profile_sealed is not null)));
create index member_birth_day_idx on member (merchant_id, birth_day_index, id) where birth_day_index is not null;
create index member_birth_month_idx on member (merchant_id, birth_month_index, id) where birth_month_index is not null;

-- Points that a rule of the programme gives are points for what is not a sale.
alter table points_grant
    drop constraint points_grant_kind_check,
    add constraint points_grant_kind_check
        check (kind in ('visit', 'sign_in', 'review', 'share', 'referral', 'profile', 'reward'));
