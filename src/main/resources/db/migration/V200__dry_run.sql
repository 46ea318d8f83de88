-- Programmes that were tried out: what was played, how far it is, and what came of it. Nothing else is ever written by
-- a dry run.

-- asked: what is played, as dev.lingka.dryrun.AskDryRun writes it. revision: of the draft, which must not change
-- meanwhile. checkpoint: where it is and the sums so far, so that another replica goes on where one was killed.
-- lease_token: who plays it; a player that froze past its lease finds another token here and stops.
create table dry_run (
    merchant_id      integer     not null,
    id               uuid        not null,
    version          integer     not null,
    revision         integer     not null,
    in_force         integer     not null,
    asked            jsonb       not null,
    state            text        not null default 'waiting',
    members          bigint      not null,
    members_played   bigint      not null default 0,
    checkpoint       jsonb,
    result           jsonb,
    failure          text,
    attempts         smallint    not null default 0,
    asked_by         text        not null,
    asked_at         timestamptz not null default app_now(),
    finished_at      timestamptz,
    lease_token      uuid,
    lease_until      timestamptz,
    constraint dry_run_pkey primary key (merchant_id, id),
    constraint dry_run_version_fkey foreign key (merchant_id, version)
        references programme_version (merchant_id, version),
    constraint dry_run_in_force_fkey foreign key (merchant_id, in_force)
        references programme_version (merchant_id, version),
    constraint dry_run_state_check check (state in ('waiting', 'running', 'done', 'failed')),
    constraint dry_run_members_check check (members >= 0 and members_played >= 0),
    constraint dry_run_finished_check check ((state in ('done', 'failed')) = (finished_at is not null)
        and (state = 'done') = (result is not null) and (state = 'failed') = (failure is not null))
);
-- One at a time for each merchant.
create unique index dry_run_under_way_key on dry_run (merchant_id) where state in ('waiting', 'running');
create index dry_run_due_idx on dry_run (asked_at) where state in ('waiting', 'running');
create index dry_run_version_idx on dry_run (merchant_id, version, id);
create index dry_run_asked_at_idx on dry_run (asked_at);
select tenant_table('dry_run');
