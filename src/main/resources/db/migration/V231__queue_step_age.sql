-- Steps go after some time; their age is asked for every few minutes.
create index queue_step_at_idx on queue_step (at);
