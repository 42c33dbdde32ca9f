package dev.stemma.cli;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The server's side of SCRAM-SHA-256 (RFC 5802, RFC 7677), which a driver checks. Its salt is no secret and always the same. */
final class PracticeScram {

    private static final byte[] SALT = "practice".getBytes(StandardCharsets.US_ASCII);
    private static final int ITERATIONS = 4096;
    private static final int KEY_BITS = 256;
    private static final String HMAC = "HmacSHA256";

    private final String password;
    private final String clientFirst;
    private final String challenge;

    /** An exchange that the client has begun by this message. */
    PracticeScram(String password, String clientFirst) {
        this.password = password;
        this.clientFirst = clientFirst;
        this.challenge = clientFirst.substring(clientFirst.indexOf("r=")) + "practice,s="
                + Base64.getEncoder().encodeToString(SALT) + ",i=" + ITERATIONS;
    }

    /** What the server says first. */
    String challenge() {
        return challenge;
    }

    /** What the server says last, to the client's last message: that it knows the password too. */
    String confirm(String clientLast) throws GeneralSecurityException {
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password.toCharArray(), SALT, ITERATIONS, KEY_BITS))
                .getEncoded();
        String withoutProof = clientLast.substring(0, clientLast.lastIndexOf(",p="));
        byte[] signature = hmac(hmac(salted, "Server Key"), String.join(",", clientFirst, challenge, withoutProof));
        return "v=" + Base64.getEncoder().encodeToString(signature);
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    }
}
