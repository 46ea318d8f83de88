-- Where people are reached, sealed: for each of p_members of p_merchants (of equal length) the phone, the openid in the
-- mini-program that was seen last, the one in the official account, and their answers, each with its key. A person who was merged is
-- reached as the one who stays; one who was deleted has a row of nulls.
create or replace function member_address(p_merchants integer[], p_members uuid[])
    returns table (merchant_id integer, member_id uuid, merchant_code text, phone_sealed text, phone_key_id uuid, phone_key text,
                   mini_sealed text, mini_key_id uuid, mini_key text,
                   official_sealed text, official_key_id uuid, official_key text,
                   answers_sealed text, answers_key_id uuid, answers_key text)
    language sql stable
    as $$
    select a.merchant_id, a.member_id, mc.code, m.phone_sealed, m.phone_key_id, pk.key_sealed,
           mini.openid_sealed, mini.key_id, mini.key_sealed, official.openid_sealed, official.key_id, official.key_sealed,
           an.answers_sealed, an.key_id, ak.key_sealed
      from unnest(p_merchants, p_members) a (merchant_id, member_id)
      join merchant mc on mc.id = a.merchant_id
      join member asked on asked.merchant_id = a.merchant_id and asked.id = a.member_id
      join member m on m.merchant_id = a.merchant_id and m.id = coalesce(asked.merged_into, asked.id)
      left join member_key pk on pk.merchant_id = m.merchant_id and pk.id = m.phone_key_id
      left join member_answers an on an.merchant_id = m.merchant_id and an.member_id = m.id
      left join member_key ak on ak.merchant_id = m.merchant_id and ak.id = an.key_id
      left join lateral (
           select i.openid_sealed, i.key_id, k.key_sealed
             from member_identity i join member_key k on k.merchant_id = i.merchant_id and k.id = i.key_id
            where i.merchant_id = m.merchant_id and i.member_id = m.id and i.app = 'mini_program'
            order by i.seen_at desc limit 1) mini on true
      left join lateral (
           select i.openid_sealed, i.key_id, k.key_sealed
             from member_identity i join member_key k on k.merchant_id = i.merchant_id and k.id = i.key_id
            where i.merchant_id = m.merchant_id and i.member_id = m.id and i.app = 'official_account'
            order by i.seen_at desc limit 1) official on true
$$;
