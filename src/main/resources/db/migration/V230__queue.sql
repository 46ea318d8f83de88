-- Lines of waiting parties in stores, their tickets, and what hosts did with them. What a line is called, how long it may
-- get and when it is open are rules of the programme; here stands what came of them.

-- A line of a store, made by its first use, and the lock that every change in it takes. next_number: of the next ticket of
-- the day; a number is never given twice, and the version never falls, whatever the day. left_places: places of today
-- that a ticket left, to which an undo may bring it back, so that nobody else is ever given them. due_at: when time has
-- something to do here: half an hour before closes_at its waiting parties are told, then their tickets end.
create table queue_line (
    merchant_id       integer     not null,
    store_id          uuid        not null,
    line              text        not null,
    id                uuid        not null,
    day               date        not null,
    next_number       integer     not null default 1,
    version           bigint      not null default 0,
    left_places       numeric[]   not null default '{}',
    closes_at         timestamptz,
    due_at            timestamptz,
    paused_at         timestamptz,
    pause_message     jsonb,
    constraint queue_line_pkey primary key (merchant_id, store_id, line),
    constraint queue_line_id_key unique (merchant_id, id),
    constraint queue_line_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint queue_line_line_check check (line ~ '^[a-z0-9-]{1,32}$'),
    constraint queue_line_number_check check (next_number > 0 and version >= 0),
    constraint queue_line_due_check check (due_at is null or due_at <= closes_at),
    constraint queue_line_pause_check check (pause_message is null or paused_at is not null)
);
create index queue_line_due_idx on queue_line (due_at, id) where due_at is not null;
select tenant_table('queue_line');

-- One party that waits, or waited. terms: the rules of its line as it was taken under, {prefix, noticeAhead, noShowMinutes,
-- back, times}. place: where it stands among the tickets of its line and day; over: how many it went before by priority,
-- overtaken: how often others went before it. version: of the line at its last change; changed_by: of the step that
-- made it what it is, which an undo brings back. called_at is the last call's, first_called_at the first one's.
-- due_at: when who was called and is not there, or took it from afar and has not arrived, loses it.
create table queue_ticket (
    merchant_id       integer     not null,
    id                uuid        not null,
    store_id          uuid        not null,
    line              text        not null,
    day               date        not null,
    number            integer     not null,
    member_id         uuid,
    party_size        integer     not null,
    note              text,
    wish              text,
    source            text        not null,
    state             text        not null default 'waiting',
    place             numeric     not null,
    over              integer     not null default 0,
    overtaken         integer     not null default 0,
    ahead_at_taking   integer     not null,
    skips             integer     not null default 0,
    calls             integer     not null default 0,
    told_ahead        integer,
    remote            boolean     not null,
    terms             jsonb       not null,
    programme_version integer     not null,
    arrived_at        timestamptz,
    taken_at          timestamptz not null,
    first_called_at   timestamptz,
    called_at         timestamptz,
    due_at            timestamptz,
    seated_at         timestamptz,
    ended_at          timestamptz,
    table_code        text,
    merged_into       uuid,
    version           bigint      not null,
    changed_by        bigint      not null,
    constraint queue_ticket_pkey primary key (merchant_id, id),
    constraint queue_ticket_number_key unique (merchant_id, store_id, line, day, number),
    constraint queue_ticket_line_fkey foreign key (merchant_id, store_id, line)
        references queue_line (merchant_id, store_id, line),
    constraint queue_ticket_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint queue_ticket_merged_fkey foreign key (merchant_id, merged_into) references queue_ticket (merchant_id, id),
    constraint queue_ticket_number_check check (number > 0),
    constraint queue_ticket_party_check check (party_size between 1 and 99),
    constraint queue_ticket_text_check check (length(note) <= 60 and length(wish) <= 60),
    constraint queue_ticket_source_check check (source in ('phone', 'poster', 'host', 'kiosk')),
    constraint queue_ticket_state_check
        check (state in ('waiting', 'called', 'seated', 'no_show', 'cancelled', 'merged', 'closed')),
    constraint queue_ticket_counts_check
        check (over >= 0 and overtaken >= 0 and ahead_at_taking >= 0 and skips >= 0 and calls >= 0),
    constraint queue_ticket_called_check check (state <> 'called' or called_at is not null),
    constraint queue_ticket_first_check check ((called_at is null) = (first_called_at is null)),
    constraint queue_ticket_due_check
        check ((state <> 'called' or due_at is not null)
               and (due_at is null or state = 'called' or (state = 'waiting' and remote and arrived_at is null))),
    constraint queue_ticket_seated_check check ((state = 'seated') = (seated_at is not null)
                                                and (state = 'seated' or table_code is null)),
    constraint queue_ticket_ended_check check ((state in ('waiting', 'called')) = (ended_at is null)),
    constraint queue_ticket_merged_check check ((state = 'merged') = (merged_into is not null) and merged_into <> id)
);
-- A person has one live ticket in a store, however often and wherever it is asked for at once.
create unique index queue_ticket_live_key on queue_ticket (merchant_id, store_id, member_id)
    where state in ('waiting', 'called') and member_id is not null;
create index queue_ticket_live_idx on queue_ticket (merchant_id, store_id, line, place)
    where state in ('waiting', 'called');
create index queue_ticket_place_idx on queue_ticket (merchant_id, store_id, line, day, place);
create index queue_ticket_taken_idx on queue_ticket (merchant_id, store_id, line, taken_at);
create index queue_ticket_member_idx on queue_ticket (merchant_id, member_id, taken_at) where member_id is not null;
create index queue_ticket_merged_idx on queue_ticket (merchant_id, merged_into) where merged_into is not null;
create index queue_ticket_due_idx on queue_ticket (due_at, id) where due_at is not null;
select tenant_table('queue_ticket');

-- Each change in a line, by its version: who did it, and the tickets that it changed as they were before (without what
-- people wrote). A move is a step in both lines, with one version and other_line on each.
create table queue_step (
    merchant_id       integer     not null,
    store_id          uuid        not null,
    line              text        not null,
    version           bigint      not null,
    day               date        not null,
    kind              text        not null,
    actor             text        not null,
    at                timestamptz not null,
    ticket_id         uuid,
    other_line        text,
    before            jsonb       not null,
    undone_at         timestamptz,
    constraint queue_step_pkey primary key (merchant_id, store_id, line, version),
    constraint queue_step_line_fkey foreign key (merchant_id, store_id, line)
        references queue_line (merchant_id, store_id, line),
    constraint queue_step_ticket_fkey foreign key (merchant_id, ticket_id) references queue_ticket (merchant_id, id),
    constraint queue_step_kind_check check (kind in ('take', 'call', 'recall', 'seat', 'skip', 'no_show', 'cancel', 'arrive',
                                                     'move', 'merge', 'undo', 'pause', 'resume', 'close')),
    constraint queue_step_other_check check (other_line is null or kind in ('move', 'undo')),
    constraint queue_step_before_check check (jsonb_typeof(before) = 'array')
);
create index queue_step_ticket_idx on queue_step (merchant_id, ticket_id, version) where ticket_id is not null;
select tenant_table('queue_step');

-- Tables and counters of a store. ticket_id: the party that sits there, where a host said so.
create table queue_table (
    merchant_id       integer     not null,
    store_id          uuid        not null,
    code              text        not null,
    seats             integer     not null,
    state             text        not null default 'free',
    ticket_id         uuid,
    version           bigint      not null default 1,
    constraint queue_table_pkey primary key (merchant_id, store_id, code),
    constraint queue_table_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint queue_table_ticket_fkey foreign key (merchant_id, ticket_id) references queue_ticket (merchant_id, id),
    constraint queue_table_code_check check (length(code) between 1 and 16),
    constraint queue_table_seats_check check (seats between 1 and 99),
    constraint queue_table_state_check check (state in ('free', 'seated', 'cleaning')),
    constraint queue_table_party_check check (ticket_id is null or state = 'seated')
);
create index queue_table_ticket_idx on queue_table (merchant_id, ticket_id) where ticket_id is not null;
select tenant_table('queue_table');

-- The phone number that a party without the mini-program left, for as long as the merchant keeps it.
create table queue_guest_phone (
    merchant_id       integer     not null,
    ticket_id         uuid        not null,
    phone_sealed      text        not null,
    expires_at        timestamptz not null,
    constraint queue_guest_phone_pkey primary key (merchant_id, ticket_id),
    constraint queue_guest_phone_ticket_fkey foreign key (merchant_id, ticket_id)
        references queue_ticket (merchant_id, id)
);
create index queue_guest_phone_expires_at_idx on queue_guest_phone (expires_at);
select tenant_table('queue_guest_phone');

-- Screens in a store, each with a link of its own that can be taken back. Only the hash of its token is kept.
create table queue_display (
    merchant_id       integer     not null,
    id                uuid        not null,
    store_id          uuid        not null,
    token_hash        text        not null,
    name              text        not null,
    created_by        text        not null,
    created_at        timestamptz not null,
    revoked_at        timestamptz,
    constraint queue_display_pkey primary key (merchant_id, id),
    constraint queue_display_token_key unique (token_hash),
    constraint queue_display_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint queue_display_name_check check (length(name) between 1 and 40)
);
create index queue_display_store_idx on queue_display (merchant_id, store_id, created_at);
select tenant_table('queue_display');
