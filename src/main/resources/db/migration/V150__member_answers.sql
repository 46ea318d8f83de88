-- What members answered to the merchant's own questions (programme section member: fields and groups), sealed under the
-- person's key as the profile is, in one piece. The newest answers alone are kept; deletion and merging take them along.
create table member_answers (
    merchant_id       integer     not null,
    member_id         uuid        not null,
    answers_sealed    text        not null,
    key_id            uuid        not null,
    programme_version integer     not null,
    version           integer     not null default 1,
    answered_at       timestamptz not null default app_now(),
    completed_at      timestamptz,
    constraint member_answers_pkey primary key (merchant_id, member_id),
    constraint member_answers_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint member_answers_key_fkey foreign key (merchant_id, key_id) references member_key (merchant_id, id),
    constraint member_answers_version_check check (version > 0)
);
create index member_answers_key_idx on member_answers (merchant_id, key_id);
select tenant_table('member_answers');

-- A guardian's consent stands beside the others.
alter table member_consent drop constraint member_consent_document_check;
alter table member_consent add constraint member_consent_document_check
    check (document in ('terms', 'privacy', 'marketing', 'recharge', 'guardian'));
