-- What every feature stands on: the merchant of this transaction, business time, idempotency, the outbox, job leases.

-- The merchant that row-level security lets through. NULLIF: after its first use on a pooled connection
-- the setting is '' and no longer NULL.
create function app_merchant() returns integer
    language sql stable parallel safe
    as $$ select nullif(current_setting('app.merchant', true), '')::integer $$;

-- Business time may be shifted in demo and tests; production refuses a shifted clock at its start.
create table app_clock (
    one          boolean  not null default true,
    offset_by    interval not null default interval '0',
    constraint app_clock_pkey primary key (one),
    constraint app_clock_one_check check (one)
);
insert into app_clock default values;

-- The only source of business time in SQL. Constant within a statement, like now().
create function app_now() returns timestamptz
    language sql stable
    as $$ select statement_timestamp() + (select offset_by from app_clock) $$;

-- Puts a table under row-level security: the application sees its merchant alone, jobs see all.
create function tenant_table(p_table regclass) returns void
    language plpgsql
    as $$
begin
    execute format('alter table %s enable row level security', p_table);
    execute format('alter table %s force row level security', p_table);
    execute format('create policy tenant on %s to lingka_app, lingka_owner
                    using (merchant_id = (select app_merchant()))
                    with check (merchant_id = (select app_merchant()))', p_table);
    execute format('create policy jobs on %s to lingka_jobs using (true) with check (true)', p_table);
end $$;

-- The answer to every operation that moves value, kept for replays in the same commit as its effects.
create table idempotency (
    merchant_id   integer     not null,
    principal     text        not null,
    key           text        not null,
    request_hash  text        not null,
    outcome       jsonb       not null,
    created_at    timestamptz not null default now(),
    constraint idempotency_pkey primary key (merchant_id, principal, key),
    constraint idempotency_key_check check (length(key) between 1 and 128)
);
create index idempotency_created_at_idx on idempotency (created_at);
select tenant_table('idempotency');

-- Events written in the commit of what they tell.
create table outbox_event (
    merchant_id   integer     not null,
    id            bigint      not null generated always as identity,
    type          text        not null,
    version       smallint    not null default 1,
    aggregate     text        not null,
    payload       jsonb       not null,
    created_at    timestamptz not null default now(),
    constraint outbox_event_pkey primary key (merchant_id, id)
);
select tenant_table('outbox_event');

-- Who listens to what; filled at start-up by the listeners themselves.
create table outbox_listener (
    event_type    text not null,
    listener      text not null,
    constraint outbox_listener_pkey primary key (event_type, listener)
);

-- One row per event and listener: claimed with a lease, handled, marked. A claim moves due_at past its lease, so
-- that due_at alone says when the row may be claimed (again); only the bearer of the token may mark it.
create table outbox_delivery (
    merchant_id   integer     not null,
    event_id      bigint      not null,
    listener      text        not null,
    aggregate     text        not null,
    state         text        not null default 'pending',
    attempts      integer     not null default 0,
    created_at    timestamptz not null default now(),
    due_at        timestamptz not null default now(),
    lease_token   uuid,
    last_error    text,
    constraint outbox_delivery_pkey primary key (merchant_id, event_id, listener),
    constraint outbox_delivery_event_fkey foreign key (merchant_id, event_id) references outbox_event (merchant_id, id),
    constraint outbox_delivery_state_check check (state in ('pending', 'done', 'dead'))
);
create index outbox_delivery_due_idx on outbox_delivery (due_at) where state = 'pending';
create index outbox_delivery_order_idx on outbox_delivery (merchant_id, listener, aggregate, event_id) where state = 'pending';
create index outbox_delivery_dead_idx on outbox_delivery (merchant_id, listener) where state = 'dead';
select tenant_table('outbox_delivery');

-- Leases of scheduled jobs. The fencing number rises with each holder, so that a frozen one cannot come back.
-- Real time: a shifted business clock must not end a lease.
create table job_lease (
    name          text        not null,
    holder        uuid        not null,
    fencing       bigint      not null,
    lease_until   timestamptz not null,
    constraint job_lease_pkey primary key (name)
);
