package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.audit.AuditCalls;
import fidus.audit.FindAudit;
import fidus.auth.Role;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.WindowCalls;
import fidus.server.RunningServer;
import fidus.server.mongo.Unit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A run of 3,000 rows a side as the files that `fidus match` writes.
class RunFilesTest {
    private static final int ROWS = 3_000;

    private static RunningServer server;
    private static RunId run;
    private static AskedOfARun asked;
    private static BreakShelf shelf;

    @BeforeAll
    static void compares() {
        server = RunningServer.withEverything();
        var runs = new InventedRuns(server);
        var account = new AccountKey("Fidus-Real", 901);
        List<DealRow> book = new ArrayList<>();
        List<DealRow> statement = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            boolean other = i % 50 == 1;
            book.add(
                    other ? InventedRuns.row(i, i + 1L, (5_000 + i) + ".25") : InventedRuns.row(i));
            if (other) {
                statement.add(InventedRuns.row(i, 1_000_001L + i, (5_000 + i) + ".25"));
            } else if (i % 50 != 0) {
                statement.add(InventedRuns.row(i));
            }
        }
        run = runs.begin(account);
        Sources sources = InventedRuns.sources(account, book, statement);
        Breaks breaks = runs.breaks(sources);
        shelf = breaks.shelf();
        var _ = server.parts().mongo().read(RunFilesTest::read);
        var _ =
                runs.work(sources, breaks, RunWork.AtOnce.STANDARD)
                        .run(runs.job(), new RunWork.Asked(run), AskedOfARun.quiet());
        asked = new AskedOfARun(server, server.token(Role.OPERATOR), run);
    }

    private static boolean read(Unit unit) {
        shelf.read(unit);
        return true;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void matchesSuggestionsAndBreaksAreThoseOfTheRunAndTheDigestIsTheOneAudited() throws Exception {
        HttpResponse<byte[]> answer = file(server.token(Role.OPERATOR));
        Map<String, List<String>> files = SavedRun.unpacked(answer.body());
        assertThat(files)
                .containsOnlyKeys(
                        "matches.csv",
                        "suggestions.csv",
                        "breaks.csv",
                        "evidence.json",
                        "break-states.csv");
        assertThat(files.get("break-states.csv"))
                .as("a line for each break of its days")
                .hasSize(1 + asked.desk().openBreaks())
                .startsWith(
                        "rule,key,state,difference,currency,severity,firstSeen,deadline,owner,"
                                + "cause,note,explainedBy,explainedOn,decidedBy,decidedOn,"
                                + "decision,entry,comments,attachments,left,right,about")
                .anyMatch(line -> line.startsWith("S5,901@Fidus-Real/BOOK/1,OPEN,"))
                .filteredOn(line -> line.startsWith("S5,901@Fidus-Real/BOOK/1,"))
                .singleElement()
                .asString()
                .contains(",Book 2026-");
        assertThat(files.get("matches.csv"))
                .hasSize(1 + ROWS - 2 * ROWS / 50)
                .startsWith("match,pass,score,difference,currency,book,statement")
                .anyMatch(line -> line.endsWith(",0.00,USD,3,3"));
        assertThat(files.get("suggestions.csv")).hasSize(1 + ROWS / 50);
        assertThat(files.get("breaks.csv"))
                .hasSize(1 + open(Side.BOOK) + open(Side.STATEMENT))
                .anyMatch(line -> line.startsWith("BOOK,1,"));
        assertThat(files.get("evidence.json").getFirst())
                .contains("\"format\":\"fidus-run 1\"", asked.desk().card().evidenceHash());
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(answer.body());
        assertThat(answer.headers().firstValue("Repr-Digest"))
                .hasValue("sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("attachment; "));
        var told =
                server.call(
                        AuditCalls.FIND,
                        new FindAudit("run/" + run.value(), null, 200),
                        server.token(Role.AUDITOR));
        assertThat(told.rows())
                .filteredOn(row -> row.action().equals("EXPORT_RUN"))
                .last()
                .asString()
                .contains(HexFormat.of().formatHex(sha256));
        assertThat(file(server.token(Role.OPERATOR)).body())
                .as("the same version of the run gives the same bytes")
                .isEqualTo(answer.body());
    }

    @Test
    void whatARunChangesIsInTheListOfBreaksBeforeAnybodyAsks() {
        assertThat(server.parts().mongo().read(shelf::isCurrent)).isTrue();
    }

    @Test
    void aRunThatIsNotThereIsRefusedInWords() {
        assertThatThrownBy(
                        () ->
                                server.call(
                                        WindowCalls.FILE,
                                        new AboutRun(new RunId(new UUID(9, 9))),
                                        server.token(Role.OPERATOR)))
                .isInstanceOf(Refused.class);
    }

    private static int open(Side side) {
        return asked.window(side, Listed.OPEN, null, 0, 0).total();
    }

    private static HttpResponse<byte[]> file(String token) throws Exception {
        return new SavedRun(server, run).file(token);
    }
}
