package fidus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.contract.Canonical;
import fidus.contract.Wire;
import fidus.money.Currency;
import fidus.server.bankfiles.BankFileReader;
import fidus.server.bankfiles.Hints;
import fidus.server.reports.Limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What `fidus read` says where a file or a profile cannot be read, and which answer is whose.
final class ReadRefusalsTest {
    private static final String GOOD = "!Type:Bank\nD10/13/2026\nT-30.00\nPRent\n^\n";
    private static final String CSV = "day;amount;text\n10.01.2026;10,00;x\n";
    private static final String PROFILE =
            """
            {"name":"x","delimiter":";","charset":"UTF-8","datePattern":"dd.MM.yyyy",
            "decimal":"COMMA","currency":"EUR","columns":{"bookingDate":1,"valueDate":0,"amount":2,
            "credit":0,"mark":0,"creditMarks":"","currency":0,"reference":0,"text":3,
            "counterparty":0,"bankId":0,"balance":0},"sign":"SIGNED","skipFirst":1,"skipLast":0,
            "openingCell":"","closingCell":""}
            """;

    @TempDir private Path folder;

    @Test
    void aFileThatCannotBeReadIsOneSentenceAndTheNextOneIsShown() throws IOException {
        String good = Files.writeString(folder.resolve("good.qif"), GOOD).toString();
        String nope = folder.resolve("nope.sta").toString();
        String dir = Files.createDirectory(folder.resolve("dir")).toString();

        Said said = Said.of("read", nope, dir, good, "--currency=EUR");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains(nope + ": There is no such file."))
                .anyMatch(line -> line.contains(dir + ": This is a folder."));
        assertThat(said.out()).contains(good).contains("-30.00");
    }

    @Test
    void aProfileThatIsNotThereIsOneSentence() throws IOException {
        String file = Files.writeString(folder.resolve("a.csv"), CSV).toString();
        for (Path each : List.of(folder.resolve("nope.json"), folder)) {
            Said said = Said.of("read", file, "--profile", each.toString());
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.err().lines()).hasSize(1);
            assertThat(said.err()).contains("rofile " + each);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "delimiter",
                "charset",
                "datePattern",
                "decimal",
                "columns",
                "columns.creditMarks",
                "sign",
                "openingCell",
                "closingCell"
            })
    void aProfileThatLacksAMemberSaysWhich(String member) throws IOException {
        String file = Files.writeString(folder.resolve("a.csv"), CSV).toString();
        Path profile = Files.writeString(folder.resolve("p.json"), PROFILE);
        Files.writeString(profile, "\ufeff" + PROFILE);
        Said whole = Said.of("read", file, "--profile", profile.toString());
        assertThat(whole.code()).as(whole.err()).isZero();
        String[] path = member.split("\\.", -1);
        for (boolean absent : new boolean[] {true, false}) {
            ObjectNode tree = (ObjectNode) Wire.STRICT.readTree(PROFILE);
            ObjectNode parent = path.length == 1 ? tree : (ObjectNode) tree.get(path[0]);
            if (absent) {
                parent.remove(path[path.length - 1]);
            } else {
                parent.putNull(path[path.length - 1]);
            }
            Files.writeString(profile, tree.toString());

            Said said = Said.of("read", file, "--profile", profile.toString());

            assertThat(said.code()).isEqualTo(1);
            assertThat(said.err())
                    .isEqualTo(
                            "fidus: %s is no CSV profile: %s is missing. (BAD_VALUE)\n"
                                    .formatted(profile, member));
        }
    }

    @Test
    void aProfileThatIsNoneIsRefused() throws IOException {
        String file = Files.writeString(folder.resolve("a.csv"), CSV).toString();
        for (String each : List.of("null", "[]", "", PROFILE.replace("\"SIGNED\"", "1"))) {
            Path profile = Files.writeString(folder.resolve("p.json"), each);
            Said said = Said.of("read", file, "--profile", profile.toString());
            assertThat(said.code()).as(each).isEqualTo(1);
            assertThat(said.err().lines()).as(each).hasSize(1);
            assertThat(said.err()).contains("p.json is no CSV profile: ");
        }
    }

    @Test
    void eachJsonObjectNamesItsFile() throws IOException {
        Path good = Files.writeString(folder.resolve("good.qif"), GOOD);
        String report = Said.sample("mt5-history-en-hedge-eur.html");

        Said said =
                Said.of(
                        "read",
                        "--json",
                        folder.resolve("nope").toString(),
                        good.toString(),
                        report,
                        "--currency=EUR");

        assertThat(said.code()).isEqualTo(1);
        List<String> lines = said.out().lines().toList();
        assertThat(lines).hasSize(2);
        ObjectNode first = (ObjectNode) Wire.STRICT.readTree(lines.getFirst());
        assertThat(lines.getFirst()).isEqualTo(Canonical.text(first));
        assertThat(first.remove("file").textValue()).isEqualTo(good.toString());
        var read =
                new BankFileReader(Limits.FOLDER).read(good, new Hints(null, Currency.EUR, null));
        assertThat(Canonical.text(first)).isEqualTo(Canonical.text(read));
        JsonNode second = Wire.STRICT.readTree(lines.getLast());
        assertThat(second.get("file").textValue()).isEqualTo(report);
        assertThat(second.get("format").textValue()).isEqualTo("MT5_HTML");
    }
}
