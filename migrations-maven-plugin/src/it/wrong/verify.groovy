String log = new File(basedir, 'build.log').text

// what the log says of each module after its goal began
def expected = [
    'upgrade-without-database': 'No database is named. Give <url> in the POM, -Dmigrations.url=',
    'upgrade-without-scripts': 'Scripts location nowhere: no such folder',
    'upgrade-before-classes': 'bind the goal to process-classes or a later phase',
    'downgrade': 'The parameter <target> is missing (-Dmigrations.target=',
    'stamp': 'The parameter <targets> is missing (-Dmigrations.targets=',
    'oneshot': 'Not a database URL that is supported: mysql://localhost/none',
    'current-server': 'The settings have no server \'nobody\'. Add it to ~/.m2/settings.xml',
    'current-password': 'The password of the server \'broken\' in settings.xml cannot be decrypted',
    'history': 'nosuch',
    'heads-config': 'No such configuration file: ',
    'heads-key': 'wrong.toml:2:1: unknown key \'urk\' (did you mean \'url\'?)',
    'heads-scope': 'There is no class path of the scope \'all\'; <classpathScope> is one of compile, runtime, test',
    'status': 'No server answers on localhost:1.',
    'status-lock': '<lock>: there is no lock kind \'pessimistic\'',
    'revision': 'The parameter <message> is missing (-Dmigrations.message=',
    'merge': 'nosuch',
    'sql-command': 'There is no SQL for \'reset\'; <command> is one of upgrade, downgrade, stamp',
    'sql-range': 'nosuch',
    'fixture-populate': 'The parameter <fixtures> is missing (-Dmigrations.fixtures=',
    'fixture-validate': 'There is no fixture to validate: name files or folders in <fixtures>',
    'embedded-start': 'cannot be used for an embedded PostgreSQL',
    'check': 'There is no check \'haeds\'',
    'lock': 'Scripts location nowhere: no such folder',
    'index': 'no such folder or package in',
    'index-folders': 'None of the scripts locations (migrations) is on the class path',
]
def of = { String module ->
    def lines = log.readLines().findAll { it.startsWith('[ERROR] Failed to execute goal') && it.contains("on project ${module}:") }
    lines.size() == 1 ? log.substring(log.indexOf(lines[0])) : ''
}
expected.each { module, words ->
    String said = of(module)
    int next = said.indexOf('[ERROR] Failed to execute goal', 1)
    String own = next < 0 ? said : said.substring(0, next)
    assert own.contains(words) : "${module}: ${own}"
}
// the message is enough for those who did not ask for more
assert !log.contains('\tat ')
return true
