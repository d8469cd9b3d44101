package fidus.reconciliation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Severity;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

class BreakSidesRowsTest {
    private static final String BANK = "bank/Main account";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private static ReconciliationBreak difference() {
        var seen =
                new ReconciliationBreak.Sighting(
                        new RunId(new UUID(0, 1)),
                        "AMOUNT_DIFFERENCE",
                        BANK + "/ENTRY-12-1/STMT-6-1",
                        "book rows ENTRY-12-1",
                        "statement rows STMT-6-1",
                        Severity.WARNING);
        return ReconciliationBreak.seen(
                new BreakId(new UUID(0, 2)), seen, Money.of("-2.27", "USD"), DAY);
    }

    private static List<String> values(List<MatchRow> statement) {
        return BreakSides.of(BANK, difference(), List.of(), statement).lines().stream()
                .map(BreakSides.Line::value)
                .toList();
    }

    private static MatchRow row(String id, String sum, String text) {
        return new MatchRow(id, DAY, null, Money.of(sum, "USD"), text, "", null);
    }

    @Test
    void rowsOfAStatementAreSaidByWhereTheyStand() {
        MatchRow bare = row("STMT-6-1", "1.00", "STMT-6-1");
        MatchRow told = row("STMT-6-2", "2.00", "Of STMT-1-1 STMT-6-2");
        assertThat(values(List.of(bare, told)).getLast())
                .isEqualTo(
                        "2026-11-20, 1.00 USD, statement 6, row 1\n"
                                + "2026-11-20, 2.00 USD, Of STMT-1-1 statement 6, row 2");
    }

    @Test
    void beforeTheRowsAreReadTheirNamesAreWordsToo() {
        assertThat(values(List.of())).containsExactly("entry 12, line 1", "statement 6, row 1");
    }
}
