package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.crash.Errands.Ordered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** WeChat answers badly, tells often, late, never or falsely, and replicas die between its deed and our commit. */
final class WechatFaults {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int REPEATED = 15;
    private static final int SLOW_MILLIS = 30_000;
    private static final String EVERYTHING = "*";
    private static final List<String> MODES = List.of(
            "html_502",
            "too_many_requests",
            "malformed_json",
            "bad_signature",
            "drop_before_effect",
            "drop_after_effect",
            "system_error_after_effect");
    /** All but those that are true, or that WeChat itself would have to have got wrong about an open order. */
    private static final List<String> FORGED = List.of(
            "tampered",
            "tampered_ciphertext",
            "bad_signature",
            "signature_no_base64",
            "signtest",
            "stale",
            "future",
            "wrong_serial",
            "other_key",
            "wrong_api_v3_key",
            "missing_headers",
            "not_json",
            "no_resource",
            "no_associated_data");
    /** Signed as WeChat signs: only our own books can tell. */
    private static final List<String> SIGNED_AND_WRONG = List.of(
            "wrong_amount",
            "wrong_currency",
            "wrong_mchid",
            "wrong_appid",
            "wrong_openid",
            "unknown_order",
            "not_paid");

    private WechatFaults() {}

    /** F11: each way to answer badly for a while, the deed done or not. */
    static void badAnswers(Scene scene) {
        Wechat wechat = scene.cluster().wechat();
        try {
            wechat.post(
                    "/control/faults",
                    Map.of("match", EVERYTHING, "mode", "slow", "delayMs", SLOW_MILLIS, "times", -1));
            scene.waitAbout(0.2);
            wechat.noFaults();
            for (String mode : MODES) {
                wechat.fault(EVERYTHING, mode, -1);
                scene.waitAbout(0.8 / MODES.size());
                wechat.noFaults();
            }
        } finally {
            wechat.noFaults();
        }
    }

    /** F12: notices repeated, at once on both replicas, held back and let go together, of an order of yesterday, never. */
    static void oddNotices(Scene scene) {
        Wechat wechat = scene.cluster().wechat();
        wechat.post("/control/notices", Map.of("auto", false));
        try {
            scene.waitAbout(0.3);
        } finally {
            wechat.post("/control/notices", Map.of("auto", true));
        }
        List<Ordered> some = latest(scene, 4);
        some.forEach(
                ordered -> wechat.post(order(scene, ordered) + "/notice", Map.of("times", REPEATED, "parallel", true)));
        never(scene);
        aDayLate(scene);
        afterClose(scene);
        scene.waitAbout(0.2);
        scene.tell("repeated", (long) some.size() * REPEATED, "notices");
    }

    /** WeChat took the money and says nothing: the reconciler asks. */
    private static void never(Scene scene) {
        Placed silent = place(scene);
        scene.cluster().wechat().post(scene.market().order(silent.outTradeNo()) + "/lose-notice", Map.of());
        scene.cluster().wechat().post(scene.market().order(silent.outTradeNo()) + "/pay", Map.of());
    }

    /** The order is made a day older in our books before its notice comes. */
    private static void aDayLate(Scene scene) {
        Placed late = place(scene);
        scene.books()
                .run("update recharge_order set created_at = created_at - interval '1 day',"
                        + " expires_at = expires_at - interval '1 day' where out_trade_no = '" + late.outTradeNo()
                        + "'");
        scene.cluster().wechat().post(scene.market().order(late.outTradeNo()) + "/pay", Map.of());
    }

    /** We gave the order up a moment before WeChat took the money: it must lie in suspense. */
    private static void afterClose(Scene scene) {
        Placed placed = place(scene);
        scene.books()
                .run("update recharge_order set state = 'closed', closed_at = app_now(), check_due_at = null"
                        + " where out_trade_no = '" + placed.outTradeNo() + "' and state = 'pending'");
        scene.expectedSuspense().add("PAID_AFTER_CLOSE");
        scene.cluster().wechat().post(scene.market().order(placed.outTradeNo()) + "/pay", Map.of());
        Pause.require(
                PATIENCE,
                "the payment is in suspense",
                () -> scene.books()
                                .number(
                                        "select count(*) from suspense_item where out_trade_no = ?",
                                        placed.outTradeNo())
                        == 1);
        scene.market().suspended(placed.outTradeNo());
    }

    /** F13: true notices of credited orders, forged in every field; and those that only our books can refuse. */
    static void forgedNotices(Scene scene) {
        scene.expectedSuspense().addAll(List.of("UNKNOWN_ORDER"));
        scene.waitAbout(0.3);
        Ordered credited = latest(scene, 1).get(0);
        awaitCredited(scene, credited);
        Map<String, String> answered = new LinkedHashMap<>();
        for (String variant : FORGED) {
            String status = send(scene, credited, variant);
            answered.put(variant, status);
            if (status.startsWith("2")) {
                scene.findings().add("I6", "a forged notice was taken: " + variant);
            }
        }
        SIGNED_AND_WRONG.forEach(variant -> answered.put(variant, send(scene, credited, variant)));
        System.out.println("  forged notices answered " + answered);
        scene.tell("forged", answered.size(), "variants");
        scene.waitAbout(0.3);
    }

    private static String send(Scene scene, Ordered credited, String variant) {
        JsonNode sent = scene.cluster().wechat().post(order(scene, credited) + "/notice", Map.of("variant", variant));
        return sent.at("/answers/0/status").asText();
    }

    /** F14: WeChat has given money back, and the replica dies before it knows; nobody tells it for a while. */
    static void crashAfterRefund(Scene scene, int times) {
        Wechat wechat = scene.cluster().wechat();
        for (int i = 0; i < times; i++) {
            Ordered ordered = payWithout(scene);
            awaitCredited(scene, ordered);
            wechat.post("/control/notices", Map.of("auto", false));
            wechat.post(
                    "/control/faults",
                    Map.of("match", "POST /v3/refund/domestic/refunds", "mode", "slow", "delayMs", 3_000, "times", 1));
            CompletableFuture<Wire.Reply> asked =
                    CompletableFuture.supplyAsync(() -> scene.errands().giveBack(ordered));
            Pause.until(PATIENCE, () -> isRefunded(scene, ordered) || isRefused(asked));
            List<Replica> all = scene.cluster().replicas();
            all.forEach(Replica::kill);
            all.forEach(Replica::launch);
            all.forEach(Replica::awaitReady);
            wechat.noFaults();
            wechat.post("/control/notices", Map.of("auto", true));
            asked.join();
        }
        scene.tell("crashes", times, "crashes");
    }

    private static boolean isRefused(CompletableFuture<Wire.Reply> asked) {
        return asked.isDone() && (asked.join() == null || !asked.join().isGood());
    }

    private static boolean isRefunded(Scene scene, Ordered ordered) {
        for (JsonNode refund :
                scene.cluster().wechat().book(scene.market().mchId()).get("refunds")) {
            if (refund.get("outTradeNo").asText().equals(ordered.outTradeNo())) {
                return true;
            }
        }
        return false;
    }

    /** F17: the outbox has told WeChat of a delivery, and every replica dies before the row is marked. */
    static void crashAfterSend(Scene scene, int times) {
        Wechat wechat = scene.cluster().wechat();
        for (int i = 0; i < times; i++) {
            wechat.post(
                    "/control/faults",
                    Map.of(
                            "match",
                            "POST /wxa/sec/order/upload_shipping_info",
                            "mode",
                            "slow",
                            "delayMs",
                            4_000,
                            "times",
                            -1));
            Ordered ordered = payWithout(scene);
            wechat.post(order(scene, ordered) + "/notice", Map.of());
            boolean sent = Pause.until(PATIENCE, () -> reports(scene, ordered) > 0);
            scene.cluster().replicas().forEach(Replica::kill);
            wechat.noFaults();
            scene.cluster().replicas().forEach(Replica::launch);
            scene.cluster().replicas().forEach(Replica::awaitReady);
            if (!sent) {
                throw new IllegalStateException("nothing was sent that a crash could follow");
            }
        }
        scene.tell("crashes", times, "crashes");
    }

    private static long reports(Scene scene, Ordered ordered) {
        long reports = 0;
        for (JsonNode report : Reports.of(scene.cluster().wechat())) {
            reports += report.get("outTradeNo").asText().equals(ordered.outTradeNo()) ? 1 : 0;
        }
        return reports;
    }

    /** An order that waits to be paid. */
    private record Placed(String orderId, String outTradeNo, Guest guest) {}

    private static Placed place(Scene scene) {
        for (int i = 0; i < 50; i++) {
            Guest guest = scene.market().guests().any(scene.random());
            Wire.Reply reply = scene.errands().place(guest, 5_000);
            if (reply != null && reply.isGood() && reply.json().path("payment").isObject()) {
                String id = reply.json().at("/order/id").asText();
                return new Placed(id, id.replace("-", ""), guest);
            }
        }
        throw new IllegalStateException("nobody can order a recharge");
    }

    /** Pays an order at WeChat's desk, without the phone. */
    private static Ordered payWithout(Scene scene) {
        Placed placed = place(scene);
        scene.cluster().wechat().post(scene.market().order(placed.outTradeNo()) + "/pay", Map.of());
        return new Ordered(placed.orderId(), placed.outTradeNo(), placed.guest());
    }

    private static void awaitCredited(Scene scene, Ordered ordered) {
        Pause.require(
                PATIENCE,
                "the recharge is credited",
                () -> scene.books()
                                .number(
                                        "select count(*) from recharge_order where out_trade_no = ? and state = 'paid'",
                                        ordered.outTradeNo())
                        == 1);
    }

    private static List<Ordered> latest(Scene scene, int count) {
        Pause.require(
                PATIENCE, "somebody has paid", () -> scene.errands().paid().size() >= count);
        List<Ordered> latest = new ArrayList<>();
        scene.errands().paid().descendingIterator().forEachRemaining(ordered -> {
            if (latest.size() < count) {
                latest.add(ordered);
            }
        });
        return latest;
    }

    private static String order(Scene scene, Ordered ordered) {
        return scene.market().order(ordered.outTradeNo());
    }
}
