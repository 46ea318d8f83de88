-- Tenants, their stores, tills and people.

create table merchant (
    id            integer     not null generated always as identity,
    code          text        not null,
    name          text        not null,
    status        text        not null default 'active',
    time_zone     text        not null default 'Asia/Shanghai',
    service_phone text        not null default '',
    revision      integer     not null default 0,
    created_at    timestamptz not null default app_now(),
    constraint merchant_pkey primary key (id),
    constraint merchant_code_key unique (code),
    constraint merchant_code_check check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
    constraint merchant_status_check check (status in ('active', 'suspended'))
);

create table store (
    merchant_id   integer     not null,
    id            uuid        not null,
    code          text        not null,
    name          text        not null,
    address       text        not null default '',
    phone         text        not null default '',
    latitude      double precision,
    longitude     double precision,
    opening_hours text        not null default '',
    time_zone     text        not null default 'Asia/Shanghai',
    status        text        not null default 'open',
    revision      integer     not null default 0,
    created_at    timestamptz not null default app_now(),
    constraint store_pkey primary key (merchant_id, id),
    constraint store_code_key unique (merchant_id, code),
    constraint store_merchant_fkey foreign key (merchant_id) references merchant (id),
    constraint store_status_check check (status in ('open', 'closed'))
);
select tenant_table('store');

create table terminal (
    merchant_id      integer     not null,
    id               uuid        not null,
    store_id         uuid        not null,
    name             text        not null,
    client_id        text        not null,
    charge_limit_fen bigint      not null,
    status           text        not null default 'active',
    revision         integer     not null default 0,
    created_at       timestamptz not null default app_now(),
    constraint terminal_pkey primary key (merchant_id, id),
    constraint terminal_client_id_key unique (merchant_id, client_id),
    constraint terminal_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint terminal_status_check check (status in ('active', 'revoked')),
    constraint terminal_limit_check check (charge_limit_fen > 0)
);
select tenant_table('terminal');

create table staff (
    merchant_id   integer     not null,
    id            uuid        not null,
    name          text        not null,
    role          text        not null,
    all_stores    boolean     not null,
    phone_sealed  text,
    phone_index   text,
    status        text        not null default 'active',
    revision      integer     not null default 0,
    created_at    timestamptz not null default app_now(),
    constraint staff_pkey primary key (merchant_id, id),
    constraint staff_merchant_fkey foreign key (merchant_id) references merchant (id),
    constraint staff_role_check
        check (role in ('owner', 'manager', 'cashier', 'host', 'marketing', 'finance', 'auditor')),
    constraint staff_status_check check (status in ('active', 'suspended')),
    constraint staff_phone_check check ((phone_sealed is null) = (phone_index is null))
);
comment on column staff.phone_index is
    'Keyed hash, as a member''s: tells which card is the person''s own, on which nobody may act.';
select tenant_table('staff');

create table staff_store (
    merchant_id   integer not null,
    staff_id      uuid    not null,
    store_id      uuid    not null,
    constraint staff_store_pkey primary key (merchant_id, staff_id, store_id),
    constraint staff_store_staff_fkey foreign key (merchant_id, staff_id) references staff (merchant_id, id),
    constraint staff_store_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id)
);
select tenant_table('staff_store');

-- Who a token of the identity provider is. Read before a merchant is known, by one class only, so without
-- row-level security; it names staff or a terminal and holds nothing else. The issuer is the name of the OIDC
-- tenant, not its address, so that the provider may move.
create table staff_identity (
    merchant_id   integer not null,
    issuer        text    not null,
    subject       text    not null,
    staff_id      uuid,
    terminal_id   uuid,
    constraint staff_identity_pkey primary key (issuer, subject, merchant_id),
    constraint staff_identity_staff_fkey foreign key (merchant_id, staff_id) references staff (merchant_id, id),
    constraint staff_identity_terminal_fkey foreign key (merchant_id, terminal_id) references terminal (merchant_id, id),
    constraint staff_identity_one_check check (num_nonnulls(staff_id, terminal_id) = 1)
);
create index staff_identity_staff_idx on staff_identity (merchant_id, staff_id);
create index staff_identity_terminal_idx on staff_identity (merchant_id, terminal_id);
