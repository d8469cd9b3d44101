package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.FindRows;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.WindowCalls;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A matched row tells what the sides of its match differ by.
final class DifferingRowTest extends OwnBank {
    private List<RunRow> rows(RunId run, Side side) {
        return desk.ask(WindowCalls.ROWS, find(run, side)).rows();
    }

    private static FindRows find(RunId run, Side side) {
        return new FindRows(run, side, Listed.ALL, null, null, null, null, null, 0, 100);
    }

    @Test
    void onBothSides() {
        paid.deposit("40.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C39,00", "39,00");
        RunId differing = reconciled(16, 16).card().run().id();

        for (Side side : Side.values()) {
            assertThat(rows(differing, side))
                    .extracting(RunRow::differs)
                    .containsExactly(Money.of("-1.00", "EUR"));
        }
    }

    @Test
    void whereTheyAgreeNothingIsSaid() {
        paid.deposit("40.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C40,00", "40,00");
        RunId agreeing = reconciled(16, 16).card().run().id();

        assertThat(rows(agreeing, Side.BOOK)).extracting(RunRow::differs).containsOnlyNulls();
    }
}
