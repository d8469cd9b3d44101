package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.reconciliation.Condition;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.RowOrder;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.UUID;

class SaidInWordsTest {
    private static MatchRow row(String id, String reference) {
        LocalDate day = LocalDate.of(2026, 11, 20);
        return new MatchRow(id, day, null, Money.of("1.00", "EUR"), "", reference, null);
    }

    @Test
    void onlyABrokersRowHasATicket() {
        MatchRow entry = row("ENTRY-51-1", "entry 51 E4");
        assertThat(ComparisonPane.referenceName(row("7000123", "7000123"))).isEqualTo("reference");
        assertThat(ComparisonPane.referenceName(entry)).isEqualTo("entry");
        assertThat(ComparisonPane.referenceName(entry, row("STMT-2-5", ""))).isEqualTo("entry");
        assertThat(ComparisonPane.referenceName(entry, row("STMT-2-5", "K1"))).isEqualTo("bank");
        assertThat(RowColumns.reference(Side.BOOK, "602@Broker")).isEqualTo("column.ticket");
        assertThat(RowColumns.reference(Side.BOOK, "bank/Main")).isEqualTo("column.entry");
        assertThat(RowColumns.reference(Side.STATEMENT, "bank/Main")).isEqualTo("column.reference");
    }

    @Test
    void thatNothingIsOpenIsNoFaultOfAFilter() {
        var run = new RunId(new UUID(0, 1));
        RowWanted open = RowWanted.of(run, Side.BOOK, Listed.OPEN, "");
        assertThat(SidePane.whyEmpty(open, "")).isEqualTo("empty.open");
        assertThat(SidePane.whyEmpty(open, "wire")).isEqualTo("empty");
        assertThat(SidePane.whyEmpty(RowWanted.of(run, Side.BOOK, Listed.MATCHED, ""), ""))
                .isEqualTo("empty");
        assertThat(SidePane.whyEmpty(open.told(Condition.USED, RowOrder.DAY), ""))
                .isEqualTo("empty");
        assertThat(SidePane.whyEmpty(null, null)).isEqualTo("empty");
    }
}
