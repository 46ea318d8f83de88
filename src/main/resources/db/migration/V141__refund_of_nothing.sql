-- A sale that coupons or points have paid whole is given back by a refund of nothing.
alter table sale_refund drop constraint sale_refund_amount_check;
alter table sale_refund add constraint sale_refund_amount_check
    check (amount_fen >= 0 and wallet_fen between 0 and amount_fen);
