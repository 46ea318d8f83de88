-- How messages get there: leases of claimed deliveries, rates, what WeChat told before we knew of which, subscribe credits.

-- lease_until: real time; a claimed delivery may be claimed again after it. due_at stays business time.
-- doubts: how often it left and nobody answered.
alter table message_delivery
    add column lease_until timestamptz,
    add column doubts smallint not null default 0;
create index message_delivery_claim_idx on message_delivery (merchant_id, channel, class, due_at) where state = 'pending';

-- The rate of a merchant at one channel, over all replicas: what was sent is paid for until free_at (real time).
create table delivery_rate (
    merchant_id   integer     not null,
    channel       text        not null,
    free_at       timestamptz not null,
    constraint delivery_rate_pkey primary key (merchant_id, channel),
    constraint delivery_rate_merchant_fkey foreign key (merchant_id) references merchant (id)
);
select tenant_table('delivery_rate');

-- A channel's word about a message that was not marked as sent yet: it may come before our own mark. Kept for a day.
create table delivery_report (
    merchant_id   integer     not null,
    channel       text        not null,
    provider_id   text        not null,
    delivered     boolean     not null,
    told_at       timestamptz not null default now(),
    constraint delivery_report_pkey primary key (merchant_id, channel, provider_id),
    constraint delivery_report_merchant_fkey foreign key (merchant_id) references merchant (id),
    constraint delivery_report_provider_check check (length(provider_id) between 1 and 64)
);
create index delivery_report_told_at_idx on delivery_report (told_at);
select tenant_table('delivery_report');

-- How many subscribe messages of a template a person has allowed. The phone tells of an accept, and so does WeChat;
-- hinted and told are those of one side that the other has not met yet, so that one accept is one credit.
create table subscribe_credit (
    merchant_id   integer     not null,
    member_id     uuid        not null,
    template      text        not null,
    credits       integer     not null default 0,
    hinted        integer     not null default 0,
    hinted_at     timestamptz,
    told          integer     not null default 0,
    told_at       timestamptz,
    asked_at      timestamptz not null default app_now(),
    refused_at    timestamptz,
    constraint subscribe_credit_pkey primary key (merchant_id, member_id, template),
    constraint subscribe_credit_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint subscribe_credit_template_check check (length(template) between 1 and 64),
    constraint subscribe_credit_credits_check check (credits >= 0),
    constraint subscribe_credit_open_check check (hinted >= 0 and told >= 0)
);
select tenant_table('subscribe_credit');

-- When a person last spoke to one of the merchant's apps: customer-service messages may answer for 48 hours.
create table service_word (
    merchant_id   integer     not null,
    member_id     uuid        not null,
    app           text        not null,
    spoke_at      timestamptz not null,
    constraint service_word_pkey primary key (merchant_id, member_id, app),
    constraint service_word_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint service_word_app_check check (app in ('mini_program', 'official_account'))
);
create index service_word_spoke_at_idx on service_word (spoke_at);
select tenant_table('service_word');
