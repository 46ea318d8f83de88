-- Where members stand in their life with the merchant, told day by day. The stage itself stands with the member's facts.

-- How far a day's run of the stages has come: after_member is the last one seen; finished_at when all were.
create table lifecycle_run (
    merchant_id   integer     not null,
    day           date        not null,
    after_member  uuid,
    members       bigint      not null default 0,
    changes       bigint      not null default 0,
    finished_at   timestamptz,
    constraint lifecycle_run_pkey primary key (merchant_id, day),
    constraint lifecycle_run_counts_check check (members >= 0 and changes between 0 and members)
);
select tenant_table('lifecycle_run');

-- Each change of a stage: one a day at most, whatever runs how often. from_stage is null for the first one.
create table stage_change (
    merchant_id   integer     not null,
    member_id     uuid        not null,
    day           date        not null,
    from_stage    text,
    to_stage      text        not null,
    changed_at    timestamptz not null default app_now(),
    constraint stage_change_pkey primary key (merchant_id, member_id, day),
    constraint stage_change_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint stage_change_stage_check check (to_stage in ('new', 'active', 'at_risk', 'sleeping', 'lost')
        and from_stage in ('new', 'active', 'at_risk', 'sleeping', 'lost') and to_stage is distinct from from_stage)
);
create index stage_change_day_idx on stage_change (merchant_id, day, to_stage);
create index stage_change_retention_idx on stage_change (day);
select tenant_table('stage_change');
