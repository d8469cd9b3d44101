package fidus.server.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.imports.Check;
import fidus.imports.Claim;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;

/// Every sample file gives exactly the counts and totals that an independent reading found.
class SampleReportsTest {
    private final ReportReader reader = new ReportReader();

    @ParameterizedTest
    @ValueSource(strings = {Samples.HISTORY, Samples.HISTORY_UTF16})
    void theHistoryReportIsReadWhole(String name) {
        Report report = reader.read(Samples.path(name), Limits.upload(20)).requireStatement();

        assertThat(report.format()).isEqualTo(ReportFormat.MT5_HTML);
        assertThat(report.kind()).isEqualTo(ReportKind.HISTORY);
        assertThat(report.claim())
                .isEqualTo(
                        new Claim(
                                70358000L,
                                "MetaQuotes-Demo",
                                "MetaTrader 5 Desktop Demo",
                                Currency.EUR,
                                "MetaQuotes Software Corp.",
                                "demo",
                                "Hedge"));
        assertThat(report.printedAt()).isEqualTo(LocalDateTime.of(2023, 6, 26, 17, 3));
        SectionCount positions = report.count(Section.POSITIONS);
        assertThat(positions.rows()).isEqualTo(658);
        assertThat(positions.sums()).isEqualTo(sums("0.00", "0.00", "-0.39", "-50.45", "EUR"));
        assertThat(report.count(Section.ORDERS).rows()).isEqualTo(1401);
        assertThat(report.count(Section.ORDERS).byState()).isEqualTo(Map.of("filled", 1401));
        SectionCount deals = report.count(Section.DEALS);
        assertThat(deals.rows()).isEqualTo(1402);
        assertThat(deals.byType()).isEqualTo(Map.of("balance", 1, "sell", 704, "buy", 697));
        assertThat(deals.byDirection()).isEqualTo(Map.of("", 1, "in", 743, "out", 658));
        assertThat(deals.sums()).isEqualTo(sums("0.00", "0.00", "-0.39", "9949.55", "EUR"));
        assertThat(report.count(Section.OPEN_POSITIONS).rows()).isEqualTo(85);
        assertThat(report.openPositions()).hasSize(85);
        assertThat(report.count(Section.OPEN_POSITIONS).sums())
                .isEqualTo(sums("0.00", "0.00", "-0.56", "-20.68", "EUR"));
    }

    @Test
    void theHistoryReportTiesOutInEveryWay() {
        Report report = read(Samples.HISTORY);

        assertThat(Objects.requireNonNull(report.totals()).cash()).isEqualTo(eur("10000.00"));
        assertThat(report.totals().net()).isEqualTo(eur("9949.16"));
        assertThat(report.totals().profitColumn()).isEqualTo(eur("9949.55"));
        assertThat(report.summary())
                .isEqualTo(
                        new Summary(
                                eur("9949.16"),
                                eur("9927.92"),
                                eur("0.00"),
                                eur("-20.68"),
                                eur("-0.56"),
                                eur("1081.91"),
                                eur("8846.01"),
                                null,
                                null));
        assertThat(report.ties()).as("%s", report.checks()).isTrue();
        assertThat(report.checks())
                .extracting(Check::tie)
                .containsExactly(
                        Check.Tie.OPENING_BALANCE,
                        Check.Tie.RUNNING_BALANCE,
                        Check.Tie.TOTAL_COMMISSION,
                        Check.Tie.TOTAL_FEE,
                        Check.Tie.TOTAL_SWAP,
                        Check.Tie.TOTAL_PROFIT,
                        Check.Tie.LAST_BALANCE,
                        Check.Tie.FLOATING,
                        Check.Tie.EQUITY);
    }

    @Test
    void oneDealOfTheHistoryIsReadFieldByField() {
        DealRow last = read(Samples.HISTORY).deals().getLast();

        assertThat(last)
                .isEqualTo(
                        new DealRow(
                                1750731927L,
                                LocalDateTime.of(2023, 6, 26, 17, 3),
                                DealKind.BUY,
                                DealEntry.OUT,
                                "USDJPY",
                                new BigDecimal("0.01"),
                                new BigDecimal("143.503"),
                                eur("-2.41"),
                                eur("0.00"),
                                eur("0.00"),
                                eur("0.00"),
                                "100018",
                                1775399420L,
                                null,
                                null));
    }

    @Test
    void theAccountReportIsASnapshotAndNoStatement() {
        Report report = read(Samples.SNAPSHOT);

        assertThat(report.kind()).isEqualTo(ReportKind.ACCOUNT_REPORT);
        assertThat(report.deals()).isEmpty();
        SectionCount open = report.count(Section.OPEN_POSITIONS);
        assertThat(open.rows()).isEqualTo(59);
        assertThat(open.sums()).isEqualTo(sums("0.00", "0.00", "0.00", "21.55", "EUR"));
        Summary summary = Objects.requireNonNull(report.summary());
        assertThat(summary.balance()).isEqualTo(eur("9992.74"));
        assertThat(summary.equity()).isEqualTo(eur("10014.29"));
        assertThat(summary.freeMargin()).isEqualTo(eur("9129.27"));
        assertThat(report.claim().login()).isEqualTo(70358000L);
        assertThat(report.claim().marginMode()).isEqualTo("Hedge");
        assertThat(report.ties()).isTrue();
        assertThat(report.unreadable()).isEmpty();
        assertNoStatement(report, "trade account report");
    }

    @Test
    void theTesterWorkbookIsReadAndRefusedAsAStatement() {
        Report report = read(Samples.TESTER);

        assertThat(report.format()).isEqualTo(ReportFormat.MT5_XLSX);
        assertThat(report.kind()).isEqualTo(ReportKind.TESTER_REPORT);
        assertThat(report.unreadable()).isEmpty();
        assertThat(report.count(Section.ORDERS).rows()).isEqualTo(722);
        assertThat(report.count(Section.ORDERS).byState()).isEqualTo(Map.of("filled", 722));
        SectionCount deals = report.count(Section.DEALS);
        assertThat(deals.rows()).isEqualTo(723);
        assertThat(deals.byType()).isEqualTo(Map.of("balance", 1, "buy", 361, "sell", 361));
        assertThat(deals.byDirection()).isEqualTo(Map.of("", 1, "in", 361, "out", 361));
        assertThat(deals.sums()).isEqualTo(sums("0.00", "0.00", "-6.18", "1576.89", "USD"));
        assertThat(Objects.requireNonNull(report.totals()).net()).isEqualTo(usd("1570.71"));
        assertThat(report.totals().tradeProfit()).isEqualTo(usd("1476.89"));
        assertThat(report.checks())
                .contains(
                        new Check(
                                Check.Tie.RUNNING_BALANCE,
                                usd("1570.71"),
                                usd("1570.71"),
                                usd("0.00"),
                                0,
                                true));
        assertNoStatement(report, "tester");
    }

    @Test
    void theMt4StatementTiesOutOverItsWholeLife() {
        Report report = read(Samples.MT4).requireStatement();

        assertThat(report.format()).isEqualTo(ReportFormat.MT4_HTML);
        assertThat(report.claim().login()).isEqualTo(535110L);
        assertThat(report.claim().currency()).isEqualTo(Currency.USD);
        assertThat(report.claim().company()).isEqualTo("TW Corp.");
        assertThat(report.printedAt()).isEqualTo(LocalDateTime.of(2017, 11, 7, 5, 46));
        SectionCount closed = report.count(Section.DEALS);
        assertThat(closed.rows()).isEqualTo(256);
        assertThat(closed.byType()).isEqualTo(Map.of("balance", 6, "buy", 169, "sell", 81));
        assertThat(closed.byState()).isEmpty();
        assertThat(report.count(Section.OPEN_POSITIONS).rows()).isEqualTo(11);
        assertThat(report.count(Section.WORKING_ORDERS).rows()).isZero();
        var totals = Objects.requireNonNull(report.totals());
        assertThat(totals.commission()).isEqualTo(usd("-99.65"));
        assertThat(totals.fee()).isEqualTo(usd("0.00"));
        assertThat(totals.swap()).isEqualTo(usd("-19.89"));
        assertThat(totals.tradeProfit()).isEqualTo(usd("725.55"));
        assertThat(totals.cash()).isEqualTo(usd("810.00"));
        assertThat(totals.net()).isEqualTo(usd("1416.01"));
        Summary summary = Objects.requireNonNull(report.summary());
        assertThat(summary.deposits()).isEqualTo(usd("810.00"));
        assertThat(summary.closedProfit()).isEqualTo(usd("606.01"));
        assertThat(summary.floatingProfit()).isEqualTo(usd("-40.33"));
        assertThat(summary.balance()).isEqualTo(usd("1416.01"));
        assertThat(summary.equity()).isEqualTo(usd("1375.68"));
        assertThat(report.ties()).as("%s", report.checks()).isTrue();
        assertThat(report.checks()).hasSize(9);
    }

    @Test
    void anMt4TradeMadeByAProgramKeepsItsMagicNumberAndComment() {
        DealRow first = read(Samples.MT4).deals().get(1);

        assertThat(first)
                .isEqualTo(
                        new DealRow(
                                63577925L,
                                LocalDateTime.of(2017, 10, 18, 2, 30, 16),
                                DealKind.BUY,
                                DealEntry.OUT,
                                "eurgbpi",
                                new BigDecimal("0.02"),
                                new BigDecimal("0.89233"),
                                usd("0.06"),
                                usd("-0.14"),
                                usd("-0.12"),
                                usd("0.00"),
                                "Buy[tp]",
                                null,
                                63577925L,
                                20171016L));
    }

    @Test
    void aReportTravelsAsJsonAndComesBackEqual() throws Exception {
        Report report = read(Samples.MT4);

        String json = Wire.STRICT.writeValueAsString(report);

        assertThat(Wire.STRICT.readValue(json, Report.class)).isEqualTo(report);
    }

    @Test
    void aReportIsToldInPlainLines() {
        assertThat(ReportText.lines(read(Samples.SNAPSHOT)))
                .contains(
                        "Claims login    70358000",
                        "open positions  59 rows [buy 27, sell 32]",
                        "Equity          10014.29 EUR")
                .anyMatch(line -> line.startsWith("Kind            account report - not a"));
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

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
