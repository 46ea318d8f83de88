-- Histories look for the cards that were merged into a person's cards.
create index card_merged_idx on card (merchant_id, merged_into) where merged_into is not null;
