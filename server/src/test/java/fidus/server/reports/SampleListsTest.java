package fidus.server.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.Check;
import fidus.imports.Claim;
import fidus.imports.OpenPosition;
import fidus.imports.Report;
import fidus.imports.ReportFormat;
import fidus.imports.ReportKind;
import fidus.imports.Section;
import fidus.imports.SectionCount;
import fidus.imports.Summary;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.DealEntry;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;

/// The lists and bridge answers give exactly the counts and totals that an independent reading
/// found, and none of them is a statement.
class SampleListsTest {
    private final ReportReader reader = new ReportReader();

    @Test
    void theDealsCsvIsReadWithItsStrayTotalsRow() {
        Report report = reader.read(Samples.path(Samples.DEALS), Limits.upload(20), Currency.USD);

        assertThat(report.format()).isEqualTo(ReportFormat.DEALS_CSV);
        assertThat(report.unreadable()).isEmpty();
        assertThat(report.deals()).hasSize(723);
        assertThat(report.deals().getFirst().ticket()).isEqualTo(1);
        assertThat(report.count(Section.STRAY).rows()).isEqualTo(1);
        assertThat(report.count(Section.DEALS).sums())
                .isEqualTo(sums("0.00", "0.00", "-6.18", "1576.89", "USD"));
        assertThat(report.checks())
                .contains(Check.of(Check.Tie.LAST_BALANCE, usd("1570.71"), usd("1570.71")));
        assertThat(report.ties()).isTrue();
        assertNoStatement(report, "names no account");
    }

    @Test
    void amountsWithoutACurrencyAreRefusedUntilTheCallerNamesIt() {
        assertThatThrownBy(() -> reader.read(Samples.path(Samples.DEALS), Limits.upload(20)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.problem().code()).isEqualTo(Problem.Code.BAD_VALUE);
                            assertThat(refused.problem().fields().getFirst().field())
                                    .isEqualTo("currency");
                        });
    }

    @Test
    void theWorkbookAndTheCsvOfTheSameDealsAgreeRowByRow() {
        Report workbook = read(Samples.TESTER);
        Report csv = reader.read(Samples.path(Samples.DEALS), Limits.upload(20), Currency.USD);

        for (int i = 0; i < 723; i++) {
            DealRow left = workbook.deals().get(i);
            DealRow right = csv.deals().get(i);
            assertThat(left.netAmount()).as("row %d", i).isEqualTo(right.netAmount());
            assertThat(left.ticket()).isEqualTo(right.ticket());
            assertThat(left.serverTime()).isEqualTo(right.serverTime());
            assertThat(left.order()).isEqualTo(right.order());
            assertThat(left.comment()).isEqualTo(right.comment());
        }
    }

    @Test
    void theOrdersCsvMovesNoMoney() {
        Report report = read(Samples.ORDERS);

        assertThat(report.format()).isEqualTo(ReportFormat.ORDERS_CSV);
        assertThat(report.count(Section.ORDERS).rows()).isEqualTo(722);
        assertThat(report.count(Section.ORDERS).byState()).isEqualTo(Map.of("filled", 722));
        assertThat(report.count(Section.STRAY).rows()).isEqualTo(1);
        assertThat(report.unreadable()).isEmpty();
        assertNoStatement(report, "orders move no money");
    }

    @Test
    void theBridgesAccountIsASnapshot() {
        Report report = read("mt5-rest-account.json");

        assertThat(report.kind()).isEqualTo(ReportKind.ACCOUNT_SNAPSHOT);
        assertThat(report.claim())
                .isEqualTo(
                        new Claim(
                                12345678L,
                                "MyBroker-Server",
                                "Your Name",
                                Currency.USD,
                                "Your Broker Inc.",
                                "demo",
                                "Hedge"));
        Summary summary = Objects.requireNonNull(report.summary());
        assertThat(summary.balance()).isEqualTo(usd("10000.00"));
        assertThat(summary.equity()).isEqualTo(usd("10000.00"));
        assertNoStatement(report, "snapshot");
    }

    @Test
    void theBridgesDealKeepsTheServersClock() {
        Report report =
                reader.read(Samples.path("mt5-rest-deal.json"), Limits.upload(20), Currency.USD);

        assertThat(report.deals())
                .containsExactly(
                        new DealRow(
                                40536203L,
                                LocalDateTime.of(2026, 2, 15, 10, 15, 54),
                                DealKind.BUY,
                                DealEntry.IN,
                                "ADAUSD",
                                new BigDecimal("100.0"),
                                new BigDecimal("0.3005"),
                                usd("0.00"),
                                usd("0.00"),
                                usd("0.00"),
                                usd("0.00"),
                                "",
                                42094820L,
                                42094820L,
                                null));
    }

    @Test
    void theBridgesOrderPositionAndTerminalAreKnownForWhatTheyAre() {
        Report order = read("mt5-rest-history-order.json");
        Report terminal = read("mt5-rest-terminal.json");
        Report position =
                reader.read(
                        Samples.path("mt5-rest-position.json"), Limits.upload(20), Currency.USD);

        assertThat(order.kind()).isEqualTo(ReportKind.ORDER_LIST);
        assertThat(order.count(Section.ORDERS).byState()).isEqualTo(Map.of("filled", 1));
        assertThat(terminal.kind()).isEqualTo(ReportKind.TERMINAL_INFO);
        assertThat(position.kind()).isEqualTo(ReportKind.POSITION_LIST);
        OpenPosition open = position.openPositions().getFirst();
        assertThat(open.symbol()).isEqualTo("ADAUSD");
        assertThat(open.volume()).isEqualByComparingTo("100");
        assertThat(open.profit()).isEqualTo(usd("-0.02"));
    }

    private Report read(String name) {
        return reader.read(Samples.path(name), Limits.upload(20));
    }

    private static void assertNoStatement(Report report, String reason) {
        assertThatThrownBy(report::requireStatement)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problem().code())
                                        .isEqualTo(Problem.Code.NOT_A_STATEMENT))
                .hasMessageContaining(reason);
    }

    private static SectionCount.Sums sums(
            String commission, String fee, String swap, String profit, String currency) {
        return new SectionCount.Sums(
                Money.of(commission, currency),
                Money.of(fee, currency),
                Money.of(swap, currency),
                Money.of(profit, currency));
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
