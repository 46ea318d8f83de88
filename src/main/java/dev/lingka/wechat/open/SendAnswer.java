package dev.lingka.wechat.open;

import java.util.Optional;

/**
 * What became of a message at WeChat.
 *
 * @param errorCode WeChat's; 0 for none
 * @param messageId by which WeChat tells of it later, where it gives one
 */
public record SendAnswer(SendVerdict verdict, int errorCode, Optional<String> messageId) {

    static SendAnswer of(SendVerdict verdict) {
        return new SendAnswer(verdict, 0, Optional.empty());
    }
}
