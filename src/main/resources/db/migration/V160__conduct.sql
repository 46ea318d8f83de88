-- House rules: what was done about breaches of them, what members said to it, and who decided. The rules themselves are
-- in the programme document; here is state under (merchant, rule code, programme version).

-- A measure on a member. Texts are null once the person was deleted on request; everything else stays.
--   state       announced: a cancellation whose notice still runs; in_force; ended: its time is over; lifted: undone
--   approved_by the second person; null for a warning, which one person may give
--   ends_at     when a freeze ends by itself; no money is locked for ever
--   final_at    when a cancellation could no longer be appealed, or was upheld: then the principal is paid back
--   due_at      when time alone changes it next, its appeal included; null when it does not
create table measure (
    merchant_id        integer     not null,
    id                 uuid        not null,
    member_id          uuid        not null,
    kind               text        not null,
    rule               text        not null,
    programme_version  integer     not null,
    reason             text,
    evidence           jsonb       not null default '[]',
    state              text        not null,
    proposed_by        text        not null,
    approved_by        text,
    approval_id        uuid,
    taken_at           timestamptz not null default app_now(),
    takes_effect_at    timestamptz not null,
    ends_at            timestamptz,
    appeal_until       timestamptz not null,
    final_at           timestamptz,
    ended_at           timestamptz,
    end_cause          text,
    due_at             timestamptz,
    constraint measure_pkey primary key (merchant_id, id),
    constraint measure_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint measure_programme_fkey foreign key (merchant_id, programme_version)
        references programme_version (merchant_id, version),
    constraint measure_kind_check check (kind in ('warn', 'freeze', 'cancel')),
    constraint measure_state_check check (state in ('announced', 'in_force', 'ended', 'lifted')),
    constraint measure_announced_check check (state <> 'announced' or kind = 'cancel'),
    constraint measure_two_people_check check ((kind = 'warn') = (approved_by is null)
        and (approved_by is null) = (approval_id is null)),
    constraint measure_other_person_check check (approved_by <> proposed_by),
    constraint measure_freeze_check check ((kind = 'freeze') = (ends_at is not null)),
    constraint measure_final_check check (final_at is null or kind = 'cancel'),
    constraint measure_ended_check check ((state in ('ended', 'lifted')) = (ended_at is not null)
        and (ended_at is null) = (end_cause is null)),
    constraint measure_cause_check check (end_cause in ('time', 'appeal', 'undecided')),
    constraint measure_appeal_until_check check (appeal_until > taken_at)
);
create index measure_member_idx on measure (merchant_id, member_id, id);
create index measure_due_idx on measure (due_at) where due_at is not null;
select tenant_table('measure');

-- Which measure keeps a card frozen, and what the card was before. A card that staff had frozen already stands in no
-- row: it stays frozen when the measure is over.
create table measure_card (
    merchant_id    integer     not null,
    card_id        uuid        not null,
    measure_id     uuid        not null,
    was            text        not null,
    constraint measure_card_pkey primary key (merchant_id, card_id),
    constraint measure_card_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id),
    constraint measure_card_measure_fkey foreign key (merchant_id, measure_id) references measure (merchant_id, id),
    constraint measure_card_was_check check (was in ('active', 'lost'))
);
create index measure_card_measure_idx on measure_card (merchant_id, measure_id);
select tenant_table('measure_card');

-- What a member said to a measure, once; decided by who took no part in it. Nobody decided in time: lapsed, and the
-- measure is lifted. Who did what is checked here too, where the measure's own row cannot.
create table measure_appeal (
    merchant_id    integer     not null,
    id             uuid        not null,
    measure_id     uuid        not null,
    text           text,
    state          text        not null default 'open',
    made_at        timestamptz not null default app_now(),
    decide_until   timestamptz not null,
    decided_by     text,
    decided_at     timestamptz,
    reason         text,
    constraint measure_appeal_pkey primary key (merchant_id, id),
    constraint measure_appeal_measure_key unique (merchant_id, measure_id),
    constraint measure_appeal_measure_fkey foreign key (merchant_id, measure_id) references measure (merchant_id, id),
    constraint measure_appeal_state_check check (state in ('open', 'upheld', 'lifted', 'lapsed')),
    constraint measure_appeal_decided_check check ((state = 'open') = (decided_by is null)
        and (decided_by is null) = (decided_at is null)),
    constraint measure_appeal_until_check check (decide_until > made_at)
);
create index measure_appeal_open_idx on measure_appeal (merchant_id, id) where state = 'open';
select tenant_table('measure_appeal');
