package dev.lingka.notification.kind;

import dev.lingka.notification.Channel;
import dev.lingka.shared.problem.FieldError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with messages that are each right field by field, with what would be right. */
final class MessageCheck {

    private static final String DUPLICATE = "DUPLICATE";
    private static final String INVALID = "INVALID";

    private final String path;
    private final List<FieldError> errors = new ArrayList<>();

    MessageCheck(String path) {
        this.path = path;
    }

    List<FieldError> of(MessageRules rules) {
        quiet(rules.quietHours());
        caps(rules.caps());
        Map<Occasion, String> heard = new EnumMap<>(Occasion.class);
        for (int i = 0; i < rules.kinds().size(); i++) {
            MessageKind kind = rules.kinds().get(i);
            String at = "kinds[" + i + "]";
            String other = heard.putIfAbsent(kind.occasion(), kind.code());
            require(
                    other == null,
                    at + ".occasion",
                    DUPLICATE,
                    "one kind for an occasion: " + other + " tells of it already",
                    "同一时机只能有一个消息类别：已用于 " + other);
            new KindWords(kind, path + "." + at, errors).check();
            channels(kind, at);
        }
        return errors;
    }

    private void quiet(QuietHours hours) {
        require(
                hours == null || !hours.from().equals(hours.to()),
                "quietHours.to",
                INVALID,
                "not the same as from; leave quietHours out for none",
                "不能与 from 相同；不设免打扰时段请省略 quietHours");
    }

    private void caps(List<Cap> caps) {
        Set<List<Object>> known = new HashSet<>();
        for (int i = 0; i < caps.size(); i++) {
            Cap cap = caps.get(i);
            String at = "caps[" + i + "]";
            require(
                    known.add(cap.channel() == null ? List.of(cap.per()) : List.of(cap.per(), cap.channel())),
                    at,
                    DUPLICATE,
                    "each period once for a channel",
                    "同一渠道的同一周期只写一次");
            require(
                    cap.channel() == null || cap.channel().carriesMarketing(),
                    at + ".channel",
                    INVALID,
                    "never carries marketing, so there is nothing to cap; leave it out for all channels together",
                    "该渠道不发营销消息，无须设上限；省略 channel 表示全部渠道合计");
            rising(at, cap, caps);
        }
    }

    private void rising(String at, Cap cap, List<Cap> caps) {
        caps.stream()
                .filter(other -> other.channel() == cap.channel() && other.per().compareTo(cap.per()) < 0)
                .filter(other -> other.most() > cap.most())
                .findFirst()
                .ifPresent(other -> error(
                        at + ".most",
                        INVALID,
                        "not below " + other.most() + ", which a shorter period allows",
                        "不能小于更短周期的上限 " + other.most()));
    }

    private void channels(MessageKind kind, String at) {
        Set<Channel> named = new HashSet<>();
        for (int i = 0; i < kind.channels().size(); i++) {
            Channel channel = kind.channels().get(i);
            String here = at + ".channels[" + i + "]";
            require(named.add(channel), here, DUPLICATE, "each channel once", "每个渠道只写一次");
            require(
                    channel != Channel.INBOX,
                    here,
                    INVALID,
                    "the inbox has every message anyway; [] for the inbox alone",
                    "站内消息总会收到，无须写出；只发站内消息请写 []");
            require(
                    channel.carriesService(),
                    here,
                    INVALID,
                    "a mass message speaks to many; what happened to one person goes another way",
                    "群发消息不能用于只与一人有关的通知");
        }
        template(at, "subscribe", kind.channels().contains(Channel.SUBSCRIBE), kind.subscribe());
        template(at, "template", kind.channels().contains(Channel.TEMPLATE), kind.template());
        template(at, "sms", kind.channels().contains(Channel.SMS), kind.sms());
    }

    private void template(String at, String name, boolean used, Object template) {
        String here = at + "." + name;
        require(
                !used || template != null,
                here,
                "REQUIRED",
                "the channel " + name + " needs its template here",
                "渠道 " + name + " 须在此填写模板");
        require(
                used || template == null,
                here,
                INVALID,
                "nobody sends it: name " + name + " in channels too, or leave it out",
                "不会发送：请在 channels 中加上 " + name + "，或删去此项");
    }

    private void require(boolean holds, String field, String code, String message, String chinese) {
        if (!holds) {
            error(field, code, message, chinese);
        }
    }

    private void error(String field, String code, String message, String chinese) {
        errors.add(new FieldError(path + "." + field, code, message, chinese));
    }
}
