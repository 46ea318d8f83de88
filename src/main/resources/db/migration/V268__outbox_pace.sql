-- Deliveries are claimed in the order of this index, so that a backlog is not sorted for each claim.
drop index outbox_delivery_due_idx;
create index outbox_delivery_due_idx on outbox_delivery (due_at, event_id) where state = 'pending';

-- Events and their deliveries are written by outbox_publish and outbox_publish_all alone, in one commit, and go with
-- the retention, deliveries first. Checking each delivery of a sale by itself cost more than writing it; a plan of the
-- check that was made while the table was small read the whole of it each time.
alter table outbox_delivery drop constraint outbox_delivery_event_fkey;
