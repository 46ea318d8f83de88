package dev.lingka.wechat;

import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What Bean Validation cannot say about keys: that the PEM texts hold strong RSA keys of the right kind. */
final class CredentialRules {

    private CredentialRules() {}

    /** Throws {@link ProblemException} (INVALID_REQUEST) that names the fields and never repeats a key. */
    static void check(EnterCredentials entered, boolean known) {
        List<FieldError> errors = new ArrayList<>();
        if (entered.miniProgram() == null && !known) {
            errors.add(new FieldError("miniProgram", "REQUIRED", "a merchant's first keys name its mini-program"));
        }
        if (entered.pay() != null) {
            pem(errors, "pay.privateKey", entered.pay().privateKey(), PemKeys::privateKey);
            pem(errors, "pay.publicKey", entered.pay().publicKey(), PemKeys::publicKey);
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private static void pem(List<FieldError> errors, String field, String pem, Consumer<String> read) {
        try {
            read.accept(pem);
        } catch (IllegalArgumentException e) {
            String right = field.equals("pay.privateKey")
                    ? "the text of apiclient_key.pem: PKCS#8, BEGIN PRIVATE KEY, RSA of 2048 bits or more"
                    : "the WeChat Pay public key: BEGIN PUBLIC KEY, RSA of 2048 bits or more, no certificate";
            errors.add(new FieldError(field, "INVALID", right));
        }
    }
}
