package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.RowOrigin;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// What a bank wrote is shown as it wrote it, also where it looks like the name of a row.
class RowTextTest {
    private static MatchRow row(String id, String text) {
        return new MatchRow(
                id,
                LocalDate.of(2026, 11, 20),
                null,
                Money.of("100.00", "EUR"),
                text,
                "reference",
                null);
    }

    private static String listed(Side side, MatchRow row) {
        return new DeskRow(side, 0, new RunRow(side, 0, row, Standing.OPEN)).shown();
    }

    @Test
    void aRowOfTheBankSaysWhatTheBankWrote() {
        MatchRow row = row("STMT-2-5", "Refund of ENTRY-12-1 STMT-2-5");

        assertThat(listed(Side.STATEMENT, row))
                .isEqualTo("Refund of ENTRY-12-1 statement 2, row 5");
        assertThat(new SuggestedSide(List.of("STMT-2-5"), List.of(row)).words())
                .isEqualTo("Refund of ENTRY-12-1 statement 2, row 5");
    }

    @Test
    void whereARowStandsIsToldOnce() {
        var origin = new RowOrigin("Statement 2, row 5", null, null);
        MatchRow bare = row("STMT-2-5", "STMT-2-5");
        MatchRow told = row("STMT-2-5", "Fee STMT-2-5");

        assertThat(Origins.told(run(bare, origin))).isEqualTo("Statement 2, row 5");
        assertThat(Origins.told(run(told, origin))).isEqualTo("Fee\nStatement 2, row 5");
        assertThat(new DeskRow(Side.STATEMENT, 0, run(told, origin), true).shown())
                .isEqualTo("Statement 2, row 5 · Fee");
        assertThat(Origins.after("Statement statement 2, row 5", origin))
                .isEqualTo("Statement · Statement 2, row 5");
        assertThat(Origins.after("Fee", origin)).isEqualTo("Fee · Statement 2, row 5");
    }

    private static RunRow run(MatchRow row, RowOrigin origin) {
        return new RunRow(Side.STATEMENT, 0, row, Standing.OPEN, null, null, null, origin, null);
    }

    @Test
    void aRowOfTheBooksNamesRowsInWords() {
        MatchRow row = row("ENTRY-12-1", "Deposit STMT-2-5");

        assertThat(listed(Side.BOOK, row)).isEqualTo("Deposit statement 2, row 5");
        assertThat(new SuggestedSide(List.of("ENTRY-12-1"), List.of(row)).words())
                .isEqualTo("Deposit statement 2, row 5");
    }
}
