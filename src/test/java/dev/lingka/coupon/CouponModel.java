package dev.lingka.coupon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Coupons as plain Java would have them, one thing after the other, with days for time: written from the words of the
 * rules alone, so that the database can be held against it.
 */
final class CouponModel {

    /** Good to the end of the day so many days after the grant. */
    record Rule(String code, int days, Integer stock, Integer perMember, boolean transferable, boolean returned) {}

    /** A piece. */
    static final class Piece {
        final UUID id;
        final Rule rule;
        final int lastDay;
        UUID holder;
        String state = "live";
        UUID sale;
        String token;
        int tokenLastDay;

        Piece(UUID id, Rule rule, UUID holder, int lastDay) {
            this.id = id;
            this.rule = rule;
            this.holder = holder;
            this.lastDay = lastDay;
        }

        boolean isOver(int today) {
            return today > lastDay;
        }
    }

    final List<Piece> pieces = new ArrayList<>();
    final Map<String, Piece> byToken = new HashMap<>();
    long costFen;
    int today;
    private final Map<String, Integer> issued = new HashMap<>();
    private final Map<String, Integer> shares = new HashMap<>();

    String grant(Rule rule, UUID member, UUID id) {
        if (rule.stock() != null && issued.getOrDefault(rule.code(), 0) >= rule.stock()) {
            return "COUPON_SOLD_OUT";
        }
        if (!share(rule, member)) {
            return "COUPON_LIMIT_REACHED";
        }
        issued.merge(rule.code(), 1, Integer::sum);
        pieces.add(new Piece(id, rule, member, today + rule.days()));
        return "GRANTED";
    }

    private boolean share(Rule rule, UUID member) {
        String key = rule.code() + " " + member;
        if (rule.perMember() != null && shares.getOrDefault(key, 0) >= rule.perMember()) {
            return false;
        }
        shares.merge(key, 1, Integer::sum);
        return true;
    }

    /** Null when it is used. */
    String redeem(Piece piece, UUID member, UUID sale, long fen) {
        if (!piece.holder.equals(member)) {
            return "COUPON_NOT_FOUND";
        }
        String why = whyNot(piece);
        if (why == null) {
            piece.state = "used";
            piece.sale = sale;
            costFen += fen;
        }
        return why;
    }

    private String whyNot(Piece piece) {
        if (piece.state.equals("used") || piece.state.equals("given")) {
            return "COUPON_USED";
        }
        if (piece.state.equals("expired") || piece.isOver(today)) {
            return "COUPON_EXPIRED";
        }
        return piece.state.equals("offered") ? "COUPON_OFFERED" : null;
    }

    /** How many live again. */
    int giveBack(Piece piece, long fen) {
        piece.sale = null;
        costFen -= fen;
        if (!piece.rule.returned() || piece.isOver(today)) {
            return 0;
        }
        piece.state = "live";
        return 1;
    }

    String offer(Piece piece, UUID member, String token, int days) {
        if (!piece.holder.equals(member)) {
            return "COUPON_NOT_FOUND";
        }
        String why = whyNot(piece);
        if (why != null) {
            return why;
        }
        if (!piece.rule.transferable()) {
            return "COUPON_NOT_TRANSFERABLE";
        }
        piece.state = "offered";
        piece.token = token;
        piece.tokenLastDay = today + days - 1;
        byToken.put(token, piece);
        return "OFFERED";
    }

    String takeBack(Piece piece, UUID member) {
        if (!piece.holder.equals(member)) {
            return "COUPON_NOT_FOUND";
        }
        if (!piece.state.equals("offered")) {
            return "COUPON_NOT_OFFERED";
        }
        piece.state = "live";
        return "TAKEN_BACK";
    }

    String accept(String token, UUID friend, UUID id) {
        Piece piece = byToken.get(token);
        boolean open = piece.state.equals("offered") && token.equals(piece.token);
        if (!open || piece.isOver(today) || today > piece.tokenLastDay) {
            return "COUPON_OFFER_OVER";
        }
        if (piece.holder.equals(friend)) {
            return "COUPON_OWN_OFFER";
        }
        if (!share(piece.rule, friend)) {
            return "COUPON_LIMIT_REACHED";
        }
        piece.state = "given";
        pieces.add(new Piece(id, piece.rule, friend, piece.lastDay));
        return "GRANTED";
    }

    /** The workers come by. */
    void upkeep() {
        for (Piece piece : pieces) {
            boolean open = piece.state.equals("live") || piece.state.equals("offered");
            if (open && piece.isOver(today)) {
                piece.state = "expired";
            } else if (piece.state.equals("offered") && today > piece.tokenLastDay) {
                piece.state = "live";
            }
        }
    }
}
