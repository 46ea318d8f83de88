-- Campaigns: who gets what, when and why; who was left alone on purpose; and what each member got, once.

-- next_at: when its next run begins, or when the next day's members join; null when nothing is to begin by itself.
create table campaign (
    merchant_id   integer     not null,
    id            uuid        not null,
    state         text        not null default 'draft',
    design        jsonb       not null,
    revision      integer     not null default 0,
    next_at       timestamptz,
    created_by    text        not null,
    created_at    timestamptz not null,
    started_at    timestamptz,
    ended_at      timestamptz,
    constraint campaign_pkey primary key (merchant_id, id),
    constraint campaign_merchant_fkey foreign key (merchant_id) references merchant (id),
    constraint campaign_state_check check (state in ('draft', 'running', 'paused', 'stopped', 'done')),
    constraint campaign_design_check check (jsonb_typeof(design) = 'object'),
    constraint campaign_started_check check ((state = 'draft') = (started_at is null)),
    constraint campaign_ended_check check ((state in ('stopped', 'done')) = (ended_at is not null)),
    constraint campaign_next_check check (next_at is null or state in ('running', 'paused'))
);
create index campaign_next_at_idx on campaign (next_at) where state = 'running' and next_at is not null;
create index campaign_running_idx on campaign (merchant_id) where state = 'running';
select tenant_table('campaign');

-- One execution, under the design as it was when it began. period: which one it is, once per campaign: the moment that it
-- was due, or the month that members of a trigger join in.
create table campaign_run (
    merchant_id   integer     not null,
    id            uuid        not null,
    campaign_id   uuid        not null,
    period        text        not null,
    state         text        not null default 'running',
    design        jsonb       not null,
    time_zone     text        not null,
    day           date        not null,
    members       bigint      not null default 0,
    held_out      bigint      not null default 0,
    given         bigint      not null default 0,
    spent_fen     bigint      not null default 0,
    started_at    timestamptz not null,
    ended_at      timestamptz,
    constraint campaign_run_pkey primary key (merchant_id, id),
    constraint campaign_run_period_key unique (merchant_id, campaign_id, period),
    constraint campaign_run_campaign_fkey foreign key (merchant_id, campaign_id) references campaign (merchant_id, id),
    constraint campaign_run_state_check check (state in ('running', 'stopped', 'done')),
    constraint campaign_run_counts_check
        check (members >= 0 and held_out between 0 and members and given >= 0 and spent_fen >= 0),
    constraint campaign_run_ended_check check ((state = 'running') = (ended_at is null))
);
create index campaign_run_running_idx on campaign_run (merchant_id, id) where state = 'running';
select tenant_table('campaign_run');

-- Who is in a run. step: the index of the next step; due_at: when that is; null when there is none (held out, through,
-- or ended for that reason). since: from this day on a visit counts as coming back. occasion: what is answered once per
-- campaign, whatever the run, as in 'birthday:2027' or 'event:17'.
create table campaign_audience (
    merchant_id   integer     not null,
    run_id        uuid        not null,
    member_id     uuid        not null,
    campaign_id   uuid        not null,
    held_out      boolean     not null,
    since         date        not null,
    joined_at     timestamptz not null,
    step          smallint    not null default 0,
    due_at        timestamptz,
    occasion      text,
    ended         text,
    constraint campaign_audience_pkey primary key (merchant_id, run_id, member_id),
    constraint campaign_audience_run_fkey foreign key (merchant_id, run_id) references campaign_run (merchant_id, id),
    constraint campaign_audience_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint campaign_audience_held_check check (not held_out or (due_at is null and step = 0)),
    constraint campaign_audience_ended_check check (ended is null or due_at is null),
    constraint campaign_audience_step_check check (step between 0 and 20)
);
create index campaign_audience_due_idx on campaign_audience (merchant_id, run_id, due_at, member_id)
    where due_at is not null;
create index campaign_audience_member_idx on campaign_audience (merchant_id, member_id, joined_at);
create index campaign_audience_campaign_idx on campaign_audience (merchant_id, campaign_id, member_id, joined_at);
create unique index campaign_audience_occasion_key on campaign_audience (merchant_id, campaign_id, member_id, occasion)
    where occasion is not null;
select tenant_table('campaign_audience');

-- What one step did for one member, once (I13). outcome: GIVEN, SAID, ASKED (staff), SKIPPED (its condition did not hold)
-- or why nothing was given; message: what became of the message, PLANNED or why it was suppressed.
create table campaign_step (
    merchant_id   integer     not null,
    run_id        uuid        not null,
    step          smallint    not null,
    member_id     uuid        not null,
    outcome       text        not null,
    coupon_id     uuid,
    template      text,
    points        bigint      not null default 0,
    message       text,
    message_id    uuid,
    cost_fen      bigint      not null default 0,
    done_at       timestamptz not null default app_now(),
    constraint campaign_step_pkey primary key (merchant_id, run_id, step, member_id),
    constraint campaign_step_run_fkey foreign key (merchant_id, run_id) references campaign_run (merchant_id, id),
    constraint campaign_step_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint campaign_step_step_check check (step between 0 and 19),
    constraint campaign_step_given_check check (points >= 0 and cost_fen >= 0
        and (outcome = 'GIVEN' or (coupon_id is null and points = 0 and cost_fen = 0))),
    constraint campaign_step_message_check check (message_id is null or message is not null)
);
create index campaign_step_member_idx on campaign_step (merchant_id, member_id, run_id);
select tenant_table('campaign_step');
