-- Two pairs of eyes: what one person asks for and another decides.

create table approval (
    merchant_id     integer     not null,
    id              uuid        not null,
    kind            text        not null,
    store_id        uuid,
    payload         jsonb       not null,
    reason          text        not null,
    state           text        not null default 'pending',
    requested_by    text        not null,
    requested_name  text        not null,
    requested_at    timestamptz not null default app_now(),
    expires_at      timestamptz not null,
    decided_by      text,
    decided_name    text,
    decided_at      timestamptz,
    decision_reason text,
    result          jsonb,
    finished_at     timestamptz,
    revision        integer     not null default 0,
    constraint approval_pkey primary key (merchant_id, id),
    constraint approval_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint approval_state_check check (state in ('pending', 'approved', 'applied', 'refused', 'rejected')),
    constraint approval_decided_check check ((state = 'pending') = (decided_by is null)
        and (decided_by is null) = (decided_at is null) and (decided_by is null) = (decision_reason is null)),
    constraint approval_other_person_check check (decided_by <> requested_by),
    constraint approval_reason_check check (length(btrim(reason)) > 0),
    constraint approval_finished_check check ((state in ('applied', 'refused')) = (finished_at is not null))
);
create index approval_state_idx on approval (merchant_id, state, id);
create index approval_unfinished_idx on approval (decided_at) where state = 'approved';
select tenant_table('approval');
