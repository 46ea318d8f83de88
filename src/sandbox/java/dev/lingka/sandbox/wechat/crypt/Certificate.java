package dev.lingka.sandbox.wechat.crypt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes the self-signed X.509 certificate of the certificate mode; the JDK can read certificates but not make
 * them.
 */
public final class Certificate {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTF8_STRING = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};
    private static final byte[] SHA256_WITH_RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00
    };
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");

    private Certificate() {}

    /** PEM of a certificate for this key; {@code serialHex} is what X509Certificate reports as its serial number. */
    public static String selfSigned(KeyPair keys, String serialHex, String commonName, Instant from, Instant until) {
        byte[] name = tlv(
                SEQUENCE, tlv(SET, tlv(SEQUENCE, concat(COMMON_NAME, tlv(UTF8_STRING, commonName.getBytes(UTF_8))))));
        byte[] validity = tlv(SEQUENCE, concat(time(from), time(until)));
        byte[] version = {(byte) 0xa0, 0x03, 0x02, 0x01, 0x02};
        byte[] serial = tlv(INTEGER, new BigInteger(serialHex, 16).toByteArray());
        byte[] key = keys.getPublic().getEncoded();
        byte[] body = tlv(SEQUENCE, concat(version, serial, SHA256_WITH_RSA, name, validity, name, key));
        byte[] signature = tlv(BIT_STRING, concat(new byte[] {0}, Rsa.sign(body, keys.getPrivate())));
        return Rsa.pem("CERTIFICATE", tlv(SEQUENCE, concat(body, SHA256_WITH_RSA, signature)));
    }

    private static byte[] time(Instant at) {
        return tlv(UTC_TIME, UTC.format(at.atOffset(ZoneOffset.UTC)).getBytes(UTF_8));
    }

    private static byte[] tlv(int tag, byte[] value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (value.length < 128) {
            out.write(value.length);
        } else {
            byte[] length = BigInteger.valueOf(value.length).toByteArray();
            int skip = length[0] == 0 ? 1 : 0;
            out.write(0x80 | (length.length - skip));
            out.write(length, skip, length.length - skip);
        }
        out.writeBytes(value);
        return out.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
