package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.RowOrder;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

class SideColumnsTest {
    private static final String[] SUMS = {
        "-1250.00 EUR", "1250.00 EUR", "-150.00 EUR", "0.00 EUR", "150.00 USD", "-1250 JPY"
    };

    private static List<String> fitting(@Nullable String from, @Nullable String to, boolean any) {
        List<MatchRow> rows = new ArrayList<>();
        for (String sum : SUMS) {
            String[] parts = sum.split(" ", 2);
            rows.add(
                    new MatchRow(
                            "row" + rows.size(),
                            LocalDate.parse("2026-11-16"),
                            null,
                            Money.of(parts[0], parts[1]),
                            "",
                            "",
                            null));
        }
        var currencies = SideColumns.currencies(rows);
        var columns = new SideColumns(250);
        columns.add(currencies, SideColumns.numbers(rows, currencies));
        var filter =
                new RowFilter(
                        Listed.ALL,
                        "",
                        from == null ? null : new BigDecimal(from),
                        to == null ? null : new BigDecimal(to),
                        null,
                        null,
                        null,
                        RowOrder.RUN,
                        any);
        List<String> found = new ArrayList<>();
        for (int place : columns.filled().fitting(filter, new byte[rows.size()], _ -> true)) {
            found.add(SUMS[place]);
        }
        return found;
    }

    @Test
    void aSumWithoutASignFindsMoneyInAndMoneyOut() {
        assertThat(fitting("1250.00", "1250.00", true))
                .containsExactly("-1250.00 EUR", "1250.00 EUR", "-1250 JPY");
        assertThat(fitting("100", "250", true)).containsExactly("-150.00 EUR", "150.00 USD");
        assertThat(fitting(null, "200", true))
                .containsExactly("-150.00 EUR", "0.00 EUR", "150.00 USD");
        assertThat(fitting("200", null, true))
                .containsExactly("-1250.00 EUR", "1250.00 EUR", "-1250 JPY");
    }

    @Test
    void aSumWithASignFindsThatSideAlone() {
        assertThat(fitting("-1250.00", "-1250.00", false))
                .containsExactly("-1250.00 EUR", "-1250 JPY");
        assertThat(fitting("100", "250", false)).containsExactly("150.00 USD");
        assertThat(fitting("-200", "-100", false)).containsExactly("-150.00 EUR");
    }
}
