-- What Lingka keeps of WeChat: each merchant's keys, its access tokens, and which notices and pushes were handled.
-- Columns named *_sealed hold what shared.crypto.Vault sealed for (table, column, merchant, row).

-- One row per merchant. The merchant's code, which never changes, is kept beside its keys for the addresses of notices.
-- The mini-program is always there; official account, payment and push are each whole or absent.
create table wechat_credential (
    merchant_id                 integer     not null,
    merchant_code               text        not null,
    revision                    bigint      not null default 1,
    app_id                      text        not null,
    app_secret_sealed           text        not null,
    official_app_id             text,
    official_app_secret_sealed  text,
    mch_id                      text,
    merchant_serial             text,
    private_key_sealed          text,
    api_v3_key_sealed           text,
    public_key_id               text,
    public_key                  text,
    push_token_sealed           text,
    push_aes_key_sealed         text,
    updated_at                  timestamptz not null default app_now(),
    constraint wechat_credential_pkey primary key (merchant_id),
    constraint wechat_credential_merchant_fkey foreign key (merchant_id) references merchant (id),
    constraint wechat_credential_official_check check (num_nonnulls(official_app_id, official_app_secret_sealed) in (0, 2)),
    constraint wechat_credential_pay_check check (
        num_nonnulls(mch_id, merchant_serial, private_key_sealed, api_v3_key_sealed, public_key_id, public_key) in (0, 6)),
    constraint wechat_credential_mch_id_check check (mch_id ~ '^[0-9]{8,32}$'),
    constraint wechat_credential_push_check check (push_token_sealed is not null or push_aes_key_sealed is null)
);
select tenant_table('wechat_credential');

-- The access token of one app, shared by all replicas. Whoever holds the lease asks WeChat; the others wait for the row.
-- Real time, not business time: WeChat counts it down.
create table wechat_token (
    merchant_id   integer     not null,
    app_id        text        not null,
    token_sealed  text,
    generation    bigint      not null default 0,
    refresh_at    timestamptz,
    lease_holder  uuid,
    lease_until   timestamptz,
    constraint wechat_token_pkey primary key (merchant_id, app_id),
    constraint wechat_token_merchant_fkey foreign key (merchant_id) references merchant (id),
    constraint wechat_token_refresh_check check ((token_sealed is null) = (refresh_at is null))
);
select tenant_table('wechat_token');

-- Every genuine payment notice by WeChat's unique id. The body is kept as a hash alone: it names the payer.
create table wechat_notice (
    merchant_id   integer     not null,
    id            text        not null,
    event_type    text        not null,
    body_hash     text        not null,
    state         text        not null default 'open',
    deliveries    integer     not null default 1,
    received_at   timestamptz not null default clock_timestamp(),
    finished_at   timestamptz,
    constraint wechat_notice_pkey primary key (merchant_id, id),
    constraint wechat_notice_merchant_fkey foreign key (merchant_id) references merchant (id),
    constraint wechat_notice_state_check check (state in ('open', 'handled', 'ignored')),
    constraint wechat_notice_finished_check check ((state = 'open') = (finished_at is null))
);
create index wechat_notice_open_idx on wechat_notice (merchant_id, received_at) where state = 'open';
create index wechat_notice_received_at_idx on wechat_notice (received_at);
select tenant_table('wechat_notice');

-- Pushed messages and events that were handled or are being handled. The key is a keyed hash: it is made of an openid.
create table wechat_push_event (
    merchant_id   integer     not null,
    key           text        not null,
    state         text        not null default 'open',
    deliveries    integer     not null default 1,
    lease_until   timestamptz not null,
    received_at   timestamptz not null default clock_timestamp(),
    constraint wechat_push_event_pkey primary key (merchant_id, key),
    constraint wechat_push_event_merchant_fkey foreign key (merchant_id) references merchant (id),
    constraint wechat_push_event_state_check check (state in ('open', 'handled'))
);
create index wechat_push_event_received_at_idx on wechat_push_event (received_at);
select tenant_table('wechat_push_event');
