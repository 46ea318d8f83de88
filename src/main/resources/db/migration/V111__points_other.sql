-- Points for what is not a sale, once for each source: a review, a friend, a day of sign-in.
create table points_grant (
    merchant_id   integer     not null,
    kind          text        not null,
    source        text        not null,
    id            uuid        not null,
    member_id     uuid        not null,
    store_id      uuid,
    day           date        not null,
    points        bigint      not null,
    debt_paid     bigint      not null,
    granted_at    timestamptz not null default app_now(),
    actor         text        not null,
    constraint points_grant_pkey primary key (merchant_id, kind, source),
    constraint points_grant_id_key unique (merchant_id, id),
    constraint points_grant_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint points_grant_source_check check (length(source) between 1 and 200),
    constraint points_grant_kind_check check (kind in ('visit', 'sign_in', 'review', 'share', 'referral', 'profile')),
    constraint points_grant_points_check check (points > 0 and debt_paid between 0 and points)
);
select tenant_table('points_grant');

-- Points given or taken by hand. decided_by is the second person where the day's limit of the first was passed.
create table points_adjustment (
    merchant_id   integer     not null,
    id            uuid        not null,
    member_id     uuid        not null,
    points        bigint      not null,
    reason        text        not null,
    requested_by  text        not null,
    decided_by    text,
    approval_id   uuid,
    day           date        not null,
    posted_at     timestamptz not null default app_now(),
    constraint points_adjustment_pkey primary key (merchant_id, id),
    constraint points_adjustment_approval_key unique (merchant_id, approval_id),
    constraint points_adjustment_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint points_adjustment_points_check check (points <> 0),
    constraint points_adjustment_pair_check check ((decided_by is null) = (approval_id is null)
                                               and decided_by is distinct from requested_by)
);
create index points_adjustment_day_idx on points_adjustment (merchant_id, requested_by, day);
select tenant_table('points_adjustment');
