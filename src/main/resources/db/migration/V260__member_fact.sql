-- What is known of each member, gathered from the features that own it, so that segments are counted in one place. Rows
-- follow the owners' events and are always computed anew from the owners, never added to; a rebuild gives the same.

-- Sex, year of birth and region are sealed like all that people tell, and found by keyed index. A region is found by
-- its province, its city and itself: GB/T 2260 codes of 2, 4 and 6 digits.
alter table member
    add column sex_index        text,
    add column birth_year_index text,
    add column region_indexes   text[];
-- Who was merged into a person: their cards and coupons tell of this person too.
create index member_merged_idx on member (merchant_id, merged_into) where merged_into is not null;

-- Words that staff put on members, as "vip" or "likes oat milk".
create table member_tag (
    merchant_id     integer     not null,
    member_id       uuid        not null,
    tag             text        not null,
    tagged_by       text        not null,
    tagged_at       timestamptz not null default app_now(),
    constraint member_tag_pkey primary key (merchant_id, member_id, tag),
    constraint member_tag_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint member_tag_tag_check check (length(tag) between 1 and 40)
);
create index member_tag_tag_idx on member_tag (merchant_id, tag, member_id);
select tenant_table('member_tag');

-- One row for each live member (kind member, status active). Days are business days; a visit is a day with a sale that
-- still stands (not wholly refunded), and spend is what was paid less what went back, on the day of the sale.
--   bucket          0 … 999, stable: a number of buckets is a random sample of members (member_bucket)
--   store_id        where the first card was taken; null elsewhere
--   source          of the join code of the first card; null without one
--   tier            the level that counts today; null for a member without a row there: the first level
--   card_kinds      of live cards, sorted
--   balance_fen     principal and bonus of all live cards
--   weekdays        visits by day of the week, Monday first; 7 numbers
--   hours           sales by hour of the day in the store's zone; 24 numbers
--   usual_gap_days  median of the last ten gaps between visits; null below three visits
--   coupons_held    pieces not used, not ended; held_coupons their templates, sorted
--   clicks          messages that the member clicked on; last_click_day of the last one
--   stage           of the lifecycle; kept by member_fact_stage
create table member_fact (
    merchant_id       integer     not null,
    member_id         uuid        not null,
    bucket            smallint    not null,
    joined_at         timestamptz not null default app_now(),
    joined_day        date        not null default current_date,
    store_id          uuid,
    source            text,
    tier              text,
    card_kinds        text[]      not null default '{}',
    sex_index         text,
    birth_day_index   text,
    birth_month_index text,
    birth_year_index  text,
    region_indexes    text[],
    tags              text[]      not null default '{}',
    balance_fen       bigint      not null default 0,
    points            bigint      not null default 0,
    first_sale_day    date,
    last_sale_day     date,
    sales             bigint      not null default 0,
    visits            bigint      not null default 0,
    spend_fen         bigint      not null default 0,
    weekdays          integer[]   not null default '{0,0,0,0,0,0,0}',
    hours             integer[]   not null default '{0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0}',
    usual_gap_days    numeric(7, 1),
    coupons_held      integer     not null default 0,
    coupons_used      integer     not null default 0,
    held_coupons      text[]      not null default '{}',
    used_coupons      text[]      not null default '{}',
    clicks            integer     not null default 0,
    last_click_day    date,
    stage             text        not null default 'new',
    stage_at          timestamptz not null default app_now(),
    refreshed_at      timestamptz not null default app_now(),
    constraint member_fact_pkey primary key (merchant_id, member_id),
    constraint member_fact_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint member_fact_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint member_fact_bucket_check check (bucket between 0 and 999),
    constraint member_fact_week_check check (cardinality(weekdays) = 7 and cardinality(hours) = 24),
    constraint member_fact_sale_check check ((visits = 0) = (first_sale_day is null)
        and (first_sale_day is null) = (last_sale_day is null) and visits <= sales),
    constraint member_fact_stage_check check (stage in ('new', 'active', 'at_risk', 'sleeping', 'lost'))
);
create index member_fact_bucket_idx on member_fact (merchant_id, bucket, member_id);
create index member_fact_stage_idx on member_fact (merchant_id, stage, member_id);
create index member_fact_last_sale_idx on member_fact (merchant_id, last_sale_day, member_id);
create index member_fact_birth_idx on member_fact (merchant_id, birth_day_index) where birth_day_index is not null;
select tenant_table('member_fact');

-- A member's visits: what stands of one business day's sales. hours has one entry for each sale.
create table member_sale_day (
    merchant_id       integer     not null,
    member_id         uuid        not null,
    day               date        not null,
    sales             integer     not null,
    spend_fen         bigint      not null,
    stores            uuid[]      not null,
    hours             smallint[]  not null,
    skus              text[]      not null default '{}',
    classes           text[]      not null default '{}',
    constraint member_sale_day_pkey primary key (merchant_id, member_id, day),
    constraint member_sale_day_fact_fkey foreign key (merchant_id, member_id)
        references member_fact (merchant_id, member_id) on delete cascade,
    constraint member_sale_day_check check (sales > 0 and spend_fen >= 0 and cardinality(hours) = sales)
);
create index member_sale_day_day_idx on member_sale_day (merchant_id, day) include (member_id, sales, spend_fen);
select tenant_table('member_sale_day');

-- What a member bought: times is on how many visits. kind tells whether code is a product's or a class of products.
create table member_goods (
    merchant_id       integer     not null,
    member_id         uuid        not null,
    kind              text        not null,
    code              text        not null,
    times             integer     not null,
    first_day         date        not null,
    last_day          date        not null,
    constraint member_goods_pkey primary key (merchant_id, member_id, kind, code),
    constraint member_goods_fact_fkey foreign key (merchant_id, member_id)
        references member_fact (merchant_id, member_id) on delete cascade,
    constraint member_goods_kind_check check (kind in ('sku', 'class')),
    constraint member_goods_times_check check (times > 0 and first_day <= last_day)
);
create index member_goods_code_idx on member_goods (merchant_id, kind, code, last_day) include (member_id, times);
select tenant_table('member_goods');

-- Which messages a member clicked on, as told by the event MessageClicked.
create table member_click (
    merchant_id       integer     not null,
    member_id         uuid        not null,
    message_id        uuid        not null,
    day               date        not null,
    constraint member_click_pkey primary key (merchant_id, member_id, message_id),
    constraint member_click_fact_fkey foreign key (merchant_id, member_id)
        references member_fact (merchant_id, member_id) on delete cascade
);
select tenant_table('member_click');

-- A rebuild of a merchant's facts, page by page: how far it came, so that it goes on after a crash.
create table fact_rebuild (
    merchant_id       integer     not null,
    id                uuid        not null,
    asked_by          text        not null,
    asked_at          timestamptz not null default app_now(),
    after_member      uuid,
    members           bigint      not null default 0,
    finished_at       timestamptz,
    constraint fact_rebuild_pkey primary key (merchant_id, id),
    constraint fact_rebuild_members_check check (members >= 0)
);
-- One at a time.
create unique index fact_rebuild_open_key on fact_rebuild (merchant_id) where finished_at is null;
select tenant_table('fact_rebuild');

-- Members from before are gathered by a rebuild, which begins with the start of the new version.
do $$
declare
    v_merchant integer;
begin
    for v_merchant in select id from merchant order by id loop
        perform set_config('app.merchant', v_merchant::text, true);
        insert into fact_rebuild (merchant_id, id, asked_by) values (v_merchant, gen_random_uuid(), 'system');
    end loop;
    perform set_config('app.merchant', '', true);
end $$;
