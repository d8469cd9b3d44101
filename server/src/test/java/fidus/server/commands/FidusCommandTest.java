package fidus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import fidus.contract.Wire;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The command line as an administrator uses it, in this process.
final class FidusCommandTest {
    private static final String[] COMMANDS = {
        "serve",
        "read",
        "import",
        "schedule",
        "close",
        "match",
        "journal",
        "fsck",
        "backup",
        "restore",
        "keys"
    };

    @TempDir private Path folder;

    @Test
    void helpAndVersionAnswerWithZero() {
        Said help = Said.of("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains(COMMANDS);
        assertThat(help.err()).isEmpty();
        Said version = Said.of("--version");
        assertThat(version.code()).isZero();
        assertThat(version.out()).startsWith("Fidus ").contains("Java 25");
        for (String command : COMMANDS) {
            assertThat(Said.of(command, "--help").code()).as(command).isZero();
        }
    }

    @Test
    void wrongWordsAnswerWithTwo() {
        assertThat(Said.of().code()).isEqualTo(2);
        assertThat(Said.of().err()).contains("Say what to do");
        assertThat(Said.of("dance").code()).isEqualTo(2);
        assertThat(Said.of("read").code()).isEqualTo(2);
        assertThat(Said.of("read", "--xml", "file").code()).isEqualTo(2);
        assertThat(Said.of("backup").code()).isEqualTo(2);
    }

    @Test
    void readSaysWhatAReportIs() {
        Said said = Said.of("read", Said.sample("mt5-history-en-hedge-eur.html"));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("mt5-history-en-hedge-eur.html").contains("EUR");
        assertThat(said.out().lines().count()).isGreaterThan(5);
        assertThat(said.err()).isEmpty();
    }

    @Test
    void readGivesOneJsonObjectPerFile() throws IOException {
        Said said =
                Said.of(
                        "read",
                        "--json",
                        Said.sample("mt5-history-en-hedge-eur.html"),
                        Said.sample("mt4-detailed-statement-usd.htm"));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out().lines()).hasSize(2);
        JsonNode first = Wire.LENIENT.readTree(said.out().lines().findFirst().orElseThrow());
        assertThat(first.path("format").asText()).isEqualTo("MT5_HTML");
        assertThat(first.path("kind").asText()).isEqualTo("HISTORY");
        assertThat(first.path("sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(first.path("deals").size()).isPositive();
        JsonNode second =
                Wire.LENIENT.readTree(said.out().lines().skip(1).findFirst().orElseThrow());
        assertThat(second.path("format").asText()).startsWith("MT4");
    }

    @Test
    void aFileThatIsNoReportAnswersWithOneAndTheOthersAreStillRead() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear Sir or Madam");

        Said said =
                Said.of("read", letter.toString(), Said.sample("mt5-history-en-hedge-eur.html"));

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .startsWith("fidus: ")
                .contains("letter.txt")
                .contains("UNKNOWN_FORMAT");
        assertThat(said.err().lines()).hasSize(1);
        assertThat(said.out()).contains("mt5-history-en-hedge-eur.html");
        Said missing = Said.of("read", folder.resolve("absent.html").toString());
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("absent.html");
    }

    @Test
    void readSaysWhatABankStatementIs() throws IOException {
        Said said = Said.of("read", bank("mt940-sparkasse.sta"), bank("camt053-v8-ch.xml"));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("MT940", "87052000/123456789 EUR", "CAMT053, camt.053.001.08")
                .contains("DIFFERS", "opening + rows = closing: 83265.51 against 84515.25 CHF")
                .contains("UNREADABLE");
        Said json = Said.of("read", "--json", bank("ofx-xml211-checking.ofx"));
        JsonNode file = Wire.LENIENT.readTree(json.out());
        assertThat(file.path("format").asText()).isEqualTo("OFX");
        assertThat(file.path("statements").path(0).path("rows").size()).isEqualTo(3);
    }

    @Test
    void aBanksCsvIsReadWithAProfileOnly() throws IOException {
        Said without = Said.of("read", bank("own-debit-credit-header-block.csv"));
        assertThat(without.code()).isEqualTo(1);
        assertThat(without.err()).contains("profile").contains("BAD_VALUE");
        Path profile =
                Files.writeString(
                        folder.resolve("profile.json"),
                        """
                        {"name": "own", "delimiter": ",", "charset": "UTF-8",
                         "datePattern": "dd/MM/yy", "decimal": "COMMA", "currency": "EUR",
                         "columns": {"bookingDate": 1, "valueDate": 0, "amount": 4, "credit": 5,
                           "mark": 0, "creditMarks": "", "currency": 0, "reference": 2,
                           "text": 3, "counterparty": 0, "bankId": 0, "balance": 0},
                         "sign": "DEBIT_CREDIT", "skipFirst": 5, "skipLast": 1,
                         "openingCell": "R-1C5", "closingCell": "R4C5"}
                        """);

        Said said =
                Said.of(
                        "read",
                        "--profile",
                        profile.toString(),
                        bank("own-debit-credit-header-block.csv"));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("difference -0.02");
        Said bad =
                Said.of(
                        "read",
                        "--profile",
                        bank("own-bank.qif"),
                        bank("own-debit-credit-header-block.csv"));
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.err()).contains("is no CSV profile");
    }

    @Test
    void aNewStoreIsCheckedBackedUpAndRestored() throws IOException {
        String data = folder.resolve("data").toString();
        String file = folder.resolve("backup.zip").toString();

        Said checked = Said.of("fsck", "--data", data);
        assertThat(checked.code()).as(checked.err()).isZero();
        assertThat(checked.out()).contains("Every invariant holds.");
        Said taken = Said.of("backup", "--data", data, file);
        assertThat(taken.code()).as(taken.err()).isZero();
        assertThat(taken.out()).startsWith("Backed up ");
        Said again = Said.of("backup", "--data", data, file);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).startsWith("fidus: ").contains("ALREADY_EXISTS");
        String other = folder.resolve("other").toString();
        Said keyless = Said.of("restore", "--data", other, file);
        assertThat(keyless.code()).isEqualTo(1);
        assertThat(keyless.err()).contains("field-keys", "Add its line");
        Files.write(
                folder.resolve("other/secrets/field-keys"),
                Files.readAllLines(folder.resolve("data/secrets/field-keys")),
                StandardOpenOption.APPEND);
        Said restored = Said.of("restore", "--data", other, file);
        assertThat(restored.code()).as(restored.err()).isZero();
        Said renewed = Said.of("keys", "--new", "--data", other);
        assertThat(renewed.code()).as(renewed.err()).isZero();
        assertThat(Said.of("fsck", "--data", other).code()).isZero();
        assertThat(Said.of("restore", "--data", data, folder.resolve("none.zip").toString()).code())
                .isEqualTo(1);
    }

    @Test
    void closeShowsWhatBlocksAMonthAndChangesNothing() throws IOException {
        String data = folder.resolve("closing").toString();

        Said said = Said.of("close", "--data", data, "--month", "2026-09");

        assertThat(said.code()).as(said.err()).isEqualTo(1);
        assertThat(said.out().lines())
                .contains("2026-09 is OPEN, version 1")
                .anyMatch(
                        line ->
                                line.startsWith("FREEZE           BLOCKED         ")
                                        && line.contains("No day was rolled yet."));
        Said again = Said.of("close", "--data", data, "--month=2026-09", "--json");
        assertThat(again.code()).isEqualTo(1);
        JsonNode month = Wire.LENIENT.readTree(again.out());
        assertThat(month.path("periodState").asText()).isEqualTo("OPEN");
        assertThat(month.path("steps").size()).isEqualTo(15);
        assertThat(month.at("/steps/0/stepState").asText()).isEqualTo("BLOCKED");
        assertThat(Said.of("close", "--data", data).code()).isEqualTo(2);
        assertThat(Said.of("close", "--data", data, "--month", "March").code()).isEqualTo(2);
        assertThat(Said.of("close", "--data", data, "--month=2026-09", "--lock").code())
                .isEqualTo(2);
    }

    @Test
    void scheduleShowsWhatAContractPays() {
        Said said =
                Said.of(
                        "schedule",
                        "--fund",
                        "CORE",
                        "--principal",
                        "18151.41",
                        "--start",
                        "2025-10-01",
                        "--convention",
                        "DAY_COUNT");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out().lines())
                .contains(
                        "CORE over 18151.41 USD, DAY_COUNT, RESIDUAL_LAST",
                        "starts 2025-10-01, earns from 2025-11-30, ends 2026-12-01",
                        "No.  Kind       From        To          Due                       Payout",
                        "  1  INTEREST   2025-11-30  2025-12-30  2025-12-30            272.27 USD",
                        " 12  INTEREST   2026-10-26  2026-11-25  2026-11-25            272.28 USD",
                        "  1  PRINCIPAL                          2026-12-01          18151.41 USD",
                        "     INTEREST                                                3267.25 USD",
                        "     TOTAL                                                  21418.66 USD")
                .hasSize(20);
        assertThat(said.err()).isEmpty();
    }

    @Test
    void scheduleGivesOneJsonObject() throws IOException {
        Said said =
                Said.of(
                        "schedule",
                        "--fund=CORE",
                        "--principal=10001",
                        "--start=2026-08-31",
                        "--convention=CALENDAR_MONTHS",
                        "--rounding=EACH_ROUNDED",
                        "--json");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out().lines()).hasSize(1);
        JsonNode shown = Wire.LENIENT.readTree(said.out());
        assertThat(shown.at("/interest/amount").asText()).isEqualTo("1800.24");
        assertThat(shown.at("/total/amount").asText()).isEqualTo("11801.24");
        assertThat(shown.at("/schedule/rows/3/dueOn").asText()).isEqualTo("2027-02-28");
        assertThat(shown.at("/schedule/rows/11/payoutAmount/amount").asText()).isEqualTo("150.02");
        assertThat(shown.at("/schedule/rows/12/payoutKind").asText()).isEqualTo("PRINCIPAL");
    }

    @Test
    void aScheduleThatCannotBeIsRefused() {
        Said internal =
                Said.of("schedule", "--fund=SEPARATION", "--principal=5000", "--start=2026-01-01");
        assertThat(internal.code()).isEqualTo(1);
        assertThat(internal.err()).startsWith("fidus: ").contains("FUND_INTERNAL");
        assertThat(internal.out()).isEmpty();
        Said nothing = Said.of("schedule", "--fund=CORE", "--principal=0", "--start=2026-01-01");
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.err()).contains("BAD_VALUE");

        assertThat(Said.of("schedule", "--fund=CORE", "--principal=5000").code()).isEqualTo(2);
        assertThat(Said.of("schedule", "--fund=GOLD", "--principal=1", "--start=2026-01-01").code())
                .isEqualTo(2);
        assertThat(
                        Said.of("schedule", "--fund=CORE", "--principal=1e9", "--start=2026-01-01")
                                .code())
                .isEqualTo(2);
        assertThat(Said.of("schedule", "--fund=CORE", "--principal=9", "--start=2026-02-30").code())
                .isEqualTo(2);
    }

    private static String bank(String name) {
        return Path.of("src", "test", "resources", "bank", name).toString();
    }
}
