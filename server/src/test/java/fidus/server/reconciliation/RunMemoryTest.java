package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.reconciliation.Exclusion;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Matcher;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A comparison that goes on from the last one of its account.
final class RunMemoryTest {
    private static final LocalDate DAY = LocalDate.parse("2027-01-08");
    private final RunMemory memory = new RunMemory();

    @Test
    void aRunWithMoreRowsAndDecisionsGoesOnAndIsThatOfAWholeRun() {
        List<MatchRow> book = new ArrayList<>(rows("B", 0, 40));
        List<MatchRow> statement = new ArrayList<>(rows("S", 0, 30));
        MatchResult first = same("A", request(book, statement, Set.of()));
        assertThat(first.matches()).hasSize(30);
        book.addAll(rows("B", 40, 50));
        statement.addAll(rows("S", 30, 45));
        Match undone = first.matches().getFirst();
        same("A", request(book, statement, Set.of(Exclusion.of(undone))));
        same("A", request(book.reversed(), statement, Set.of()));
        assertThat(memory.continued()).isEqualTo(2);
    }

    @Test
    void aRowThatIsGoneOrChangedOrOtherRulesBeginAnew() {
        same("A", request(rows("B", 0, 9), rows("S", 0, 9), Set.of()));
        same("A", request(rows("B", 1, 9), rows("S", 0, 9), Set.of()));
        List<MatchRow> changed = new ArrayList<>(rows("B", 1, 9));
        changed.set(0, row("B1", 77));
        same("A", request(changed, rows("S", 0, 9), Set.of()));
        MatchRequest other =
                new MatchRequest(
                        MatchProfile.broker(), changed, rows("S", 0, 9), Set.of(), List.of());
        same("A", other);
        same("B", other);
        assertThat(memory.continued()).isZero();
    }

    private MatchResult same(String account, MatchRequest request) {
        MatchResult result = memory.run(account, request);
        assertThat(result).isEqualTo(Matcher.run(request));
        return result;
    }

    private static MatchRequest request(
            List<MatchRow> book, List<MatchRow> statement, Set<Exclusion> undone) {
        return new MatchRequest(MatchProfile.bank(), book, statement, undone, List.of());
    }

    private static List<MatchRow> rows(String prefix, int from, int to) {
        List<MatchRow> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            rows.add(row(prefix + i, i));
        }
        return rows;
    }

    private static MatchRow row(String id, int number) {
        return new MatchRow(
                id,
                DAY.plusDays(number % 7),
                null,
                Money.of(10 + number % 4 + ".00", "USD"),
                "Invoice " + (4_000 + number),
                "T" + number,
                null);
    }
}
