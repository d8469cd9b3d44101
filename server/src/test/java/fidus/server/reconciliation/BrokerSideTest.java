package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Which statements of a broker a run is proved with.
class BrokerSideTest {
    private static final AccountKey ACCOUNT = new AccountKey("Broker-Live", 7_001);
    private static final LocalDate JANUARY = LocalDate.parse("2026-01-01");
    private static final LocalDate FEBRUARY = LocalDate.parse("2026-02-01");

    /// A statement without rows.
    private static BrokerStatement of(LocalDate from, LocalDate to, String balance) {
        Money stood = Money.of(balance, "USD");
        return new BrokerStatement("report.html", from + "", from, to, stood, stood, List.of());
    }

    /// One a day, newest first.
    private static List<BrokerStatement> daily(LocalDate from, int days) {
        return IntStream.range(0, days)
                .mapToObj(day -> from.plusDays(days - 1L - day))
                .map(day -> of(day, day, "9.00"))
                .toList();
    }

    private static BrokerSide side(List<BrokerStatement> all, LocalDate from, LocalDate to) {
        return BrokerSide.of(all, ACCOUNT, from, new Rows.Period(from, to));
    }

    @Test
    void daysThatNoStatementSpeaksOfAreNotProvedWithAnother() {
        var january = List.of(of(JANUARY, JANUARY.plusDays(30), "7.00"));

        assertThatThrownBy(() -> side(january, FEBRUARY, FEBRUARY.plusDays(27)))
                .hasMessageContaining("speaks of a day from 2026-02-01 to 2026-02-28");
    }

    @Test
    void quietDaysBeforeAStatementAreProvedWithWhatItOpensWith() {
        var all = List.of(of(LocalDate.parse("2026-03-05"), LocalDate.parse("2026-03-31"), "8.00"));

        BrokerSide quiet = side(all, FEBRUARY, FEBRUARY.plusDays(27));

        assertThat(quiet.opening(FEBRUARY)).isEqualTo(Money.of("8.00", "USD"));
        assertThat(quiet.closing(FEBRUARY.plusDays(27))).isEqualTo(Money.of("8.00", "USD"));
    }

    @Test
    void manyLaterStatementsDoNotHideThoseOfTheDays() {
        var all = new ArrayList<>(daily(FEBRUARY, BrokerSide.MOST + 20));
        all.add(of(JANUARY, JANUARY.plusDays(30), "7.00"));

        BrokerSide side = side(all, JANUARY, JANUARY.plusDays(30));

        assertThat(side.within()).extracting(BrokerStatement::from).containsExactly(JANUARY);
        assertThat(side.closing(JANUARY.plusDays(30))).isEqualTo(Money.of("7.00", "USD"));
    }

    @Test
    void aRunThatWouldNeedTooManyStatementsIsRefusedAndSaysWhereItMayBegin() {
        var all = daily(JANUARY, BrokerSide.MOST + 2);
        LocalDate last = JANUARY.plusDays(BrokerSide.MOST + 1L);

        assertThatThrownBy(() -> side(all, JANUARY, last))
                .hasMessageContaining("reach 2026-01-03 only");
        assertThat(side(all, JANUARY.plusDays(2), last).within()).hasSize(BrokerSide.MOST);
    }
}
