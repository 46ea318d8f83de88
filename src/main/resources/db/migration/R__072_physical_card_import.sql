-- Takes a list of plastic cards, all or nothing. The same file again is the import that it was.
--   p_args {"importId", "fileHash", "lines": [{"id", "line", "number", "medium", "pinIndex", "phoneIndex",
--           "principalFen", "bonusFen", "points"}]}
-- Outcomes: CARDS_IMPORTED, IMPORT_KNOWN {"importId", "lineCount", "principalFen", "bonusFen", "points"}
--           LINES_REFUSED {"lines": [those whose number an earlier file brought]}
-- Lock order: idempotency, the file.
create or replace function physical_card_import(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_import   physical_card_import;
    v_refused  jsonb;
    v_outcome  jsonb;
begin
    v_outcome := idempotency_begin(p_call);
    if v_outcome is not null then
        return v_outcome;
    end if;
    perform pg_advisory_xact_lock(hashtextextended(concat_ws('|', v_merchant, 'physical_card_import'), 0));
    select * into v_import from physical_card_import
     where merchant_id = v_merchant and file_hash = p_args ->> 'fileHash';
    if found then
        v_outcome := jsonb_build_object('outcome', 'IMPORT_KNOWN');
    else
        select jsonb_agg(l.line order by l.line) into v_refused
          from jsonb_to_recordset(p_args -> 'lines') as l (line integer, number text)
          join physical_card p on p.merchant_id = v_merchant and p.number = l.number;
        if v_refused is not null then
            return idempotency_end(p_call, jsonb_build_object('outcome', 'LINES_REFUSED', 'lines', v_refused));
        end if;
        insert into physical_card_import (merchant_id, id, file_hash, imported_by, line_count, principal_fen, bonus_fen,
                                          points)
        select v_merchant, (p_args ->> 'importId')::uuid, p_args ->> 'fileHash', p_call ->> 'principal', count(*),
               coalesce(sum("principalFen"), 0), coalesce(sum("bonusFen"), 0), coalesce(sum(points), 0)
          from jsonb_to_recordset(p_args -> 'lines') as l ("principalFen" bigint, "bonusFen" bigint, points bigint)
        returning * into v_import;
        insert into physical_card (merchant_id, id, number, medium, pin_index, phone_index, principal_fen, bonus_fen,
                                   points, import_id, line)
        select v_merchant, l.id, l.number, l.medium, l."pinIndex", l."phoneIndex", l."principalFen", l."bonusFen",
               l.points, v_import.id, l.line
          from jsonb_to_recordset(p_args -> 'lines') as l (id uuid, line integer, number text, medium text,
               "pinIndex" text, "phoneIndex" text, "principalFen" bigint, "bonusFen" bigint, points bigint);
        perform audit_write(v_merchant, p_call ->> 'principal', 'card.physical_imported',
            'physical_card_import:' || v_import.id, jsonb_build_object('lines', v_import.line_count,
            'principalFen', v_import.principal_fen, 'bonusFen', v_import.bonus_fen, 'points', v_import.points));
        v_outcome := jsonb_build_object('outcome', 'CARDS_IMPORTED');
    end if;
    return idempotency_end(p_call, v_outcome || jsonb_build_object(
        'importId', v_import.id, 'lineCount', v_import.line_count, 'principalFen', v_import.principal_fen,
        'bonusFen', v_import.bonus_fen, 'points', v_import.points));
end $$;
