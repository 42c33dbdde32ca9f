package dev.stemma.migrations.graph;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.revision.Revision;
import java.util.List;
import java.util.stream.Collectors;

/** Several scripts claim one id. {@link #revisions()} are the claims, in the order of the input. */
public final class DuplicateRevisionException extends InvalidGraphException {

    DuplicateRevisionException(List<Revision> claims) {
        super(
                ErrorCode.DUPLICATE_REVISION,
                "Revision id %s is used %d times: %s. Give all but one of them another id."
                        .formatted(
                                claims.get(0).id(),
                                claims.size(),
                                claims.stream().map(Revision::source).collect(Collectors.joining(", "))),
                claims);
    }

    /**
     * The id that is used more than once.
     *
     * @return the id
     */
    public String id() {
        return revisions().get(0).id();
    }
}
