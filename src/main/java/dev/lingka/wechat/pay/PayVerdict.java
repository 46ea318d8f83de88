package dev.lingka.wechat.pay;

import com.google.gson.JsonParseException;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.MalformedMessageException;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import dev.lingka.wechat.pay.PayResult.Refused;
import dev.lingka.wechat.pay.PayResult.Unknown;

/**
 * What an exception of the SDK says about the call. Only a 4xx answer with a code is a no; the SDK throws all sorts of
 * exceptions for answers that it cannot read or trust, and after each of them the effect may be there.
 */
final class PayVerdict {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    private PayVerdict() {}

    static <T> PayResult<T> of(RuntimeException failure) {
        if (failure instanceof ServiceException answer) {
            return of(answer);
        }
        return new Unknown<>(doubt(failure));
    }

    private static <T> PayResult<T> of(ServiceException answer) {
        int status = answer.getHttpStatusCode();
        String code = answer.getErrorCode();
        if (status >= SERVER_ERRORS) {
            return new Unknown<>(PayDoubt.SERVER_ERROR);
        }
        if (status == TOO_MANY_REQUESTS) {
            return new Unknown<>(PayDoubt.TOO_FREQUENT);
        }
        if (code == null || code.isBlank()) {
            return new Unknown<>(PayDoubt.UNREADABLE);
        }
        return new Refused<>(PayRefusal.of(code), code);
    }

    private static PayDoubt doubt(RuntimeException failure) {
        if (failure instanceof HttpException) {
            return PayDoubt.NO_ANSWER;
        }
        if (failure instanceof JsonParseException || failure instanceof MalformedMessageException) {
            return PayDoubt.UNREADABLE;
        }
        boolean untrusted = failure instanceof ValidationException
                || failure instanceof IllegalArgumentException
                || failure instanceof NullPointerException;
        return untrusted ? PayDoubt.UNVERIFIED : PayDoubt.UNREADABLE;
    }
}
