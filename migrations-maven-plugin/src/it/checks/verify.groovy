import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

String log = new File(basedir, 'build.log').text
def target = { String name -> new File(basedir, "target/${name}") }
def said = { String text -> assert log.contains(text) : text }

said('Recorded in target/good.lock: good1, good2.')
said('Nothing new to record in target/good.lock.')
said('Nothing found (scripts, heads, heads-file, irreversible, checksums, chain).')
assert new XmlSlurper().parse(target('good.xml')).@failures == '0'
assert new JsonSlurper().parse(target('good.sarif')).runs[0].results.empty

said('on project bad: The checks have 3 findings:')
said('heads: 2 heads: bad2, bad3.')
said('irreversible: bad/2.sql: revision bad2 cannot be undone.')
said('checksums: bad/1.sql was changed after revision bad1 was recorded in bad/migrations.lock.')
def suite = new XmlSlurper().parse(target('bad.xml'))
assert suite.@failures == '3'
assert suite.testcase.findAll { it.failure.size() > 0 }*.@name*.text() == ['heads', 'irreversible', 'checksums']
def run = new JsonSlurper().parse(target('bad.sarif')).runs[0]
assert run.tool.driver.rules*.id == ['scripts', 'heads', 'heads-file', 'irreversible', 'checksums']
assert run.results*.ruleId == ['heads', 'irreversible', 'checksums']
assert run.results*.locations*.get(0)*.physicalLocation*.artifactLocation*.uri == ['pom.xml', 'bad/2.sql', 'bad/1.sql']

said('on project chain: The checks have 1 finding:')
said('chain: column public.good1.id')

said('on project twice: The checks have 1 finding:')
assert new XmlSlurper().parse(target('twice.xml')).testcase.size() == 1

said('on project rows: The fixtures do not fit the database, see above. Nothing was written.')
said('3 rows in 1 file: 2 problems.')

said('[WARNING] Heads: 2 heads: bad2, bad3.')
said('[WARNING] The checks have 1 finding')
assert !log.contains('Start completed')
assert log =~ /warned \.+ SUCCESS/
assert !log.contains('\tat ')
return true
