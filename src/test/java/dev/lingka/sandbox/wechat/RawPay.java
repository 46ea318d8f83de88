package dev.lingka.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;

/** A hand-written client of WeChat Pay on a bare socket: nothing between the test and the bytes. */
final class RawPay {
    private final Lab lab;
    private final JsonNode merchant;

    RawPay(Lab lab, JsonNode merchant) {
        this.lab = lab;
        this.merchant = merchant;
    }

    /** A whole answer as it came. */
    record Raw(String head, String body) {
        int status() {
            return Integer.parseInt(head.split(" ", -1)[1]);
        }

        JsonNode json() {
            return Lab.json(body);
        }

        String code() {
            return json().path("code").asText();
        }

        String header(String exactName) {
            for (String line : head.split("\r\n", -1)) {
                if (line.startsWith(exactName + ": ")) {
                    return line.substring(exactName.length() + 2);
                }
            }
            return null;
        }
    }

    Raw call(String method, String target, String body) {
        return call(
                method,
                target,
                body,
                authorization(method, target, body, Clock.systemUTC().millis() / 1000));
    }

    Raw call(String method, String target, String body, String authorization) {
        return send(method, target, body, "Authorization: " + authorization + "\r\n");
    }

    Raw send(String method, String target, String body, String headers) {
        byte[] bytes = body.getBytes(UTF_8);
        String head = method + " " + target + " HTTP/1.1\r\nHost: sandbox\r\nAccept: application/json\r\n"
                + "User-Agent: raw\r\nContent-Type: application/json\r\nConnection: close\r\n" + headers
                + "Content-Length: " + bytes.length + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), lab.port())) {
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(bytes);
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            return end < 0 ? new Raw(answer, "") : new Raw(answer.substring(0, end), answer.substring(end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String authorization(String method, String target, String body, long timestamp) {
        String nonce = "593BEC0C930BF1AFEB40B4A08C8FB242";
        String signature = sign(method + "\n" + target + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n");
        return """
                WECHATPAY2-SHA256-RSA2048 mchid="%s",nonce_str="%s",timestamp="%d",serial_no="%s",signature="%s\""""
                .formatted(
                        merchant.get("mchid").asText(),
                        nonce,
                        timestamp,
                        merchant.get("merchantSerial").asText(),
                        signature);
    }

    String sign(String text) {
        try {
            String pem = merchant.get("merchantPrivateKeyPem").asText().replaceAll("-----[A-Z ]+-----", "");
            byte[] der = Base64.getMimeDecoder().decode(pem);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
            signature.update(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body of a prepay request. */
    String prepay(String outTradeNo, int totalFen, String openid) {
        return Lab.JSON
                .createObjectNode()
                .put("appid", merchant.get("appid").asText())
                .put("mchid", merchant.get("mchid").asText())
                .put("description", "储值卡充值")
                .put("out_trade_no", outTradeNo)
                .put("notify_url", "http://127.0.0.1:9/notice")
                .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                        "amount", Lab.JSON.createObjectNode().put("total", totalFen))
                .set("payer", Lab.JSON.createObjectNode().put("openid", openid))
                .toString();
    }
}
