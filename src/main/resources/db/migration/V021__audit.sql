-- Who did what to whom. Append-only, sealed in batches like the ledger; details never hold personal data.

create table audit_entry (
    merchant_id   integer     not null,
    recorded_at   timestamptz not null default app_now(),
    id            bigint      not null generated always as identity,
    actor         text        not null,
    action        text        not null,
    subject       text        not null,
    detail        jsonb       not null default '{}',
    txid          xid8        not null default pg_current_xact_id(),
    constraint audit_entry_pkey primary key (merchant_id, recorded_at, id),
    constraint audit_entry_merchant_fkey foreign key (merchant_id) references merchant (id)
);
create index audit_entry_id_idx on audit_entry (merchant_id, id);
create index audit_entry_subject_idx on audit_entry (merchant_id, subject, id);
create index audit_entry_actor_idx on audit_entry (merchant_id, actor, id);
select tenant_table('audit_entry');

create function audit_refuse_change() returns trigger
    language plpgsql
    as $$ begin raise exception 'the audit trail is append-only: %', tg_op; end $$;
create trigger audit_entry_immutable before update or delete on audit_entry
    for each row execute function audit_refuse_change();
create trigger audit_entry_kept before truncate on audit_entry
    for each statement execute function audit_refuse_change();

-- Only audit_write writes (it runs as the owner).
revoke insert, update, delete, truncate on audit_entry from lingka_app, lingka_jobs;
