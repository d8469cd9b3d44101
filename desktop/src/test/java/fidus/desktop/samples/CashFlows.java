package fidus.desktop.samples;

import static fidus.desktop.samples.Accounts.NOW;
import static fidus.desktop.samples.Accounts.usd;

import fidus.cashflow.CashFlow;
import fidus.cashflow.CashFlowCalendar;
import fidus.cashflow.CashFlowContract;
import fidus.cashflow.CashFlowKind;
import fidus.cashflow.CashFlowLimits;
import fidus.cashflow.CashFlowLine;
import fidus.cashflow.CashFlowOpening;
import fidus.cashflow.CashFlowQuestion;
import fidus.cashflow.CashFlowStanding;
import fidus.cashflow.CashHolding;
import fidus.cashflow.CashLine;
import fidus.cashflow.CashList;
import fidus.cashflow.CashMoveKind;
import fidus.cashflow.CashOwner;
import fidus.cashflow.CashPlace;
import fidus.cashflow.ClientChoice;
import fidus.cashflow.ContractPace;
import fidus.cashflow.ConvertedCoverage;
import fidus.cashflow.ConvertedLine;
import fidus.cashflow.Coverage;
import fidus.cashflow.CoverageAssets;
import fidus.cashflow.CoverageBasis;
import fidus.cashflow.CoverageReport;
import fidus.cashflow.CoverageSum;
import fidus.cashflow.FundCoverage;
import fidus.cashflow.MonthLines;
import fidus.cashflow.Obligations;
import fidus.cashflow.OpeningMove;
import fidus.cashflow.PaceReport;
import fidus.cashflow.PerformanceGap;
import fidus.cashflow.UnallocatedCash;
import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.schedule.Pace;
import fidus.investments.schedule.PaceInput;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.pnl.Basis;
import fidus.rates.ExchangeRate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/// An invented house whose money runs out in a few months.
public final class CashFlows {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final CashFlowContract CORE = contract(1_001, FundCode.CORE);
    private static final CashFlowContract BALANCE = contract(1_002, FundCode.BALANCE);

    private CashFlows() {}

    /// @param cash what banks and wallets hold
    public static CashFlow flow(String cash) {
        var opening =
                new CashFlowOpening(
                        usd(cash),
                        List.of(
                                new OpeningMove(
                                        CashMoveKind.PAYMENTS, "House bank", 2, usd("-299.50")),
                                new OpeningMove(
                                        CashMoveKind.DEPOSITS, "House bank", 1, usd("299.50"))),
                        null,
                        usd("3000.00"),
                        new Basis(3, 3, 0, NOW),
                        List.of());
        return flow(opening);
    }

    /// A calendar whose opening nobody knows.
    public static CashFlow unknown() {
        return flow(
                new CashFlowOpening(
                        null,
                        List.of(),
                        null,
                        usd("3000.00"),
                        new Basis(2, 3, 0, NOW),
                        List.of("no balance of a bank or wallet in USD is recorded")));
    }

    public static MonthLines month() {
        return new MonthLines(
                "2027-03",
                lines().stream()
                        .filter(line -> line.dueOn().toString().startsWith("2027-03"))
                        .toList(),
                false);
    }

    /// The same with euros, which some fund has too.
    private static ConvertedCoverage converted() {
        var rate =
                new ExchangeRate(
                        Currency.EUR, TODAY, new BigDecimal("1.12"), "ECB reference rates");
        var line =
                new ConvertedLine(
                        "CORE",
                        CoverageBasis.FULL_TERM,
                        usd("13120.37"),
                        usd("13740.00"),
                        usd("-619.63"),
                        new BigDecimal("95.49"),
                        new Basis(2, 2, 0, NOW));
        return new ConvertedCoverage(Currency.USD, List.of(rate), List.of(line), List.of());
    }

    public static CoverageReport coverage() {
        CoverageSum most =
                CoverageSum.known(usd("98000.00"), NOW.minusSeconds(7_200))
                        .plus(CoverageSum.missing());
        var coverage =
                new Coverage(
                        Currency.USD,
                        List.of(
                                fund(
                                        FundCode.CORE,
                                        CoverageSum.known(usd("12000.00"), NOW),
                                        "11500.00"),
                                fund(FundCode.BALANCE, most, "104000.00"),
                                fund(FundCode.DYNAMIC, CoverageSum.missing(), "52500.00"),
                                fund(
                                        FundCode.UNLIMITED,
                                        CoverageSum.nothing(Currency.USD),
                                        "0.00")),
                        CoverageSum.known(usd("10000.00"), NOW),
                        CoverageSum.nothing(Currency.USD),
                        usd("0.00"));
        return new CoverageReport(
                TODAY, NOW, List.of(coverage), CoverageBasis.FULL_TERM, converted());
    }

    public static PaceReport pace() {
        var pace =
                Pace.of(
                        new PaceInput(
                                LocalDate.of(2026, 5, 5),
                                LocalDate.of(2027, 7, 5),
                                usd("18000.00"),
                                usd("6000.00"),
                                usd("4000.00"),
                                usd("5200.00")),
                        TODAY);
        return new PaceReport(
                TODAY,
                NOW,
                ContractPace.lines(
                        List.of(
                                new ContractPace(
                                        CORE,
                                        Currency.USD,
                                        pace,
                                        new Basis(2, 2, 0, NOW),
                                        PerformanceGap.of(usd("12000.00"), usd("8000.00"))),
                                new ContractPace(
                                        BALANCE,
                                        Currency.USD,
                                        null,
                                        new Basis(0, 1, 0, null),
                                        null))));
    }

    public static CashList cash() {
        var wallet =
                new CashHolding(
                        CashPlace.BROKER_WALLET, "Broker", CashOwner.CLIENT, null, Currency.USD);
        return new CashList(
                List.of(
                        new CashLine(
                                new UnallocatedCash(
                                        "1",
                                        wallet,
                                        usd("20000.00"),
                                        NOW.minusSeconds(86_400),
                                        "Read from the wallet page",
                                        NOW,
                                        "Ann Example",
                                        "Ben Example"),
                                usd("19500.00"),
                                "The wallet at Broker would hold 20000.00 USD and its accounts are"
                                        + " allocated 20050.00 USD. The same money may be entered"
                                        + " twice.")),
                List.of("Broker"));
    }

    private static CashFlow flow(CashFlowOpening opening) {
        var asked =
                new CashFlowQuestion(
                        Currency.USD,
                        TODAY,
                        opening,
                        EnumSet.of(CashFlowKind.INTEREST, CashFlowKind.COMMISSION),
                        null,
                        null,
                        CashFlowLimits.STANDARD);
        return new CashFlow(
                TODAY,
                NOW,
                List.of(CashFlowCalendar.of(asked, lines())),
                List.of(new ClientChoice(Contracts.CLIENT.id(), Contracts.CLIENT.name())),
                List.of(CashFlowKind.INTEREST, CashFlowKind.COMMISSION));
    }

    private static List<CashFlowLine> lines() {
        var lines = new ArrayList<CashFlowLine>();
        for (int i = 0; i < 14; i++) {
            LocalDate day = LocalDate.of(2026, 11, 5).plusMonths(i);
            lines.add(line(CashFlowKind.INTEREST, day, "1500.00", CORE));
            lines.add(line(CashFlowKind.COMMISSION, day, "150.00", CORE));
            lines.add(line(CashFlowKind.MANAGER_FEE, day, "320.00", null));
            if (i % 3 == 1) {
                lines.add(line(CashFlowKind.INTEREST, day, "7500.00", BALANCE));
                lines.add(line(CashFlowKind.COMMISSION, day, "750.00", BALANCE));
            }
        }
        lines.add(line(CashFlowKind.PRINCIPAL, LocalDate.of(2026, 12, 15), "10000.00", CORE));
        return lines;
    }

    private static CashFlowLine line(
            CashFlowKind kind,
            LocalDate day,
            String sum,
            @org.jspecify.annotations.Nullable CashFlowContract of) {
        boolean overdue = day.isBefore(TODAY);
        CashFlowStanding standing =
                overdue
                        ? CashFlowStanding.OVERDUE
                        : of == null ? CashFlowStanding.ESTIMATE : CashFlowStanding.FORECAST;
        return new CashFlowLine(
                kind,
                standing,
                overdue ? TODAY : day,
                day,
                usd(sum),
                kind + " of " + day,
                of == null ? null : of.fundCode(),
                of,
                null);
    }

    private static FundCoverage fund(FundCode fund, CoverageSum trading, String owed) {
        CoverageSum nothing = CoverageSum.nothing(Currency.USD);
        Money sum = usd(owed);
        return new FundCoverage(
                fund,
                new CoverageAssets(trading, nothing, nothing, nothing),
                Obligations.fees(sum),
                Obligations.fees(sum));
    }

    private static CashFlowContract contract(long number, FundCode fund) {
        return new CashFlowContract(
                new InvestmentId(new UUID(0, number)),
                number,
                Contracts.CLIENT.id(),
                Contracts.CLIENT.name(),
                fund);
    }
}
