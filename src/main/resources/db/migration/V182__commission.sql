-- What staff earn by cards that they sold and by recharges: one item for each source, moved by lines alone.
create table commission_item (
    merchant_id       integer     not null,
    kind              text        not null,
    source_id         uuid        not null,
    staff_id          uuid        not null,
    card_id           uuid        not null,
    store_id          uuid,
    base_fen          bigint      not null,
    earned_fen        bigint      not null,
    returned_fen      bigint      not null default 0,
    taken_fen         bigint      not null default 0,
    earned_on         date        not null,
    last_return_day   date        not null,
    programme_version integer     not null,
    constraint commission_item_pkey primary key (merchant_id, kind, source_id),
    constraint commission_item_staff_fkey foreign key (merchant_id, staff_id) references staff (merchant_id, id),
    constraint commission_item_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id),
    constraint commission_item_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint commission_item_kind_check check (kind in ('card', 'recharge')),
    constraint commission_item_base_check check (base_fen > 0 and returned_fen between 0 and base_fen),
    -- Never below zero: not more is taken back than was earned.
    constraint commission_item_taken_check check (earned_fen > 0 and taken_fen between 0 and earned_fen),
    constraint commission_item_day_check check (last_return_day >= earned_on)
);
create index commission_item_staff_idx on commission_item (merchant_id, staff_id, earned_on);
select tenant_table('commission_item');

-- return_id: the refund or the closed card that took it back; null where it was earned.
create table commission_line (
    merchant_id   integer     not null,
    id            uuid        not null,
    kind          text        not null,
    source_id     uuid        not null,
    return_id     uuid,
    staff_id      uuid        not null,
    store_id      uuid,
    fen           bigint      not null,
    day           date        not null,
    booked_at     timestamptz not null default app_now(),
    constraint commission_line_pkey primary key (merchant_id, id),
    constraint commission_line_once_key unique (merchant_id, kind, source_id, return_id),
    constraint commission_line_sign_check check ((return_id is null) = (fen > 0)),
    constraint commission_line_item_fkey
        foreign key (merchant_id, kind, source_id) references commission_item (merchant_id, kind, source_id),
    constraint commission_line_staff_fkey foreign key (merchant_id, staff_id) references staff (merchant_id, id),
    constraint commission_line_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id)
);
create index commission_line_day_idx on commission_line (merchant_id, day, id);
create index commission_line_staff_idx on commission_line (merchant_id, staff_id, day, id);
select tenant_table('commission_line');

create function commission_refuse_change() returns trigger
    language plpgsql
    as $$ begin raise exception 'commission lines are append-only: %', tg_op; end $$;
create trigger commission_line_immutable before update or delete on commission_line
    for each row execute function commission_refuse_change();
create trigger commission_line_kept before truncate on commission_line
    for each statement execute function commission_refuse_change();
