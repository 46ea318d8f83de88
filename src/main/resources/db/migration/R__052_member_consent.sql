-- Writes consents into the consent ledger, in the caller's commit. Giving the same version again writes nothing.
--   p_consents [{"document", "version", "granted" (true unless said)}]
create or replace function member_consent_give(p_merchant integer, p_member uuid, p_consents jsonb, p_channel text)
    returns void
    language sql
    as $$
    insert into member_consent (merchant_id, member_id, document, version, granted, channel)
    select p_merchant, p_member, c.document, c.version, coalesce(c.granted, true), p_channel
      from jsonb_to_recordset(p_consents) as c (document text, version text, granted boolean)
     where not exists (
        select from member_consent e
         where e.merchant_id = p_merchant and e.member_id = p_member and e.document = c.document
           and e.version = c.version and e.granted = coalesce(c.granted, true)
           and e.id = (select max(n.id) from member_consent n
                        where n.merchant_id = p_merchant and n.member_id = p_member and n.document = c.document))
$$;
