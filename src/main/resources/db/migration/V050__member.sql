-- People: who they are, how they are reached, what they agreed to. Personal data is sealed under the person's own key
-- and found by keyed index; deletion shreds the key and leaves the pseudonym (the id) to the books.

create table member (
    merchant_id    integer     not null,
    id             uuid        not null,
    kind           text        not null default 'guest',
    status         text        not null default 'active',
    phone_sealed   text,
    phone_index    text,
    phone_key_id   uuid,
    phone_at       timestamptz,
    profile_sealed text,
    profile_key_id uuid,
    version        integer     not null default 0,
    merged_into    uuid,
    created_at     timestamptz not null default app_now(),
    joined_at      timestamptz,
    ended_at       timestamptz,
    constraint member_pkey primary key (merchant_id, id),
    constraint member_merchant_fkey foreign key (merchant_id) references merchant (id),
    constraint member_merged_fkey foreign key (merchant_id, merged_into) references member (merchant_id, id),
    constraint member_kind_check check (kind in ('guest', 'member')),
    constraint member_status_check check (status in ('active', 'merged', 'deleted')),
    constraint member_merged_check check ((status = 'merged') = (merged_into is not null)),
    constraint member_ended_check check ((status = 'active') = (ended_at is null)),
    constraint member_phone_check check ((phone_sealed is null) = (phone_index is null)
                                     and (phone_sealed is null) = (phone_key_id is null)),
    constraint member_profile_check check ((profile_sealed is null) = (profile_key_id is null)),
    constraint member_forgotten_check check (status = 'active' or (phone_sealed is null and profile_sealed is null))
);
-- One live person per phone number: two phones that join with one number at once cannot both win.
create unique index member_phone_key on member (merchant_id, phone_index) where phone_index is not null;
create index member_created_at_idx on member (merchant_id, created_at, id);
select tenant_table('member');

-- The key that a person's data is sealed under, itself sealed by the vault. A merge hands the keys over to the person
-- who stays; a deletion shreds them all, so that backups cannot be read either.
create table member_key (
    merchant_id    integer     not null,
    id             uuid        not null,
    member_id      uuid        not null,
    key_sealed     text,
    shredded_at    timestamptz,
    constraint member_key_pkey primary key (merchant_id, id),
    constraint member_key_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint member_key_shredded_check check ((key_sealed is null) = (shredded_at is not null))
);
create index member_key_member_idx on member_key (merchant_id, member_id);
select tenant_table('member_key');

-- How WeChat knows a person: an openid in one of the merchant's two apps, and the unionid that joins those apps.
create table member_identity (
    merchant_id    integer     not null,
    id             uuid        not null,
    app            text        not null default 'mini_program',
    openid_index   text        not null,
    openid_sealed  text        not null,
    unionid_index  text,
    key_id         uuid        not null,
    member_id      uuid        not null,
    created_at     timestamptz not null default app_now(),
    seen_at        timestamptz not null default app_now(),
    constraint member_identity_pkey primary key (merchant_id, id),
    constraint member_identity_openid_key unique (merchant_id, app, openid_index),
    constraint member_identity_app_check check (app in ('mini_program', 'official_account')),
    constraint member_identity_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint member_identity_key_fkey foreign key (merchant_id, key_id) references member_key (merchant_id, id)
);
create index member_identity_member_idx on member_identity (merchant_id, member_id);
create index member_identity_unionid_idx on member_identity (merchant_id, unionid_index) where unionid_index is not null;
select tenant_table('member_identity');

-- A signed-in phone: the family of its refresh tokens. It belongs to the openid, so that a merge takes it along and a
-- deletion ends it. Real time, not business time.
create table member_session (
    merchant_id    integer     not null,
    id             uuid        not null,
    identity_id    uuid        not null,
    created_at     timestamptz not null default now(),
    expires_at     timestamptz not null,
    revoked_at     timestamptz,
    revoked_for    text,
    constraint member_session_pkey primary key (merchant_id, id),
    constraint member_session_identity_fkey
        foreign key (merchant_id, identity_id) references member_identity (merchant_id, id) on delete cascade,
    constraint member_session_revoked_check check ((revoked_at is null) = (revoked_for is null)),
    constraint member_session_reason_check check (revoked_for in ('reuse', 'sign_out'))
);
create index member_session_identity_idx on member_session (merchant_id, identity_id);
create index member_session_expires_at_idx on member_session (merchant_id, expires_at);
select tenant_table('member_session');

-- Refresh tokens by hash. A token that comes a second time was stolen or copied: its session ends.
create table member_refresh_token (
    merchant_id    integer     not null,
    token_hash     text        not null,
    session_id     uuid        not null,
    issued_at      timestamptz not null default now(),
    used_at        timestamptz,
    constraint member_refresh_token_pkey primary key (merchant_id, token_hash),
    constraint member_refresh_token_session_fkey
        foreign key (merchant_id, session_id) references member_session (merchant_id, id) on delete cascade
);
create index member_refresh_token_session_idx on member_refresh_token (merchant_id, session_id);
select tenant_table('member_refresh_token');

-- The ledger of consents: each giving and each withdrawal is a row, the newest per document counts.
create table member_consent (
    merchant_id    integer     not null,
    id             bigint      not null generated always as identity,
    member_id      uuid        not null,
    document       text        not null,
    version        text        not null,
    granted        boolean     not null,
    channel        text        not null,
    given_at       timestamptz not null default app_now(),
    constraint member_consent_pkey primary key (merchant_id, id),
    constraint member_consent_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint member_consent_document_check check (document in ('terms', 'privacy', 'marketing', 'recharge')),
    constraint member_consent_channel_check check (channel in ('mini_program', 'counter'))
);
create index member_consent_member_idx on member_consent (merchant_id, member_id, document, id);
select tenant_table('member_consent');
