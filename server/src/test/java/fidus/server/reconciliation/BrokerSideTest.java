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
    private static final LocalDate MARCH = LocalDate.parse("2026-03-01");

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

    /// In the order of their imports; the rows of February cancel out.
    private static List<BrokerStatement> januaryCameLast(String january) {
        return List.of(
                of(JANUARY, JANUARY.plusDays(30), january),
                of(MARCH, MARCH.plusDays(30), "9.00"),
                of(FEBRUARY.plusDays(1), FEBRUARY.plusDays(27), "9.00"),
                of(JANUARY.minusDays(31), JANUARY.minusDays(1), "5.00"));
    }

    @Test
    void anOlderStatementThatWasImportedLateHidesNoneOfTheDays() {
        for (String january : List.of("7.00", "9.00")) {
            BrokerSide side = side(januaryCameLast(january), FEBRUARY, FEBRUARY.plusDays(27));

            assertThat(side.within())
                    .extracting(BrokerStatement::from)
                    .containsExactly(FEBRUARY.plusDays(1));
            assertThat(side.statements()).as("and what it goes on from").hasSize(3);
        }
    }

    @Test
    void aStatementInTheMiddleThatWasImportedFirstIsRead() {
        var all =
                List.of(
                        of(FEBRUARY, FEBRUARY.plusDays(4), "9.00"),
                        of(FEBRUARY.plusDays(20), FEBRUARY.plusDays(27), "9.00"),
                        of(FEBRUARY.plusDays(5), FEBRUARY.plusDays(9), "9.00"),
                        of(FEBRUARY.plusDays(10), FEBRUARY.plusDays(19), "9.00"),
                        of(JANUARY, JANUARY.plusDays(30), "9.00"));

        BrokerSide side = side(all, FEBRUARY, FEBRUARY.plusDays(27));

        assertThat(side.within()).hasSize(4);
        assertThat(side.statements()).as("and what the first one goes on from").hasSize(5);
    }

    /// January is printed anew each day; one that begins with the account goes on from none.
    @Test
    void ofStatementsThatGrowTheLastIsReadAndWhatItGoesOnFrom() {
        for (String opening : List.of("9.00", "0.00")) {
            var all = new ArrayList<BrokerStatement>();
            for (int day = 30; day > 20; day--) {
                all.add(of(JANUARY, JANUARY.plusDays(day), opening));
            }
            all.add(of(JANUARY.minusDays(31), JANUARY.minusDays(1), "7.00"));

            BrokerSide side = side(all, JANUARY.plusDays(5), JANUARY.plusDays(30));

            assertThat(side.statements()).hasSize(opening.equals("0.00") ? 2 : 3);
            assertThat(side.statements().getFirst().to()).isEqualTo(JANUARY.plusDays(30));
        }
    }

    @Test
    void oneStatementAfterTheOtherIsReadNoFurtherThanBeforeThePeriod() {
        var monthly = new ArrayList<BrokerStatement>();
        for (LocalDate month = MARCH; month.getYear() > 2024; month = month.minusMonths(1)) {
            LocalDate last = month.plusMonths(1).minusDays(1);
            monthly.add(of(month.plusDays(2), last, "9.00"));
        }

        assertThat(side(monthly, MARCH, MARCH.plusDays(30)).statements()).hasSize(3);
    }

    @Test
    void daysAreNotProvedWithTheNextStatementWhileOthersMayTellOfThem() {
        var all = new ArrayList<BrokerStatement>();
        all.add(of(MARCH, MARCH.plusDays(30), "8.00"));
        all.addAll(daily(FEBRUARY.minusDays(BrokerSide.MOST), BrokerSide.MOST));
        all.add(of(FEBRUARY, FEBRUARY.plusDays(27), "8.00"));

        assertThatThrownBy(() -> side(all, FEBRUARY, FEBRUARY.plusDays(27)))
                .hasMessageContaining("speaks of a day from 2026-02-01 to 2026-02-28");
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
