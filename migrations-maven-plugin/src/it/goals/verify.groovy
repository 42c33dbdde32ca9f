String log = new File(basedir, 'build.log').text

def says = { String... lines ->
    int from = 0
    lines.each { line ->
        int at = log.indexOf(line, from)
        assert at >= 0 : "after the lines before it, the log should say: ${line}"
        from = at + line.length()
    }
}

says('revision (write)', 'Wrote migrations/', 'Revision 00c0ffee0003 revises 00c0ffee0002.',
    'revision (branch)', 'Revision 00c0ffee0004 revises 00c0ffee0002; the heads are now 00c0ffee0003, 00c0ffee0004.',
    'merge (join)', 'Revision 00c0ffee0005 revises 00c0ffee0003, 00c0ffee0004.',
    'heads (newest)', '00c0ffee0005 (head)',
    'history (drawing)', '* 00c0ffee0005', '|\\', '* 00c0ffee0001, Create users',
    'embedded-start (server)', 'Starting an embedded PostgreSQL', 'Set shop.url to jdbc:postgresql://localhost:',
    'upgrade (preview)', 'Dry run: from base to 00c0ffee0005; nothing was changed.',
    'upgrade (up)', 'Running upgrade  -> 00c0ffee0001, Create users', 'Now at 00c0ffee0005 (5 steps, ',
    'upgrade (again)', 'Nothing to do: the database is at 00c0ffee0005.',
    'current (where)', '00c0ffee0005 (head)',
    'status (compared)', 'Up to date.',
    'downgrade (back)', 'Now at 00c0ffee0002 (3 steps, ',
    'stamp (recorded)', 'Now at 00c0ffee0001 (1 step, ',
    'stamp (corrected)', 'Now at 00c0ffee0002 (1 step, ',
    'upgrade (forward)', 'Now at 00c0ffee0005 (3 steps, ',
    'oneshot (existing)', 'Detected an existing database (current revision: 00c0ffee0005)',
    'fixture-validate (sound)', '2 rows in 1 file: no problem.',
    'fixture-populate (rows)', 'users',
    'current (credentials)', '00c0ffee0005 (head)',
    'sql (script)', 'Wrote ', '(4 steps).',
    'sql (same)', 'Unchanged: ',
    'sql (backScript)', 'Wrote ',
    'upgrade (skipped)', 'Skipped, for migrations.skip is true.',
    'embedded-stop (end)', 'Stopped the embedded PostgreSQL of goals',
    'BUILD SUCCESS')
// libraries talk to programmers
assert !log.contains('EmbeddedPostgres -')
assert !log.contains('initdb')
assert new File(basedir, 'target/up.sql').text.contains('CREATE TABLE orders')
assert new File(basedir, 'target/down.sql').text.contains('DROP TABLE users')

return true
