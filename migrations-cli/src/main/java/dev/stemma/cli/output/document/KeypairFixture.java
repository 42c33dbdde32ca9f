package dev.stemma.cli.output.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.stemma.fixtures.make.ApiKeypair;
import java.util.List;
import java.util.Map;

/**
 * A fixture of Backend.AI's manager with one keypair for an administrator. The columns and figures are those of the
 * manager's own example-keypairs.json.
 */
public record KeypairFixture(
        @JsonProperty("keypair_resource_policies") List<Policy> policies, List<Keypair> keypairs) {

    /** The policy that the manager's own fixtures use. */
    public static final String DEFAULT_POLICY = "default";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * The rows for a keypair.
     *
     * @param keys the keypair
     * @param user the value for the column that names its user
     * @param policy its resource policy; only the default one is among the rows
     * @return the fixture
     */
    public static KeypairFixture of(ApiKeypair keys, Object user, String policy) {
        return new KeypairFixture(
                policy.equals(DEFAULT_POLICY) ? List.of(Policy.unlimited()) : List.of(),
                List.of(new Keypair(keys.accessKey(), keys.secretKey(), true, policy, 30_000, 0, true, true, user)));
    }

    /**
     * A reference to a user by e-mail.
     *
     * @param email the user's e-mail
     * @return the value of a column that refers to the user
     */
    public static Object byEmail(String email) {
        return new Reference(new Lookup("users", Map.of("email", email), "uuid"));
    }

    /**
     * The fixture as it is written.
     *
     * @return JSON with a line feed at its end
     */
    public String json() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A fixture of our own is always JSON", e);
        }
    }

    /** A row of {@code keypair_resource_policies}. */
    public record Policy(
            String name,
            @JsonProperty("is_default") boolean isDefault,
            @JsonProperty("default_for_unspecified") String defaultForUnspecified,
            @JsonProperty("total_resource_slots") Map<String, String> totalResourceSlots,
            @JsonProperty("max_session_lifetime") int maxSessionLifetime,
            @JsonProperty("max_concurrent_sessions") int maxConcurrentSessions,
            @JsonProperty("max_containers_per_session") int maxContainersPerSession,
            @JsonProperty("idle_timeout") int idleTimeout,
            @JsonProperty("allowed_vfolder_hosts") Map<String, String> allowedVfolderHosts) {

        static Policy unlimited() {
            return new Policy(DEFAULT_POLICY, true, "UNLIMITED", Map.of(), 0, 5, 1, 3600, Map.of());
        }
    }

    /** A row of {@code keypairs}. */
    public record Keypair(
            @JsonProperty("access_key") String accessKey,
            @JsonProperty("secret_key") String secretKey,
            @JsonProperty("is_active") boolean isActive,
            @JsonProperty("resource_policy") String resourcePolicy,
            @JsonProperty("rate_limit") int rateLimit,
            @JsonProperty("num_queries") int numQueries,
            @JsonProperty("is_admin") boolean isAdmin,
            @JsonProperty("is_default") boolean isDefault,
            Object user) {

        /** The row without its secret. */
        @Override
        public String toString() {
            return "Keypair[" + accessKey + "]";
        }
    }

    /** A call of {@code $ref}. */
    record Reference(@JsonProperty("$ref") Lookup lookup) {}

    /** What a {@code $ref} looks for. */
    record Lookup(String table, Map<String, String> match, String take) {}
}
