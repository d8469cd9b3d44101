package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.MatchSince;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.UndoMatch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A run keeps what it came to by its rules, whatever later runs by other rules and people after
/// them make of its rows. By the first rules tickets 1 to 6 are matched (6 a day later), 7 is not;
/// by the second 7 is (1.50 less), 6 is not, and the rest is found by a pass of another name.
final class FormerRulesTest extends RulesDesk {
    private static final String LOST = "6";
    private static final String WON = "7";

    private InventedRuns invented;
    private AccountKey account;

    @BeforeEach
    void account() {
        invented = new InventedRuns(server);
        account = new AccountKey("Fidus-Real", 911);
    }

    @Test
    void aRunTellsWhatItFoundAfterOneByOtherRules() throws Exception {
        RunId first = run();
        ReconciliationRun.Outcome before = outcome(first);
        List<String> saved = files(first).get("matches.csv");
        assertThat(before.counts().matches()).isEqualTo(6);
        RunId second = byOtherRules();

        assertThat(outcome(second).counts().matches()).isEqualTo(6);
        assertThat(outcome(first)).isEqualTo(before);
        assertWhole(first);
        assertWhole(second);
        assertThat(files(first).get("matches.csv")).isEqualTo(saved);
        assertThat(saved).anyMatch(line -> line.startsWith("1,P1,"));
        assertThat(files(second).get("matches.csv"))
                .as("by the pass of its own rules")
                .noneMatch(line -> line.contains(",P1,"))
                .anyMatch(line -> line.startsWith("1,L1,"));
        RowStory lost = story(first, LOST);
        assertThat(lost.row().standing().name()).isEqualTo("MATCHED");
        assertThat(Objects.requireNonNull(lost.match()).match().pass()).isEqualTo("P1");
        assertThat(lost.since())
                .isEqualTo(
                        new MatchSince(
                                MatchSince.Kind.REPLACED,
                                second,
                                invented.run(second).startedAt(),
                                null,
                                null));
        RowStory won = story(first, WON);
        assertThat(won.match()).isNull();
        assertThat(won.why()).isNotNull();
        assertThat(won.since())
                .isNotNull()
                .extracting(MatchSince::kind, MatchSince::run)
                .containsExactly(MatchSince.Kind.MATCHED, second);
        assertThat(asked(first).window(Side.BOOK, Listed.ALL, null, 0, 99).rows())
                .filteredOn(row -> row.since() != null)
                .extracting(row -> row.row().rowId(), RunRow::since)
                .containsExactly(
                        tuple(LOST, MatchSince.Kind.REPLACED), tuple(WON, MatchSince.Kind.MATCHED));
        assertThat(asked(second).window(Side.BOOK, Listed.ALL, null, 0, 99).rows())
                .allMatch(row -> row.since() == null);
        assertThat(story(first, "1").since()).isNull();
        assertThat(story(second, "1").since()).isNull();
        assertThat(story(second, LOST).match()).isNull();
    }

    @Test
    void whatAPersonUndoesInTheNewRunStaysAMatchOfTheOldOneWithWhoAndWhen() throws Exception {
        RunId first = run();
        ReconciliationRun.Outcome before = outcome(first);
        RunId second = byOtherRules();
        server.clock().advance(Duration.ofMinutes(3));
        desk.signInAgain();

        undo(second, "2");

        assertThat(outcome(first)).isEqualTo(before);
        assertWhole(first);
        assertThat(outcome(second).counts().matches()).isEqualTo(5);
        assertWhole(second);
        assertThat(story(first, "2").since())
                .isEqualTo(
                        new MatchSince(
                                MatchSince.Kind.UNDONE,
                                null,
                                server.clock().instant(),
                                desk.maker.person().name(),
                                "Not the same trade"));
        assertThat(story(second, "2").match()).isNull();

        RunId third = run();
        assertWhole(first);
        assertWhole(second);
        assertWhole(third);
    }

    @Test
    void whatAPersonUndidInTheOldRunIsNoMatchOfItThenOrLater() throws Exception {
        RunId first = run();

        undo(first, "2");

        ReconciliationRun.Outcome before = outcome(first);
        assertThat(before.counts().matches()).isEqualTo(5);
        RunId second = byOtherRules();
        assertThat(outcome(first)).isEqualTo(before);
        assertWhole(first);
        assertWhole(second);
        assertThat(story(first, "2").why()).isNotNull();
        assertThat(story(first, "2").excluded()).isNotNull();
    }

    /// What programs of before left: no marks of the run that was replaced, and listings without
    /// what was undone in them.
    @Test
    void aRunThatWasReplacedBeforeThisWasKeptIsReadTheSame() throws Exception {
        RunId first = run();
        ReconciliationRun.Outcome before = outcome(first);
        var _ = byOtherRules();
        var _ =
                server.parts()
                        .mongo()
                        .write(
                                unit -> {
                                    new RowStore().forgetMarks(unit, first);
                                    new RunStore().touch(unit, first);
                                    var store = new ListingStore();
                                    for (var one : store.of(unit, first, 0, 9)) {
                                        unit.documents(
                                                        "reconciliationListings",
                                                        ListingStore.Listing.class)
                                                .put(
                                                        one.id(),
                                                        new ListingStore.Listing(
                                                                one.id(),
                                                                one.run(),
                                                                one.place(),
                                                                one.matches(),
                                                                null,
                                                                null));
                                    }
                                    return true;
                                });

        assertThat(outcome(first)).isEqualTo(before);
        assertWhole(first);
        assertThat(story(first, LOST).since()).isNotNull();
    }

    private RunId byOtherRules() {
        MatchPass usual = lenient("BROKER", 2).passes().getFirst();
        var own =
                new MatchPass(
                        "L1",
                        usual.shape(),
                        usual.reference(),
                        usual.similarity(),
                        usual.minSimilarity(),
                        usual.tolerance(),
                        new MatchPass.Window(0, 0, usual.window().unit()),
                        false);
        approve(force(prepared(with("BROKER", 2, List.of(own)))));
        return run();
    }

    private RunId run() {
        server.clock().advance(Duration.ofMinutes(1));
        desk.signInAgain();
        List<DealRow> book = new ArrayList<>();
        List<DealRow> statement = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            book.add(InventedRuns.row(i, i, "1" + i + "0.00"));
            statement.add(InventedRuns.row(i, i, "1" + i + "0.00"));
        }
        book.add(InventedRuns.row(6, 6, "75.00"));
        statement.add(InventedRuns.row(6 + 1_440, 6, "75.00"));
        book.add(InventedRuns.row(7, 7, "320.00"));
        statement.add(InventedRuns.row(7, 7, "318.50"));
        book.add(InventedRuns.row(8, 8, "0.00"));
        book.add(InventedRuns.row(9, 9, "41.00"));
        RunId run = invented.begin(account);
        var _ =
                invented.work(account, book, statement)
                        .run(invented.job(), new RunWork.Asked(run), AskedOfARun.quiet());
        return run;
    }

    private void undo(RunId run, String row) {
        RecordedMatch match = Objects.requireNonNull(story(run, row).match());
        var _ =
                server.call(
                        ReconciliationCalls.UNDO,
                        new UndoMatch(match.id(), "Not the same trade", match.version()),
                        desk.operator());
    }

    private RowStory story(RunId run, String row) {
        return asked(run).story(Side.BOOK, row);
    }

    private AskedOfARun asked(RunId run) {
        return new AskedOfARun(server, desk.operator(), run);
    }

    private ReconciliationRun.Outcome outcome(RunId run) {
        return Objects.requireNonNull(asked(run).desk().card().run().outcome());
    }

    private Map<String, List<String>> files(RunId run) throws Exception {
        return SavedRun.unpacked(new SavedRun(server, run).file(desk.operator()).body());
    }

    /// Each row stands in exactly one of the files, and they, the page and the outcome agree.
    private void assertWhole(RunId run) throws Exception {
        ReconciliationRun.Counts counts = outcome(run).counts();
        Map<String, List<String>> files = files(run);
        List<String> told = new ArrayList<>();
        int matches = 0;
        for (String line : rest(files.get("matches.csv"))) {
            String[] cells = line.split(",", -1);
            matches = Integer.parseInt(cells[0]);
            told.add("BOOK/" + cells[5]);
            told.add("STATEMENT/" + cells[6]);
        }
        int open = 0;
        for (String line : rest(files.get("breaks.csv"))) {
            String[] cells = line.split(",", -1);
            told.add(cells[0] + "/" + cells[1]);
            open += cells[2].equals("INFORMATION_ONLY") ? 0 : 1;
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(all(run));
        assertThat(matches).isEqualTo(counts.matches());
        assertThat(open).isEqualTo(counts.unmatched());
        assertThat(files.get("evidence.json").getFirst())
                .contains("\"matches\":" + matches + ",", "\"unmatched\":" + open + ",")
                .doesNotContainPattern("\"matches\":(?!" + matches + ",)")
                .doesNotContainPattern("\"unmatched\":(?!" + open + "[,}])");
        int shown = 0;
        for (Side side : Side.values()) {
            shown += asked(run).window(side, Listed.OPEN, null, 0, 0).total();
        }
        assertThat(shown).as("open on the page").isEqualTo(counts.unmatched());
    }

    private List<String> all(RunId run) {
        List<String> ids = new ArrayList<>();
        for (Side side : Side.values()) {
            List<MatchRow> rows =
                    server.parts().mongo().read(unit -> new RowStore().first(unit, run, side, 99));
            rows.forEach(row -> ids.add(side + "/" + row.rowId()));
        }
        return ids;
    }

    private static List<String> rest(List<String> lines) {
        return lines.subList(1, lines.size());
    }
}
