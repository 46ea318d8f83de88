-- A key is kept longer than anything lives that could plan it again: events a month, runs of campaigns less than a year.
comment on table message_operation is 'Kept for 800 days.';
