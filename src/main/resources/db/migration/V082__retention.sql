-- Delivered events go after a month; their age is asked for every few minutes.
create index outbox_delivery_done_idx on outbox_delivery (created_at) where state = 'done';
create index outbox_event_created_at_idx on outbox_event (created_at);
