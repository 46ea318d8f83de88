-- Codes that are printed and handed out: batches, and the hash of each code. The codes themselves are drawn from the
-- merchant's key and stand nowhere.

create table coupon_batch (
    merchant_id       integer     not null,
    id                uuid        not null,
    template          text        not null,
    programme_version integer     not null,
    terms             jsonb       not null,
    notice_days       integer,
    label             text        not null,
    pieces            integer     not null,
    read_from         integer     not null default 0,
    operation_key     text        not null,
    approval_id       uuid,
    made_by           text        not null,
    made_at           timestamptz not null,
    constraint coupon_batch_pkey primary key (merchant_id, id),
    constraint coupon_batch_operation_key unique (merchant_id, operation_key),
    constraint coupon_batch_pieces_check check (pieces > 0 and read_from between 0 and pieces),
    constraint coupon_batch_terms_check check (terms ->> 'code' = template)
);
comment on column coupon_batch.terms is 'What the printed codes promise, whatever the programme says later.';
create index coupon_batch_template_idx on coupon_batch (merchant_id, template);
select tenant_table('coupon_batch');

create table coupon_code (
    merchant_id       integer     not null,
    code_hash         text        not null,
    batch_id          uuid        not null,
    serial            integer     not null,
    coupon_id         uuid,
    redeemed_at       timestamptz,
    constraint coupon_code_pkey primary key (merchant_id, code_hash),
    constraint coupon_code_serial_key unique (merchant_id, batch_id, serial),
    constraint coupon_code_batch_fkey foreign key (merchant_id, batch_id) references coupon_batch (merchant_id, id),
    constraint coupon_code_coupon_fkey foreign key (merchant_id, coupon_id) references coupon (merchant_id, id),
    constraint coupon_code_redeemed_check check ((coupon_id is null) = (redeemed_at is null))
);
create index coupon_code_coupon_idx on coupon_code (merchant_id, coupon_id) where coupon_id is not null;
select tenant_table('coupon_code');
