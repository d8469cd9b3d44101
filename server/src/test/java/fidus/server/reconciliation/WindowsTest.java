package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Comparator.comparing;

import fidus.auth.Role;
import fidus.contract.Refused;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AcceptSuggestions;
import fidus.reconciliation.desk.FindRows;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.PlaceFound;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RejectSuggestion;
import fidus.reconciliation.desk.RowOrder;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RowSums;
import fidus.reconciliation.desk.RowWindow;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.WindowCalls;
import fidus.server.RunningServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A run of 24,000 rows through its windows: filters, sums and places agree with a plain count of
/// the same rows, before and after people work on it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class WindowsTest {
    private static final int ROWS = 12_000;

    private static RunningServer server;
    private static String token;
    private static RunId run;
    private static AskedOfARun asked;

    @BeforeAll
    static void compares() {
        server = RunningServer.withEverything();
        token = server.token(Role.OPERATOR);
        var runs = new InventedRuns(server);
        var account = new AccountKey("Fidus-Real", 900);
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
        var _ =
                runs.work(account, book, statement)
                        .run(runs.job(), new RunWork.Asked(run), AskedOfARun.quiet());
        asked = new AskedOfARun(server, token, run);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void everyFilterFindsWhatAPlainCountFinds() {
        List<RunRow> all = listed(Side.BOOK, Listed.ALL);
        assertThat(all).hasSize(ROWS);
        assertThat(all).extracting(RunRow::place).isSorted().doesNotHaveDuplicates();
        agrees(
                find(Listed.OPEN, null, null, null, null),
                all,
                it -> it.standing() != Standing.MATCHED);
        agrees(
                find(Listed.SUGGESTED, null, null, null, null),
                all,
                it -> it.standing() == Standing.SUGGESTED);
        agrees(
                find(Listed.ALL, null, "5000", "12000.25", null),
                all,
                it -> within(it.row(), "5000", "12000.25"));
        agrees(
                find(Listed.MATCHED, "eurusd 177", null, null, null),
                all,
                it ->
                        it.standing() == Standing.MATCHED
                                && (it.row().text() + it.row().reference()).contains("177"));
        LocalDate day = LocalDate.parse("2026-11-07");
        agrees(
                find(Listed.ALL, null, null, null, day),
                all,
                it -> it.row().bookingDate().equals(day));
    }

    @Test
    @Order(2)
    void aWindowInTheMiddleSaysWhereItIs() {
        RowWindow window = window(Side.STATEMENT, Listed.ALL, 9_000, 100);
        assertThat(window.total()).isEqualTo(ROWS - ROWS / 50);
        assertThat(window.rows()).hasSize(100).first().extracting(RunRow::place).isEqualTo(9_000);
        assertThat(window(Side.STATEMENT, Listed.ALL, window.total() - 3, 100).rows()).hasSize(3);
        assertThat(window(Side.STATEMENT, Listed.ALL, 1_000_000, 100).rows()).isEmpty();
        assertThatThrownBy(() -> window(Side.BOOK, Listed.ALL, 0, 501)).isInstanceOf(Refused.class);
    }

    @Test
    @Order(3)
    void theNextOpenRowIsFoundFromAnywhere() {
        PlaceFound next = asked.nextOpen(Listed.ALL, 6_002);
        assertThat(next.row().place()).isEqualTo(6_050);
        assertThat(next.at()).isEqualTo(6_050);
        assertThat(asked.nextOpen(Listed.OPEN, 6_002).at()).isEqualTo(242);
        assertThat(asked.nextOpen(Listed.ALL, ROWS - 10).at()).isNull();
    }

    @Test
    @Order(3)
    void rowsAreListedByAmountAndTheNextOneIsTheNextInThatOrder() {
        List<RunRow> plain = new ArrayList<>(listed(Side.BOOK, Listed.OPEN));
        plain.sort(comparing((RunRow row) -> row.row().amount().amount()).reversed());
        RowWindow window = asked.rows(asked.ordered(RowOrder.AMOUNT_DOWN, 100, 50));
        assertThat(window.rows()).isEqualTo(plain.subList(100, 150));
        RunRow picked = plain.get(120);
        assertThat(asked.place(RowOrder.AMOUNT_DOWN, picked.place(), false).at()).isEqualTo(120);
        assertThat(asked.place(RowOrder.AMOUNT_DOWN, picked.place(), true))
                .isEqualTo(new PlaceFound(121, plain.get(121)));
        assertThat(asked.place(RowOrder.AMOUNT_DOWN, -1, true).row()).isEqualTo(plain.getFirst());
        assertThat(asked.place(RowOrder.AMOUNT_DOWN, plain.getLast().place(), true).at()).isNull();
    }

    @Test
    @Order(4)
    void whatPeopleDoIsSeenInTheWindowsAndAgreesWithTheMatchesThemselves() {
        RunRow picked = window(Side.BOOK, Listed.SUGGESTED, 7, 1).rows().getFirst();
        RowStory story = asked.story(Side.BOOK, picked.row().rowId());
        Suggestion one = story.suggestions().getFirst();
        int open = asked.desk().openBreaks();
        assertThat(story.others()).hasSize(2);
        assertThat(story.found()).isNotNull();
        var _ = asked.accept(one);
        RowStory matched = asked.story(Side.BOOK, picked.row().rowId());
        assertThat(matched.row().standing()).isEqualTo(Standing.MATCHED);
        assertThat(asked.desk().openBreaks()).as("both rows had one").isEqualTo(open - 2);
        var _ =
                server.call(
                        ReconciliationCalls.UNDO,
                        new UndoMatch(
                                matched.match().id(),
                                "Not the same trade",
                                matched.match().version()),
                        token);
        assertThat(asked.story(Side.BOOK, picked.row().rowId()).why().sentence())
                .startsWith("EXCLUDED_BY_UNDO");
        Suggestion other = asked.best();
        var _ =
                server.call(
                        ReconciliationCalls.REJECT,
                        new RejectSuggestion(
                                run, other.bookRows(), other.statementRows(), "Two other trades"),
                        token);
        agreesWithMatches();
        assertThat(asked.desk().suggestions()).isEqualTo(ROWS / 50 - 2);
    }

    @Test
    @Order(5)
    void allGoodSuggestionsAreAcceptedAsAJob() {
        Money before = asked.desk().card().run().outcome().proofs().getFirst().rest();
        Job job =
                server.call(
                        WindowCalls.ACCEPT,
                        new AcceptSuggestions(run, BigDecimal.ZERO, null, true),
                        token);
        while (!job.jobState().isOver()) {
            LockSupport.parkNanos(10_000_000);
            job = server.call(JobCalls.ONE, new AboutJob(job.id()), token);
        }
        assertThat(job.jobState()).as(job.outcome()).isEqualTo(JobState.DONE);
        assertThat(job.outcome()).isEqualTo((ROWS / 50 - 2) + " suggestions accepted.");
        RunDesk after = asked.desk();
        assertThat(after.suggestions()).isZero();
        assertThat(after.card().run().outcome().proofs().getFirst().rest()).isEqualTo(before);
        assertThat(window(Side.BOOK, Listed.OPEN, 0, 0).total()).isEqualTo(ROWS / 50 + 2);
        agreesWithMatches();
    }

    /// The windows say what matches and suggestions say.
    private static void agreesWithMatches() {
        var mongo = server.parts().mongo();
        Set<String> matched = new HashSet<>();
        mongo.read(unit -> new MatchStore().listed(unit, run, ROWS)).stream()
                .filter(it -> it.matchState() == RecordedMatch.State.MATCHED)
                .forEach(it -> matched.addAll(it.match().bookRows()));
        Set<String> suggested = new HashSet<>();
        mongo.read(unit -> new FindingStore().suggestions(unit, run, ROWS))
                .forEach(it -> suggested.addAll(it.bookRows()));
        assertThat(listed(Side.BOOK, Listed.SUGGESTED))
                .extracting(it -> it.row().rowId())
                .containsExactlyInAnyOrderElementsOf(suggested);
        assertThat(listed(Side.BOOK, Listed.OPEN))
                .extracting(it -> it.row().rowId())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ROWS)
                                .mapToObj(Integer::toString)
                                .filter(it -> !matched.contains(it))
                                .toList());
    }

    private static void agrees(FindRows find, List<RunRow> all, Predicate<RunRow> fits) {
        List<RunRow> expected = all.stream().filter(fits).toList();
        RowWindow window = asked.rows(find);
        assertThat(expected).isNotEmpty();
        assertThat(window.total()).isEqualTo(expected.size());
        assertThat(window.rows())
                .isEqualTo(expected.subList(0, Math.min(find.count(), expected.size())));
        Money sum = sum(expected);
        assertThat(window.sums()).containsExactly(sum);
        int last = Math.min(expected.size() - 1, 70);
        RowSums sums = asked.sums(find, 3, last);
        assertThat(sums.sums()).containsExactly(sum(expected.subList(3, last + 1)));
    }

    private static Money sum(List<RunRow> rows) {
        Money sum = Money.of("0.00", "USD");
        for (RunRow row : rows) {
            sum = sum.plus(row.row().amount());
        }
        return sum;
    }

    private static boolean within(MatchRow row, String from, String to) {
        return row.amount().amount().compareTo(new BigDecimal(from)) >= 0
                && row.amount().amount().compareTo(new BigDecimal(to)) <= 0;
    }

    private static FindRows find(
            Listed listed, String text, String from, String to, LocalDate day) {
        return new FindRows(
                run,
                Side.BOOK,
                listed,
                text,
                from == null ? null : new BigDecimal(from),
                to == null ? null : new BigDecimal(to),
                day,
                day,
                0,
                50);
    }

    private static RowWindow window(Side side, Listed listed, int at, int count) {
        return asked.window(side, listed, null, at, count);
    }

    private static List<RunRow> listed(Side side, Listed listed) {
        List<RunRow> all = new ArrayList<>();
        int total = 1;
        while (all.size() < total) {
            RowWindow window = window(side, listed, all.size(), FindRows.MOST);
            all.addAll(window.rows());
            total = window.total();
        }
        return all;
    }
}
