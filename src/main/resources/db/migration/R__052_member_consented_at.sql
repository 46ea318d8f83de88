-- Since when a person agrees to a document: the moment of the newest word, where that is a yes; null where it is not.
create or replace function member_consented_at(p_merchant integer, p_member uuid, p_document text) returns timestamptz
    language sql stable
    as $$
    select case when c.granted then c.given_at end
      from member_consent c
     where c.merchant_id = p_merchant and c.member_id = p_member and c.document = p_document
     order by c.id desc limit 1
$$;
