package dev.stemma.cli.output.document;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A fresh keypair, and the fixture that was written with it. */
public record KeypairDocument(
        String file,
        @JsonProperty("access_key") String accessKey,
        @JsonProperty("secret_key") String secretKey) {

    /** The document without its secret. */
    @Override
    public String toString() {
        return "KeypairDocument[" + file + ", " + accessKey + "]";
    }
}
