String log = new File(basedir, 'build.log').text

def once = { String pattern ->
    def found = (log =~ pattern).collect { it }
    assert found.size() == 1 : "once: ${pattern}, found ${found}"
    found[0]
}

assert once(/Using the MultiThreadedBuilder implementation with a thread count of 2/)
once(/Now at first001 \(1 step/)
once(/Now at second001 \(1 step/)
def first = once(/Stopped the embedded PostgreSQL of first \(port (\d+)\)/)
def second = once(/Stopped the embedded PostgreSQL of second \(port (\d+)\)/)
assert first[1] != second[1]
assert log.contains('BUILD SUCCESS')
// nothing runs any more
[first[1], second[1]].each { port ->
    try {
        new Socket('localhost', port as int).close()
        assert false : "something still listens on port ${port}"
    } catch (ConnectException expected) {
    }
}

return true
