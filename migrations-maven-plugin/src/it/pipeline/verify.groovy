String log = new File(basedir, 'build.log').text
def order = ['embedded-start', 'upgrade', 'Running upgrade  -> 00c0ffee0001, Create users', 'jooq-codegen-maven',
    'maven-compiler-plugin', 'Tests run: 1, Failures: 0', 'embedded-stop',
    'Stopped the embedded PostgreSQL of pipeline', 'BUILD SUCCESS']
int from = 0
order.each { line ->
    int at = log.indexOf(line, from)
    assert at >= 0 : "after the lines before it, the log should say: ${line}"
    from = at
}
assert new File(basedir, 'target/generated-sources/jooq/com/example/shop/db/tables/Users.java').file

return true
