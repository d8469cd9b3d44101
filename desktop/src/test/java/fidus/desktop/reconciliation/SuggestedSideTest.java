package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.reconciliation.MatchRow;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;

class SuggestedSideTest {
    @ParameterizedTest
    @CsvSource({
        "2026-10-05, 2026-10-05, '2 rows, 5 Oct'",
        "2026-10-05, 2026-10-28, '2 rows, 5 – 28 Oct'",
        "2026-10-05, 2026-11-02, '2 rows, 5 Oct – 2 Nov'",
        "2025-10-05, 2026-10-05, '2 rows, 5 Oct 2025 – 5 Oct 2026'",
        "2025-12-31, 2026-01-01, '2 rows, 31 Dec 2025 – 1 Jan 2026'"
    })
    void daysOfSeveralYearsSayTheYear(LocalDate first, LocalDate last, String days) {
        var side = new SuggestedSide(List.of("A", "B"), List.of(row("A", first), row("B", last)));
        assertThat(side.days()).isEqualTo(days);
    }

    private static MatchRow row(String id, LocalDate day) {
        return new MatchRow(id, day, null, Money.of("1.00", "USD"), "Deposit", "", null);
    }
}
