String log = new File(basedir, 'build.log').text
assert log.contains('Running upgrade 00c0ffee0001 -> 00c0ffee0002, Add a nickname')
// the module's own version, though the plugin has another
assert log =~ /commons-lang3 is file:.*commons-lang3-3\.19\.0\.jar/
assert log.contains('Running downgrade 00c0ffee0002 -> 00c0ffee0001, Add a nickname')
// stopped though no goal says so
assert log.contains('Stopped the embedded PostgreSQL of classpath')
def script = new File(localRepositoryPath, 'dev/stemma/it/classpath/1/classpath-1-migrations.sql')
assert script.file
assert script.text.contains('ADD "nickname"') || script.text.contains('add "nickname"')
assert log.contains('Wrote target/classes/META-INF/stemma/scripts.index (2 revisions).')
def jar = new java.util.zip.ZipFile(new File(basedir, 'target/classpath-1.jar'))
assert jar.getEntry('META-INF/stemma/scripts.index')
jar.close()
return true
