package dev.lingka.sandbox.wechat.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Letter;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.http.Reply;
import dev.lingka.sandbox.wechat.http.Request;
import dev.lingka.sandbox.wechat.http.Service;
import dev.lingka.sandbox.wechat.json.Json;
import java.util.regex.Pattern;

/** Takes SMS for phones of the sandbox. One account, whose keys are no secret. */
public final class SmsGateway implements Service {
    public static final String KEY_ID = "LTAIsandbox";
    public static final String SECRET = "sandboxSecretOfNobody";

    private static final Pattern PHONE = Pattern.compile("(1[3-9]\\d{9}|[1-9]\\d{6,14})");
    private static final Pattern TEMPLATE = Pattern.compile("SMS_\\d{1,20}");
    private static final int LONGEST_PARAMETER = 35;

    private final Book book;
    private final SandboxClock clock;
    private final SmsReports reports;
    private final SmsSignature signature;

    public SmsGateway(Book book, SandboxClock clock, SmsReports reports) {
        this.book = book;
        this.clock = clock;
        this.reports = reports;
        this.signature = new SmsSignature(clock);
    }

    @Override
    public Reply answer(Request request) {
        try {
            signature.check(request, KEY_ID, SECRET);
            if (!request.header("x-acs-action").orElse("").equals("SendSms")
                    || !request.header("x-acs-version").orElse("").equals("2017-05-25")) {
                throw new SmsProblem(404, "InvalidAction.NotFound", "Specified api is not found");
            }
            return told(200, "OK", "OK", send(request));
        } catch (SmsProblem problem) {
            return told(problem.status(), problem.code(), problem.getMessage(), null);
        }
    }

    private String send(Request request) {
        String phone = request.query("PhoneNumbers").orElse("");
        if (!PHONE.matcher(phone).matches()) {
            throw SmsProblem.of("isv.MOBILE_NUMBER_ILLEGAL", phone + " is no number");
        }
        if (request.query("SignName").isEmpty()) {
            throw SmsProblem.of("isv.SMS_SIGNATURE_ILLEGAL", "SignName is missing");
        }
        String template = request.query("TemplateCode").orElse("");
        if (!TEMPLATE.matcher(template).matches()) {
            throw SmsProblem.of("isv.SMS_TEMPLATE_ILLEGAL", "TemplateCode is not approved");
        }
        ObjectNode parameters = Json.object(
                        request.query("TemplateParam").orElse("{}").getBytes(UTF_8))
                .orElseThrow(() -> SmsProblem.of("isv.INVALID_JSON_PARAM", "TemplateParam is no object"));
        parameters.forEach(SmsGateway::requireAllowed);
        String id = Random.digits(18) + "^0";
        ObjectNode content = Json.object()
                .put("signName", request.query("SignName").orElse(""))
                .put("outId", request.query("OutId").orElse(""));
        content.set("parameters", parameters);
        Letter letter = new Letter(id, "sms", "", phone, template, "", content, clock.now());
        book.run(() -> {
            book.letters.put(id, letter);
            reports.tellLater(letter);
        });
        reports.tellAtOnce(letter);
        return id;
    }

    private static void requireAllowed(JsonNode value) {
        if (!value.isTextual()) {
            throw SmsProblem.of("isv.INVALID_JSON_PARAM", "a parameter is no text");
        }
        if (value.textValue().contains("://")) {
            throw SmsProblem.of("isv.PARAM_NOT_SUPPORT_URL", "a parameter is an address");
        }
        if (value.textValue().codePointCount(0, value.textValue().length()) > LONGEST_PARAMETER) {
            throw SmsProblem.of("isv.PARAM_LENGTH_LIMIT", "a parameter is too long");
        }
    }

    private static Reply told(int status, String code, String message, String bizId) {
        ObjectNode body = Json.object()
                .put("Code", code)
                .put("Message", message)
                .put("RequestId", Random.hex(8) + "-" + Random.hex(4) + "-" + Random.hex(12));
        return Reply.json(status, bizId == null ? body : body.put("BizId", bizId));
    }

    @Override
    public Reply busy(Request request) {
        return told(200, "isp.SYSTEM_ERROR", "system error", null);
    }

    @Override
    public Reply tooMany(Request request) {
        return told(400, "Throttling.User", "Request was denied due to user flow control.", null);
    }

    @Override
    public Reply error(Request request, int errcode, int status, String code) {
        return told(200, code, "error ordered at the sandbox", null);
    }
}
