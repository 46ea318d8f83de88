-- A visit whose sale went back wholly is none: when its points were taken back.
alter table points_grant add column back_at timestamptz;
