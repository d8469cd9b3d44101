package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.MatchMade;
import fidus.reconciliation.desk.MatchUndone;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RejectSuggestion;
import fidus.reconciliation.desk.ResolveBreak;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// What people do to a run moves its counts and its balance proof by the rows they touch. After
/// each of many deeds both are what the rows and the matches that stand come to, added up anew, and
/// what a new run of the days finds. The days before are signed and leave rows open, and there are
/// runs of some of the days alone, so that matches go over their edges.
final class RecountedRunTest extends OwnBank {
    private static final long SEED = 20_261_123;
    private static final int DEEDS = 60;
    private static final String WHY = "Both were looked at on paper";
    private static final int[][] DAYS = {{17, 20}, {17, 18}, {19, 20}};

    private final Random random = new Random(SEED);
    private final Map<String, Integer> done = new TreeMap<>();
    private final Set<String> pairs = new HashSet<>();
    private int[] days = DAYS[0];
    private Workbench bench;

    /// I38 and I40, of what people do.
    @Test
    void countsAndProofStayWhatTheRowsComeTo() {
        rows();
        bench = reconciled(days[0], days[1]);
        for (int i = 0; i < DEEDS; i++) {
            Map<String, Set<String>> before = used();
            String deed = deed(before);
            done.merge(deed, 1, Integer::sum);
            look();
            String where = "deed " + i + ", " + deed + ", seed " + SEED;
            if (bench.card().outdated() == null) {
                addsUp(where);
            }
            if (bench.card().outdated() != null || i % 5 == 4) {
                again(where);
            }
        }
        assertThat(done)
                .as("deeds that took part")
                .containsKeys("match", "accept", "undo", "reject", "pair", "other days")
                .containsKeys("over the edge", "taken back")
                .hasEntrySatisfying("undo", many -> assertThat(many).isGreaterThan(10))
                .hasEntrySatisfying("new run", many -> assertThat(many).isGreaterThan(3));
    }

    private void rows() {
        int[] sums = {10, 20, 30};
        for (int i = 0; i < 14; i++) {
            int day = i < 4 ? 16 : 17 + random.nextInt(4);
            paid.deposit(sums[i % 3] + ".00", "2026-11-" + day, "WIRE-88991" + (char) ('A' + i));
        }
        int balance = 0;
        int[][] statements = {{16, 16, 4}, {17, 18, 8}, {19, 20, 8}};
        int row = 0;
        for (int s = 0; s < statements.length; s++) {
            int[] one = statements[s];
            Mt940Text text =
                    Mt940Text.of(
                            BankDesk.IBAN, (s + 1) + "/1", "2611" + (one[0] - 1), balance + ",00");
            for (int i = 0; i < one[2]; i++) {
                boolean back = i == 7;
                int sum = back ? 20 : sums[random.nextInt(3)];
                balance += back ? -sum : sum;
                text.row(
                        "2611" + (one[0] + (2 * i / one[2]) * (one[1] - one[0])),
                        (back ? "D" : "C") + sum + ",00",
                        "K" + row,
                        random.nextInt(3) == 0
                                ? "SEPA WIRE-88991" + (char) ('A' + random.nextInt(14))
                                : "Receipt number " + row);
                row++;
            }
            desk.takeOne(text.closing("2611" + one[1], balance + ",00"));
        }
        Workbench first = reconciled(16, 16);
        first.breaks().stream()
                .filter(card -> card.found().breakState() == BreakState.OPEN)
                .forEach(card -> explained(card, CauseCode.TIMING));
        desk.approve(
                desk.ask(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(first.card().run().id(), "Reviewed with the statement")));
    }

    /// Does one thing at random, or another one where that is not to be done now.
    private String deed(Map<String, Set<String>> before) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> matched() ? "match" : deed(before);
            case 3, 4 -> accepted() ? "accept" : deed(before);
            case 5, 6, 7 -> undone(before) ? "undo" : deed(before);
            case 8 -> rejected() ? "reject" : deed(before);
            case 9 -> paired() ? "pair" : deed(before);
            default -> {
                days = DAYS[random.nextInt(DAYS.length)];
                bench = reconciled(days[0], days[1]);
                yield "other days";
            }
        };
    }

    /// One or two free rows of each side, whatever they come to; a pair of the statements that two
    /// persons set is taken apart by two persons and ended by no match.
    private boolean matched() {
        List<String> book = some(free(bench.book(), "BOOK"));
        List<String> statement = some(unpaired());
        return !book.isEmpty() && !statement.isEmpty() && match(book, statement, false);
    }

    private List<String> some(List<MatchRow> free) {
        List<String> ids =
                new ArrayList<>(
                        free.stream()
                                .filter(row -> row.amount().signum() > 0)
                                .map(MatchRow::rowId)
                                .toList());
        Collections.shuffle(ids, random);
        return List.copyOf(ids.subList(0, Math.min(ids.size(), 1 + random.nextInt(2))));
    }

    private List<MatchRow> free(List<MatchRow> rows, String side) {
        Set<String> taken = new HashSet<>();
        used().values().forEach(taken::addAll);
        return rows.stream()
                .filter(row -> !taken.contains(RunFigures.key(side, row.rowId())))
                .toList();
    }

    private boolean accepted() {
        if (bench.suggestions().isEmpty()) {
            return false;
        }
        Suggestion one = bench.suggestions().get(random.nextInt(bench.suggestions().size()));
        return match(one.bookRows(), one.statementRows(), true);
    }

    private boolean match(List<String> book, List<String> statement, boolean suggestion) {
        MatchMade made =
                desk.ask(
                        ReconciliationCalls.MATCH,
                        new MatchByHand(bench.card().run().id(), book, statement, suggestion, WHY));
        if (made.waits() != null) {
            desk.approve(made.waits());
        }
        return true;
    }

    /// One of the matches that stand, wherever it was made; signed ones stay.
    private boolean undone(Map<String, Set<String>> before) {
        List<RecordedMatch> standing =
                bench.matches().stream()
                        .filter(one -> one.matchState() == RecordedMatch.State.MATCHED)
                        .toList();
        if (standing.isEmpty()) {
            return false;
        }
        RecordedMatch one = standing.get(random.nextInt(standing.size()));
        MatchUndone undone =
                desk.ask(ReconciliationCalls.UNDO, new UndoMatch(one.id(), WHY, one.version()));
        if (undone.waits() != null) {
            desk.approve(undone.waits());
        }
        Map<String, Set<String>> left = new HashMap<>(before);
        left.remove(one.id().value().toString());
        assertThat(left).hasSize(before.size() - 1);
        assertThat(used()).as("exactly one is gone").isEqualTo(left);
        return true;
    }

    private boolean rejected() {
        if (bench.suggestions().isEmpty()) {
            return false;
        }
        Suggestion one = bench.suggestions().get(random.nextInt(bench.suggestions().size()));
        desk.ask(
                ReconciliationCalls.REJECT,
                new RejectSuggestion(
                        bench.card().run().id(), one.bookRows(), one.statementRows(), WHY));
        return true;
    }

    /// Two free rows of the statements that come to nothing.
    private boolean paired() {
        List<MatchRow> free = unpaired();
        for (MatchRow back : free) {
            for (MatchRow row : free) {
                if (back.amount().signum() < 0 && row.amount().equals(back.amount().negated())) {
                    pair(row, back);
                    return true;
                }
            }
        }
        return false;
    }

    private List<MatchRow> unpaired() {
        return free(bench.statement(), "STATEMENT").stream()
                .filter(row -> !pairs.contains(RunFigures.key("STATEMENT", row.rowId())))
                .toList();
    }

    private void pair(MatchRow row, MatchRow back) {
        BreakCard one = worked(row);
        BreakCard other = worked(back);
        desk.approve(
                desk.server.call(
                        ReconciliationCalls.RESOLVE,
                        new ResolveBreak(
                                one.found().id(),
                                "The bank wrote that it was its error",
                                one.found().version(),
                                new ExplainBreaks.Shown(
                                        other.found().id(), other.found().version())),
                        desk.server.token(Role.OPERATOR, Role.APPROVER)));
        pairs.add(RunFigures.key("STATEMENT", row.rowId()));
        pairs.add(RunFigures.key("STATEMENT", back.rowId()));
        bench = reconciled(days[0], days[1]);
    }

    private BreakCard worked(MatchRow row) {
        BreakCard card =
                bench.breaks().stream()
                        .filter(one -> one.found().rule().equals("S5"))
                        .filter(one -> one.found().key().endsWith("/STATEMENT/" + row.rowId()))
                        .findFirst()
                        .orElseThrow();
        return card.found().breakState() == BreakState.OPEN
                ? explained(card, CauseCode.MISPOSTED)
                : card;
    }

    private void look() {
        bench = desk.ask(ReconciliationCalls.WORKBENCH, new AboutRun(bench.card().run().id()));
    }

    /// A new run of the days finds the same figures, unless it matched what had become free or does
    /// not carry on what was matched since.
    private void again(String where) {
        Workbench before = bench;
        Map<String, Set<String>> standing = used();
        bench = reconciled(days[0], days[1]);
        addsUp(where + ", in a new run");
        boolean another = !bench.card().run().id().equals(before.card().run().id());
        boolean alike =
                bench.book().equals(before.book()) && bench.statement().equals(before.statement());
        if (another && alike && before.card().outdated() == null && used().equals(standing)) {
            done.merge("new run", 1, Integer::sum);
            var was = before.card().run().outcome();
            var now = bench.card().run().outcome();
            assertThat(now.proofs()).as(where).isEqualTo(was.proofs());
            assertThat(now.counts().matches()).as(where).isEqualTo(was.counts().matches());
            assertThat(now.counts().unmatched()).as(where).isEqualTo(was.counts().unmatched());
        }
    }

    /// The rows of each match that stands, as they are stored.
    private Map<String, Set<String>> used() {
        return RunFigures.used(desk.server);
    }

    private void addsUp(String where) {
        new RunFigures(bench, used(), pairs, where)
                .addUp()
                .forEach(also -> done.merge(also, 1, Integer::sum));
    }
}
