-- What a campaign asks staff to do for a member, as to call them: once for a run, step and member. store_id: whose staff;
-- null for who is in all stores. words: what to do, in both languages, without anything about the person.
create table staff_task (
    merchant_id   integer     not null,
    id            uuid        not null,
    run_id        uuid        not null,
    step          smallint    not null,
    member_id     uuid        not null,
    store_id      uuid,
    words         jsonb       not null,
    due_on        date        not null,
    state         text        not null default 'open',
    note          text,
    created_at    timestamptz not null default app_now(),
    closed_by     text,
    closed_at     timestamptz,
    constraint staff_task_pkey primary key (merchant_id, id),
    constraint staff_task_step_key unique (merchant_id, run_id, step, member_id),
    constraint staff_task_run_fkey foreign key (merchant_id, run_id) references campaign_run (merchant_id, id),
    constraint staff_task_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint staff_task_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint staff_task_state_check check (state in ('open', 'done', 'dropped')),
    constraint staff_task_note_check check (length(note) between 1 and 200),
    constraint staff_task_closed_check check ((state = 'open') = (closed_at is null)
        and (state <> 'done' or (closed_by is not null and note is not null)))
);
create index staff_task_state_idx on staff_task (merchant_id, state, id);
create index staff_task_member_idx on staff_task (merchant_id, member_id);
select tenant_table('staff_task');
