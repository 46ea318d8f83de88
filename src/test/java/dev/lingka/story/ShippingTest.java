package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a recharge WeChat hears that it was delivered, once, whatever becomes of the answer. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class ShippingTest {

    private static final String UPLOAD = "POST /wxa/sec/order/upload_shipping_info";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private World world;
    private Shop.Holder holder;
    private Tables tables;

    @BeforeEach
    void open() throws SQLException {
        world = World.underTest();
        holder = Shop.open(world).holder();
        tables = new Tables();
    }

    @AfterEach
    void calm() throws SQLException {
        world.wechat().delete("/control/faults").expect(200);
        tables.close();
    }

    @Test
    void aRechargeIsReportedAsAVirtualGood() throws Exception {
        String order = recharge();

        awaitReported(order);

        JsonNode report = reports(order).get(0);
        assertThat(report.at("/body/logistics_type").asInt()).isEqualTo(3);
        assertThat(report.at("/body/shipping_list/0/item_desc").asText()).isNotBlank();
        assertThat(report.get("uploads").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop_before_effect",
                "drop_after_effect",
                "system_error_after_effect",
                "html_502_after_effect",
                "malformed_json",
                "empty_body"
            })
    void aLostAnswerIsNoSecondReport(String mode) throws Exception {
        world.wechat()
                .post("/control/faults", Map.of("match", UPLOAD, "mode", mode, "times", 1))
                .expect(200);

        String order = recharge();

        awaitReported(order);
        assertThat(reports(order)).hasSize(1);
        assertThat(reports(order).get(0).get("uploads").asInt()).isEqualTo(1);
    }

    /** The outbox comes again until WeChat, which is away for both questions, is back. */
    @Test
    void anOutageOfAllQuestionsEndsInOneReport() throws Exception {
        world.wechat()
                .post("/control/faults", Map.of("match", UPLOAD, "mode", "drop_after_effect", "times", 2))
                .expect(200);
        world.wechat()
                .post(
                        "/control/faults",
                        Map.of("match", "POST /wxa/sec/order/get_order", "mode", "html_502", "times", 2))
                .expect(200);

        String order = recharge();

        awaitReported(order);
        assertThat(reports(order).get(0).get("uploads").asInt()).isEqualTo(1);
    }

    /** Pays for an order; its id. */
    private String recharge() {
        Exchange placed = holder.phone().order("pay-300-get-30").expect(201);
        holder.phone().pay(placed.at("/payment"));
        return placed.at("/order/id").asText();
    }

    private void awaitReported(String order) throws SQLException, InterruptedException {
        Deliveries.await(tables, "recharge.shipping", order, PATIENCE);
    }

    private List<JsonNode> reports(String order) {
        String outTradeNo = order.replace("-", "");
        List<JsonNode> reports = new ArrayList<>();
        JsonNode all = world.wechat().get("/control/shippings").expect(200).json();
        (all.isArray() ? all : all.elements().next()).forEach(report -> {
            if (report.get("outTradeNo").asText().equals(outTradeNo)) {
                reports.add(report);
            }
        });
        return reports;
    }
}
