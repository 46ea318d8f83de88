-- Begins a merchant's programme: version 1, published and in force at once. Called once, by merchant_open.
create or replace function programme_open(p_merchant integer, p_document jsonb, p_actor text) returns void
    language sql
    as $$
    insert into programme_version (merchant_id, id, version, state, document, created_by,
                                   published_by, published_at, effective_at)
    values (p_merchant, uuid_v7(), 1, 'published', p_document, p_actor, p_actor, app_now(), app_now())
$$;
