-- Whose messages are not said for now, or any more: as of a campaign that is paused or was stopped. What was in the inbox
-- before stays there. Nothing of the messages themselves changes until they are due, so that it holds at once for any
-- number of them.
--   origin    the source of messages without its last part, as in 'campaign:<run>'
--   for_good  they never come; else they wait until the row is gone
create table message_silence (
    merchant_id   integer     not null,
    origin        text        not null,
    since         timestamptz not null,
    for_good      boolean     not null,
    constraint message_silence_pkey primary key (merchant_id, origin),
    constraint message_silence_merchant_fkey foreign key (merchant_id) references merchant (id),
    constraint message_silence_origin_check check (length(origin) between 1 and 120)
);
create index message_silence_since_idx on message_silence (since);
select tenant_table('message_silence');
