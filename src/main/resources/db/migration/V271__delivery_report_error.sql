-- Why a channel says that a message did not arrive, as its provider's code: also of a word that came before our own mark.
alter table delivery_report
    add column error text,
    add constraint delivery_report_error_check check (length(error) between 1 and 64);
