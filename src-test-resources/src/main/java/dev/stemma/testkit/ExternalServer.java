package dev.stemma.testkit;

/** A server that somebody else runs; its URL must carry the credentials of a role that may create databases. */
record ExternalServer(String jdbcUrl) implements TestServer {

    @Override
    public String url(String database) {
        int query = jdbcUrl.indexOf('?');
        String parameters = query < 0 ? "" : jdbcUrl.substring(query);
        String address = query < 0 ? jdbcUrl : jdbcUrl.substring(0, query);
        return address.substring(0, address.lastIndexOf('/') + 1) + database + parameters;
    }

    @Override
    public void close() {
        // not ours to stop
    }
}
