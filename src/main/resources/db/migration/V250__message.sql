-- What a merchant says to its people: messages, the channels that they go by, and what people want to hear. What there is
-- to say, when it is quiet and how often marketing may speak are rules of the programme; here stands what came of them.

-- One thing said to one person, and its fate. It stands in the person's inbox unless it was suppressed. Texts are rendered
-- when it is planned, in both languages; who the person is stands in none of them.
--   month      the merchant's month in which it was planned; messages can be partitioned by it
--   source     what it came of: 'event:<type>:<id>', 'campaign:<run>:<step>', 'test:<staff>'
--   why        what its planner adds to its reason: {"campaign": {zh, en}, "segment": {zh, en}}
--   templates  what channels need beside the text: {"subscribe": {…}, "template": {…}, "sms": {…}}, rendered
--   language   in which channels say it that take one
--   channel    which one took it; 'inbox' where no other did
--   due_at     not before then, not even in the inbox; not_after: by a channel until then, null for no end
--   consented_at  of the consent to marketing that it rests on
create table message (
    merchant_id   integer     not null,
    month         date        not null,
    id            uuid        not null,
    member_id     uuid        not null,
    class         text        not null,
    kind          text        not null,
    source        text        not null,
    why           jsonb       not null default '{}',
    title         jsonb       not null,
    text          jsonb       not null,
    language      text        not null default 'zh',
    page          text,
    media         jsonb       not null default '[]',
    templates     jsonb       not null default '{}',
    value         smallint    not null default 0,
    inbox         boolean     not null,
    status        text        not null default 'planned',
    reason        text,
    channel       text,
    consented_at  timestamptz,
    planned_at    timestamptz not null default app_now(),
    due_at        timestamptz not null,
    not_after     timestamptz,
    sent_at       timestamptz,
    delivered_at  timestamptz,
    read_at       timestamptz,
    clicked_at    timestamptz,
    constraint message_pkey primary key (merchant_id, month, id),
    constraint message_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint message_month_check check (month = date_trunc('month', month)::date),
    constraint message_class_check check (class in ('transactional', 'marketing')),
    constraint message_kind_check check (kind ~ '^[a-z][a-z0-9-]{0,39}$'),
    constraint message_source_check check (length(source) between 1 and 120),
    constraint message_language_check check (language in ('zh', 'en')),
    constraint message_page_check check (length(page) between 1 and 200),
    constraint message_media_check check (jsonb_typeof(media) = 'array'),
    constraint message_value_check check (value between 0 and 1000),
    constraint message_status_check
        check (status in ('planned', 'suppressed', 'sent', 'delivered', 'failed', 'read', 'clicked')),
    constraint message_reason_check
        check (reason is not null or status not in ('suppressed', 'failed')),
    constraint message_suppressed_check check (status <> 'suppressed' or not inbox),
    constraint message_channel_check
        check (channel in ('inbox', 'subscribe', 'template', 'mass', 'service', 'sms', 'email')),
    constraint message_taken_check
        check (channel is not null or status not in ('sent', 'delivered')),
    constraint message_read_check check (status <> 'read' or read_at is not null),
    constraint message_clicked_check check (status <> 'clicked' or clicked_at is not null)
);
create index message_id_idx on message (merchant_id, id);
create index message_member_idx on message (merchant_id, member_id, due_at, id);
create index message_planned_at_idx on message (merchant_id, planned_at, id);
create index message_source_idx on message (merchant_id, source, id);
create index message_retention_idx on message (planned_at);
select tenant_table('message');

-- What was planned already, for good: 'event:<event>:<kind>', 'campaign:<run>:<step>:<member>'. Narrow and never
-- partitioned, so that a key is one message however often it is planned.
create table message_operation (
    merchant_id   integer     not null,
    key           text        not null,
    message_id    uuid        not null,
    planned_at    timestamptz not null default app_now(),
    constraint message_operation_pkey primary key (merchant_id, key),
    constraint message_operation_key_check check (length(key) between 1 and 200)
);
create index message_operation_planned_at_idx on message_operation (planned_at);
select tenant_table('message_operation');

-- A message on one channel. Channels are tried by place until one takes it: one is pending, later ones wait. A claim moves
-- due_at past its lease, as with events. class: the message's, so that service does not wait behind marketing.
-- provider_id: by which the channel's provider tells of it later.
create table message_delivery (
    merchant_id   integer     not null,
    month         date        not null,
    message_id    uuid        not null,
    place         smallint    not null,
    channel       text        not null,
    class         text        not null,
    state         text        not null,
    reason        text,
    provider_id   text,
    attempts      integer     not null default 0,
    due_at        timestamptz not null,
    lease_token   uuid,
    last_error    text,
    sent_at       timestamptz,
    delivered_at  timestamptz,
    constraint message_delivery_pkey primary key (merchant_id, month, message_id, place),
    constraint message_delivery_channel_key unique (merchant_id, month, message_id, channel),
    constraint message_delivery_message_fkey
        foreign key (merchant_id, month, message_id) references message (merchant_id, month, id) on delete cascade,
    constraint message_delivery_place_check check (place >= 0),
    constraint message_delivery_class_check check (class in ('transactional', 'marketing')),
    constraint message_delivery_channel_check
        check (channel in ('inbox', 'subscribe', 'template', 'mass', 'service', 'sms', 'email')),
    constraint message_delivery_state_check
        check (state in ('waiting', 'pending', 'sent', 'delivered', 'failed', 'suppressed')),
    constraint message_delivery_reason_check check (reason is not null or state not in ('failed', 'suppressed'))
);
-- One at a time: a message never goes by two channels at once.
create unique index message_delivery_pending_key on message_delivery (merchant_id, month, message_id)
    where state = 'pending';
create index message_delivery_due_idx on message_delivery (due_at, merchant_id) where state = 'pending';
create index message_delivery_provider_idx on message_delivery (merchant_id, channel, provider_id)
    where provider_id is not null;
select tenant_table('message_delivery');

-- What a person wants to hear, and the lock under which marketing to them is counted. Absent: everything that they
-- consented to. Kinds are transactional ones that were switched off on the way to the phone; the inbox keeps them.
create table message_preference (
    merchant_id       integer     not null,
    member_id         uuid        not null,
    marketing_off_at  timestamptz,
    channels_off      text[]      not null default '{}',
    kinds_off         text[]      not null default '{}',
    language          text        not null default 'zh',
    changed_at        timestamptz not null default app_now(),
    constraint message_preference_pkey primary key (merchant_id, member_id),
    constraint message_preference_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint message_preference_channels_check
        check (channels_off <@ array['inbox', 'mass', 'service', 'sms', 'email']),
    constraint message_preference_kinds_check check (cardinality(kinds_off) <= 100),
    constraint message_preference_language_check check (language in ('zh', 'en'))
);
select tenant_table('message_preference');

-- Marketing that reaches a person on a day of the merchant, counted for the caps over all campaigns. channels: those that
-- it may go by, 'inbox' where there is no other.
create table message_contact (
    merchant_id   integer     not null,
    member_id     uuid        not null,
    message_id    uuid        not null,
    day           date        not null,
    channels      text[]      not null,
    constraint message_contact_pkey primary key (merchant_id, member_id, message_id),
    constraint message_contact_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint message_contact_channels_check check (cardinality(channels) > 0)
);
create index message_contact_day_idx on message_contact (day);
select tenant_table('message_contact');
