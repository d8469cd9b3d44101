package fidus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import fidus.contract.Canonical;
import fidus.contract.Wire;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.server.Database;
import fidus.server.RunningServer;
import fidus.server.ServerConfig;
import fidus.server.SettableClock;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// The journal's file by the commands of an administrator.
class JournalCommandTest {
    private final SettableClock clock = new SettableClock(RunningServer.START);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    @TempDir private Path folder;

    @Test
    void whatIsExportedIsProvenWithoutTheData() throws IOException {
        Path data = folder.resolve("data");
        post(data, "deal/1", "250.00");
        post(data, "deal/2", "0.50");
        Path file = folder.resolve("journal.jsonl");

        assertThat(run("export", "--data", data.toString(), file.toString())).isZero();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(3);
        String entries = lines.get(0) + "\n" + lines.get(1) + "\n";
        assertThat(out.toString())
                .isEqualTo(
                        "2 entries in %s%nSHA-256 of their lines %s%n",
                        file, Canonical.sha256(entries.getBytes(StandardCharsets.UTF_8)));

        out.getBuffer().setLength(0);
        assertThat(run("prove", file.toString())).isZero();
        assertThat(out.toString().lines())
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("1100 USD")
                                        .contains(" 250.50 ", " 0.00 ")
                                        .endsWith("Trading accounts at adjusted allocation"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .isEqualTo(
                                                "2 entries, 1 to 2, with 4 postings; each is"
                                                        + " balanced, none is missing."));

        out.getBuffer().setLength(0);
        assertThat(run("prove", "--json", file.toString())).isZero();
        JsonNode proven = Wire.LENIENT.readTree(out.toString());
        assertThat(proven.path("entries").asInt()).isEqualTo(2);
        assertThat(proven.at("/lines/1/balance").asText()).isEqualTo("-250.50");
        assertThat(proven.path("complete").asBoolean()).isTrue();
        assertThat(run("prove", "--sha256", file.toString())).isZero();
    }

    @Test
    void aFileOfAFormerFidusIsProvenOnlyWhenAskedAndItsEndIsSaidToBeUnproven() throws IOException {
        Path data = folder.resolve("data");
        post(data, "deal/1", "250.00");
        Path file = folder.resolve("journal.jsonl");
        assertThat(run("export", "--data", data.toString(), file.toString())).isZero();
        Path former =
                Files.writeString(
                        folder.resolve("former.jsonl"), Files.readAllLines(file).getFirst() + "\n");

        assertThat(run("prove", former.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("CUT_FILE", "does not end with the trailer", "--without-trailer");

        out.getBuffer().setLength(0);
        assertThat(run("prove", "--without-trailer", former.toString())).isZero();
        assertThat(out.toString()).contains("Whether more followed is not proven");
    }

    @Test
    void aFileThatIsThereIsNotWrittenOverAndAMissingOneIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("journal.jsonl"), "mine");

        assertThat(run("export", "--data", folder.resolve("data").toString(), file.toString()))
                .isEqualTo(1);
        assertThat(file).hasContent("mine");
        assertThat(run("prove", file.toString())).isEqualTo(1);
        assertThat(run("prove", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(run("prove")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void plainWordsSayTheSameWithoutTheCommandLineLibrary() throws IOException {
        Path data = folder.resolve("data");
        post(data, "deal/1", "250.00");
        Path file = folder.resolve("journal.jsonl");
        assertThat(run("export", "--data", data.toString(), file.toString())).isZero();
        out.getBuffer().setLength(0);
        assertThat(run("prove", file.toString())).isZero();
        var plain = new StringWriter();
        var refused = new StringWriter();

        assertThat(plain(plain, refused, "journal", "prove", file.toString())).isZero();
        assertThat(plain).hasToString(out.toString());
        assertThat(plain(plain, refused, "journal", "prove", data + "/none")).isEqualTo(1);
        assertThat(refused.toString())
                .startsWith("fidus: There is no file " + data + "/none. (UNREADABLE)");
        for (String other : List.of("--json", "--help", "-h", "@words")) {
            assertThat(plain(plain, refused, "journal", "prove", other)).isEqualTo(-1);
        }
        assertThat(plain(plain, refused, "journal", "prove")).isEqualTo(-1);
    }

    private static int plain(StringWriter out, StringWriter err, String... words)
            throws IOException {
        return JournalProof.run(words, new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void preparingLeavesNothingBehind() throws IOException {
        assertThat(new CommandLine(new PrepareCommand()).execute()).isZero();
        assertThat(Rehearsal.run(new String[] {"prepare"})).isZero();
        assertThat(Rehearsal.run(new String[] {"prepare", "--help"})).isNegative();
    }

    private int run(String... words) {
        return JournalCommand.of(Map.of(), clock)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    private void post(Path data, String source, String amount) {
        Money money = Money.of(amount, "USD");
        var entry =
                new NewEntry(
                        "E26",
                        source,
                        "initial",
                        LocalDate.of(2026, 10, 1),
                        List.of(
                                Postings.debit("1100", money, Map.of()),
                                Postings.credit("3900", money, Map.of())),
                        "Opening position");
        var config = new ServerConfig(null, data, "127.0.0.1", 0, 20, false, false);
        try (Database database = Database.open(config, clock)) {
            var ledger = new Ledger(new Audit());
            var _ = database.mongo().write(unit -> ledger.post(unit, Actor.SYSTEM, null, entry));
        }
    }
}
