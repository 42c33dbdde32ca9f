package dev.stemma.migrations.lock.etcd;

import dev.stemma.migrations.lock.LockSettings;
import dev.stemma.migrations.lock.LockUnusableException;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.ClientBuilder;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Where etcd is, and who we are to it. */
record EtcdAddress(List<URI> endpoints, Optional<String> user, Optional<String> password) {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    static EtcdAddress of(LockSettings settings) {
        List<URI> endpoints = Arrays.stream(
                        settings.required("etcd", "endpoints").split(",", -1))
                .map(String::strip)
                .map(EtcdAddress::endpoint)
                .toList();
        if (endpoints.stream().map(EtcdAddress::isEncrypted).distinct().count() > 1) {
            throw new LockUnusableException("The endpoints of etcd are to be all http, or all https", null);
        }
        return new EtcdAddress(endpoints, settings.value("user"), settings.value("password"));
    }

    private static URI endpoint(String text) {
        try {
            URI uri = new URI(text);
            boolean isUrl = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (isUrl && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw invalid(e);
        }
        throw invalid(null);
    }

    /** Without the text, which may hold a password. */
    private static LockUnusableException invalid(@Nullable URISyntaxException cause) {
        return new LockUnusableException(
                "An endpoint of etcd is not a URL such as http://etcd1:2379 (endpoints under [lock] in migrate.toml;"
                        + " its user and password have keys of their own)",
                cause);
    }

    private static boolean isEncrypted(URI endpoint) {
        return "https".equals(endpoint.getScheme());
    }

    Client open() {
        ClientBuilder builder = Client.builder()
                .endpoints(endpoints)
                .connectTimeout(CONNECT_TIMEOUT)
                .retryMaxAttempts(1)
                .waitForReady(false);
        user.ifPresent(name -> builder.user(bytes(name)));
        password.ifPresent(secret -> builder.password(bytes(secret)));
        try {
            return isEncrypted(endpoints.get(0))
                    ? builder.sslContext(context -> {}).build()
                    : builder.build();
        } catch (SSLException e) {
            throw new LockUnusableException("etcd cannot be reached over TLS: " + e.getMessage(), e);
        }
    }

    static ByteSequence bytes(String text) {
        return ByteSequence.from(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "etcd at "
                + String.join(", ", endpoints.stream().map(URI::toString).toList());
    }
}
