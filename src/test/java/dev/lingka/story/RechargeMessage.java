package dev.lingka.story;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The section of messages that a shop's programme gets. */
final class RechargeMessage {

    private RechargeMessage() {}

    /** One kind: a recharge is told of by subscribe message, else by SMS. */
    static void put(Shop shop, String template) {
        ObjectNode programme = InForce.document(shop.owner());
        ObjectNode section = programme.putObject("messages");
        section.putArray("caps");
        ObjectNode kind = section.putArray("kinds").addObject();
        kind.put("code", "recharge-paid").put("occasion", "RechargePaid");
        kind.putArray("channels").add("subscribe").add("sms");
        kind.putObject("title").put("zh", "充值成功").put("en", "Recharged");
        kind.putObject("text").put("zh", "充值 {amount}").put("en", "Recharged {amount}");
        kind.putObject("subscribe")
                .put("template", template)
                .putObject("fields")
                .put("amount1", "{amount}")
                .put("thing2", "{store}");
        kind.putObject("sms").put("template", "SMS_1234").putObject("params").put("amount", "{amount}");
        InForce.put(shop.owner(), shop.manager(), programme);
    }
}
