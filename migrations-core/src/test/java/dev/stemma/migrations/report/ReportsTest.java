package dev.stemma.migrations.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.check.Finding;
import dev.stemma.migrations.check.Place;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportsTest {

    private static final String HOSTILE = "m/ü \"b\".sql:3: <b> & \u0001 \\ ]]>\nsecond \uD83D\uDE00 line";

    private static final CheckReport REPORT = new CheckReport(
            "1.2.3",
            List.of("scripts", "heads", "own"),
            List.of(
                    new Finding("scripts", HOSTILE, Optional.of(new Place("m/ü \"b\".sql", 3))),
                    new Finding("scripts", "another", Optional.of(new Place("m/c.sql", 0))),
                    new Finding("own", "no place")),
            Duration.ofMillis(1234));

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void junit_hasATestCaseForEachCheck_withAllThatItFound() throws Exception {
        Element suite = xml(JunitReport.of(REPORT)).getDocumentElement();

        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(suite.getAttribute("time")).isEqualTo("1.234");
        Element scripts = (Element) suite.getElementsByTagName("testcase").item(0);
        assertThat(scripts.getAttribute("classname")).isEqualTo("migrations.check");
        assertThat(scripts.getAttribute("name")).isEqualTo("scripts");
        Element failure = (Element) scripts.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).startsWith("2 findings, the first: m/ü \"b\".sql:3: <b> & \uFFFD");
        assertThat(failure.getTextContent()).isEqualTo(HOSTILE.replace('\u0001', '\uFFFD') + "\nanother");
        Element heads = (Element) suite.getElementsByTagName("testcase").item(1);
        assertThat(heads.getElementsByTagName("failure").getLength()).isZero();
    }

    /** The members that the schema of SARIF 2.1.0 asks for, and what GitHub asks for besides: a place for each result. */
    @Test
    void sarif_hasARuleForEachCheck_andAPlaceForEachResult() {
        assertThat(SarifReport.of(REPORT, path -> path.replace("ü \"b\"", "%C3%BC%20%22b%22"), "pom.xml"))
                .isEqualTo("""
                        {
                          "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
                          "version": "2.1.0",
                          "runs": [
                            {
                              "tool": {
                                "driver": {
                                  "name": "Stemma",
                                  "version": "1.2.3",
                                  "rules": [
                                    {
                                      "id": "scripts",
                                      "shortDescription": {
                                        "text": "Every revision script can be read and split into statements, or compiled."
                                      }
                                    },
                                    {
                                      "id": "heads",
                                      "shortDescription": {
                                        "text": "The graph of revisions has one head."
                                      }
                                    },
                                    {
                                      "id": "own",
                                      "shortDescription": {
                                        "text": "own"
                                      }
                                    }
                                  ]
                                }
                              },
                              "columnKind": "utf16CodeUnits",
                              "results": [
                                {
                                  "ruleId": "scripts",
                                  "ruleIndex": 0,
                                  "level": "error",
                                  "message": {
                                    "text": "m/ü \\"b\\".sql:3: <b> & \\u0001 \\\\ ]]>\\nsecond \\ud83d\\ude00 line"
                                  },
                                  "locations": [
                                    {
                                      "physicalLocation": {
                                        "artifactLocation": {
                                          "uri": "m/%C3%BC%20%22b%22.sql"
                                        },
                                        "region": {
                                          "startLine": 3
                                        }
                                      }
                                    }
                                  ]
                                },
                                {
                                  "ruleId": "scripts",
                                  "ruleIndex": 0,
                                  "level": "error",
                                  "message": {
                                    "text": "another"
                                  },
                                  "locations": [
                                    {
                                      "physicalLocation": {
                                        "artifactLocation": {
                                          "uri": "m/c.sql"
                                        },
                                        "region": {
                                          "startLine": 1
                                        }
                                      }
                                    }
                                  ]
                                },
                                {
                                  "ruleId": "own",
                                  "ruleIndex": 2,
                                  "level": "error",
                                  "message": {
                                    "text": "no place"
                                  },
                                  "locations": [
                                    {
                                      "physicalLocation": {
                                        "artifactLocation": {
                                          "uri": "pom.xml"
                                        },
                                        "region": {
                                          "startLine": 1
                                        }
                                      }
                                    }
                                  ]
                                }
                              ]
                            }
                          ]
                        }
                        """);
    }

    @Test
    void emptyReport_hasNoResults() {
        CheckReport empty = new CheckReport("dev", List.of("heads"), List.of(), Duration.ZERO);

        assertThat(SarifReport.of(empty, path -> path, "pom.xml")).contains("\"results\": []");
        assertThat(JunitReport.of(empty)).contains("failures=\"0\"").doesNotContain("<failure");
    }
}
