-- The name of the segment that a run means, as it was then: members are told it when they ask why they got a message.
-- Null where no segment says whom it means.
alter table campaign_run add column segment text;
