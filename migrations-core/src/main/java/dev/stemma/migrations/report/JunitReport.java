package dev.stemma.migrations.report;

import dev.stemma.migrations.check.Finding;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The report in the XML that JUnit's runners made common, which every forge reads: a test case for each check, whose name
 * stays the same from run to run, with all that it found in one failure.
 */
public final class JunitReport {

    private static final String SUITE = "migrations";
    private static final double MILLIS_IN_A_SECOND = 1000;

    private JunitReport() {}

    /**
     * Writes a report.
     *
     * @param report what was found
     * @return the document, which says that it is in UTF-8
     */
    public static String of(CheckReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", SUITE);
            xml.writeAttribute("tests", String.valueOf(report.checks().size()));
            xml.writeAttribute(
                    "failures",
                    String.valueOf(report.checks().stream()
                            .filter(check -> !report.of(check).isEmpty())
                            .count()));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", "0");
            xml.writeAttribute(
                    "time", String.format(Locale.ROOT, "%.3f", report.duration().toMillis() / MILLIS_IN_A_SECOND));
            for (String check : report.checks()) {
                write(xml, check, report.of(check));
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Nothing goes wrong when text is written to memory", e);
        }
        return text.toString();
    }

    private static void write(XMLStreamWriter xml, String check, List<Finding> findings) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", SUITE + ".check");
        xml.writeAttribute("name", check);
        if (!findings.isEmpty()) {
            xml.writeCharacters("\n    ");
            xml.writeStartElement("failure");
            xml.writeAttribute("type", check);
            xml.writeAttribute(
                    "message",
                    findings.size() == 1
                            ? clean(findings.get(0).problem())
                            : findings.size() + " findings, the first: "
                                    + clean(findings.get(0).problem()));
            xml.writeCharacters(
                    findings.stream().map(finding -> clean(finding.problem())).collect(Collectors.joining("\n")));
            xml.writeEndElement();
            xml.writeCharacters("\n  ");
        }
        xml.writeEndElement();
    }

    /** XML 1.0 has no way to write most control characters, which a statement may hold. */
    private static String clean(String text) {
        return text.codePoints()
                .map(c -> (c < ' ' && c != '\n' && c != '\t')
                                || c == 0xFFFE
                                || c == 0xFFFF
                                || (c >= 0xD800 && c <= 0xDFFF)
                        ? '\uFFFD'
                        : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
