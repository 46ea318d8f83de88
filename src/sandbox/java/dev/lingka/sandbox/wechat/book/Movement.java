package dev.lingka.sandbox.wechat.book;

/** One line of a merchant's money at WeChat: positive came in, negative went out; the balance is after it. */
public record Movement(
        String mchid,
        int number,
        long at,
        Kind kind,
        long fen,
        long balanceFen,
        String transactionId,
        String outTradeNo,
        String voucher) {

    /** The words of the fund flow bill: business name and business type. */
    public enum Kind {
        PAYMENT("交易", "交易"),
        FEE("扣除交易手续费", "扣除交易手续费"),
        REFUND("退款", "退款"),
        FEE_BACK("退款手续费返还", "退款"),
        REFUND_BACK("退款失败退回", "退款"),
        ADJUSTMENT("充值", "充值/提现");

        private final String business;
        private final String type;

        Kind(String business, String type) {
            this.business = business;
            this.type = type;
        }

        public String business() {
            return business;
        }

        public String type() {
            return type;
        }
    }
}
