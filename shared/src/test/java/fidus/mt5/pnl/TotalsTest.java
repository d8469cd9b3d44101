package fidus.mt5.pnl;

import static fidus.mt5.Sample.CORE_1;
import static fidus.mt5.Sample.START;
import static fidus.mt5.Sample.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Sample;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.ReadingState;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class TotalsTest {
    @Test
    void theClientTierIsShownOnBothBases() {
        var balance = trading(FundCode.BALANCE, "100000.00", "25587.45", "6472.30");
        var core = trading(FundCode.CORE, "18151.41", "2154.96", "118.01");
        var separation =
                account(
                        AccountPurpose.SEPARATION,
                        CapitalSource.SEPARATION,
                        null,
                        TruePnl.of(usd("20656.33"), usd("0.00"), usd("0.00")));

        var tiers = Tiers.of(List.of(balance, core, separation), Currency.USD);

        assertShown(tiers.clientTierWithdrawalsBasis(), "-83818.69", "-70.94");
        assertShown(tiers.clientTierSeparationBasis(), "-69752.67", "-59.04");
        assertShown(
                FundReturn.of(FundCode.BALANCE, List.of(balance, core, separation), Currency.USD)
                        .total(),
                "-67940.25",
                "-67.94");
        assertThat(tiers.total().basis().completeness()).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void theHouseTierStandsAlone() {
        var house =
                account(
                        AccountPurpose.TRADING,
                        CapitalSource.HOUSE,
                        FundCode.CORE,
                        TruePnl.of(usd("68946.37"), usd("0.00"), usd("14662.94")));

        var tiers = Tiers.of(List.of(house), Currency.USD);

        assertShown(tiers.house(), "54283.43", "370.21");
        assertThat(figure(tiers.clientTierWithdrawalsBasis()).truePnl()).isEqualTo(usd("0.00"));
        assertShown(tiers.total(), "54283.43", "370.21");
    }

    @Test
    void capitalAtWorkAndCapitalOwedStayTwoTotals() {
        var accounts =
                List.of(
                        trading(FundCode.CORE, "118151.41", "119033.72", "0.00"),
                        account(
                                AccountPurpose.TRADING,
                                CapitalSource.HOUSE,
                                FundCode.CORE,
                                TruePnl.of(usd("27500.00"), usd("0.00"), usd("27500.00"))),
                        account(
                                AccountPurpose.TRADING,
                                CapitalSource.REINVESTED_PROFIT,
                                FundCode.CORE,
                                TruePnl.of(usd("5000.00"), usd("0.00"), usd("5000.00"))));
        Money working = TwoTotals.workingCapital(accounts, Currency.USD).orElseThrow();

        assertThat(working).isEqualTo(usd("145651.41"));
        assertThat(new TwoTotals(working, usd("0.00"), usd("134145.41")).houseCushion())
                .isEqualTo(usd("11506.00"));
        assertThat(TruePnl.of(usd("146533.72"), usd("0.00"), working).truePnl())
                .isEqualTo(usd("882.31"));
        var tiers = Tiers.of(accounts, Currency.USD);
        assertThat(figure(tiers.clientTierWithdrawalsBasis()).adjustedAllocation())
                .as("reinvested profit adds nothing to the clients' allocation")
                .isEqualTo(usd("118151.41"));
        assertThat(figure(tiers.reinvested()).adjustedAllocation()).isEqualTo(usd("5000.00"));
    }

    @Test
    void aFundsReturnIsTheSumOfResultsOverTheSumOfCapital() {
        var core =
                List.of(
                        trading(FundCode.CORE, "16000.00", "16128.62", "0.00"),
                        trading(FundCode.CORE, "2151.41", "2169.06", "0.00"));
        var balance =
                List.of(
                        trading(FundCode.BALANCE, "15000.00", "16026.30", "0.00"),
                        trading(FundCode.BALANCE, "5000.00", "5055.41", "0.00"),
                        trading(FundCode.BALANCE, "10000.00", "9400.76", "0.00"),
                        trading(FundCode.BALANCE, "70000.00", "65395.41", "0.00"));
        String[][] shown = {
            {"128.62", "0.80"},
            {"17.65", "0.82"},
            {"1026.30", "6.84"},
            {"55.41", "1.11"},
            {"-599.24", "-5.99"},
            {"-4604.59", "-6.58"}
        };
        List<AccountFigures> all = new ArrayList<>(core);
        all.addAll(balance);
        for (int i = 0; i < shown.length; i++) {
            assertShown(PnlTotal.of(List.of(all.get(i)), Currency.USD), shown[i][0], shown[i][1]);
        }

        var coreReturn = FundReturn.of(FundCode.CORE, all, Currency.USD);
        var balanceReturn = FundReturn.of(FundCode.BALANCE, all, Currency.USD);

        assertShown(coreReturn.total(), "146.27", "0.81");
        assertThat(coreReturn.band()).contains(ReturnBand.POSITIVE);
        assertShown(balanceReturn.total(), "-4122.12", "-4.12");
        assertThat(balanceReturn.band()).contains(ReturnBand.POOR);
        assertThat(balanceReturn.tableTotal(usd("130.00"), usd("100.00")))
                .contains(usd("-4092.12"));
        assertThat(FundReturn.of(FundCode.DYNAMIC, all, Currency.USD).band()).isEmpty();
    }

    @Test
    void bandsAreComparedUnroundedAndTheirLimitsBelongBelow() {
        assertThat(band("1050.00")).isEqualTo(ReturnBand.POSITIVE);
        assertThat(band("1050.01")).isEqualTo(ReturnBand.EXCELLENT);
        assertThat(band("1000.01")).isEqualTo(ReturnBand.POSITIVE);
        assertThat(band("1000.00")).isEqualTo(ReturnBand.UNDERPERFORMING);
        assertThat(band("980.01")).isEqualTo(ReturnBand.UNDERPERFORMING);
        assertThat(band("980.00")).isEqualTo(ReturnBand.POOR);
    }

    /// I3.
    @Test
    void inactiveDemoAndForeignAccountsChangeNoTotal() {
        var counted = trading(FundCode.CORE, "1000.00", "1100.00", "0.00");
        var pnl = TruePnl.of(usd("999.00"), usd("9.00"), usd("99.00"));
        var inactive =
                new AccountFigures(
                        AccountPurpose.TRADING,
                        CapitalSource.CLIENT,
                        AccountLifecycle.INACTIVE,
                        FundCode.CORE,
                        ok(pnl.ownedEquity()),
                        pnl,
                        pnl.adjustedAllocation());
        var demo = account(AccountPurpose.DEMO, CapitalSource.CLIENT, FundCode.CORE, pnl);
        var hub = account(AccountPurpose.INTERMEDIARY, CapitalSource.INTERMEDIARY, null, pnl);
        var all = List.of(counted, inactive, demo, hub);

        assertThat(Tiers.of(all, Currency.USD)).isEqualTo(Tiers.of(List.of(counted), Currency.USD));
        assertThat(FundReturn.of(FundCode.CORE, all, Currency.USD))
                .isEqualTo(FundReturn.of(FundCode.CORE, List.of(counted), Currency.USD));
        assertThat(Tiers.of(List.of(counted), Currency.EUR).total().basis().of()).isZero();
    }

    @Test
    void aTotalSaysHowManyOfItsPartsItKnows() {
        var known = trading(FundCode.CORE, "1000.00", "1100.00", "0.00");
        var unread =
                new AccountFigures(
                        AccountPurpose.TRADING,
                        CapitalSource.CLIENT,
                        AccountLifecycle.ACTIVE,
                        FundCode.CORE,
                        new ReadingState.Unavailable("never read"),
                        null,
                        usd("500.00"));
        var unknownSource =
                account(
                        AccountPurpose.TRADING,
                        CapitalSource.UNKNOWN,
                        FundCode.CORE,
                        TruePnl.of(usd("1.00"), usd("0.00"), usd("1.00")));

        var partly = Tiers.of(List.of(known, unread), Currency.USD).clientTierWithdrawalsBasis();
        assertThat(partly.basis().completeness()).isEqualTo(Completeness.INCOMPLETE);
        assertThat(partly.basis().known()).isEqualTo(1);
        assertThat(partly.basis().of()).isEqualTo(2);
        assertShown(partly, "100.00", "10.00");
        assertThat(Tiers.of(List.of(unread), Currency.USD).total().pnl())
                .as("nothing known is not zero")
                .isNull();
        var blocked = Tiers.of(List.of(known, unknownSource), Currency.USD);
        assertThat(blocked.clientTierWithdrawalsBasis().basis().completeness())
                .isEqualTo(Completeness.INCOMPLETE);
        assertThat(blocked.house().pnl()).isNull();
        assertThat(TwoTotals.workingCapital(List.of(known, unknownSource), Currency.USD)).isEmpty();
        assertThat(
                        FundReturn.of(FundCode.CORE, List.of(known, unknownSource), Currency.USD)
                                .total()
                                .basis()
                                .completeness())
                .isEqualTo(Completeness.INCOMPLETE);
    }

    @Test
    void aTotalIsAsOldAsItsOldestPart() {
        var oldReading =
                Sample.reading(CORE_1, START.minus(Duration.ofDays(1)), usd("5.00"), usd("5.00"));
        var stale =
                new AccountFigures(
                        AccountPurpose.TRADING,
                        CapitalSource.HOUSE,
                        AccountLifecycle.ACTIVE,
                        FundCode.CORE,
                        new ReadingState.Stale(oldReading, Duration.ofHours(20)),
                        TruePnl.of(usd("5.00"), usd("0.00"), usd("5.00")),
                        usd("5.00"));

        var total =
                Tiers.of(
                                List.of(trading(FundCode.CORE, "1.00", "1.00", "0.00"), stale),
                                Currency.USD)
                        .total();

        assertThat(total.basis().completeness()).isEqualTo(Completeness.PARTIAL);
        assertThat(total.basis().asOf()).isEqualTo(oldReading.asOf());
    }

    private static ReturnBand band(String equity) {
        return ReturnBand.of(TruePnl.of(usd(equity), usd("0.00"), usd("1000.00"))).orElseThrow();
    }

    private static void assertShown(PnlTotal total, String truePnl, String percent) {
        assertThat(figure(total).truePnl()).isEqualTo(usd(truePnl));
        assertThat(figure(total).returnPercent()).contains(new BigDecimal(percent));
    }

    private static TruePnl figure(PnlTotal total) {
        TruePnl pnl = total.pnl();
        assertThat(pnl).isNotNull();
        return pnl;
    }

    private static AccountFigures trading(
            FundCode fund, String allocation, String equity, String withdrawn) {
        return account(
                AccountPurpose.TRADING,
                CapitalSource.CLIENT,
                fund,
                TruePnl.of(usd(equity), usd(withdrawn), usd(allocation)));
    }

    private static AccountFigures account(
            AccountPurpose purpose, CapitalSource source, @Nullable FundCode fund, TruePnl pnl) {
        return new AccountFigures(
                purpose,
                source,
                AccountLifecycle.ACTIVE,
                fund,
                ok(pnl.ownedEquity()),
                pnl,
                pnl.adjustedAllocation());
    }

    private static ReadingState ok(Money equity) {
        return new ReadingState.Ok(
                Sample.reading(CORE_1, START, equity, equity), Duration.ZERO, FreshnessBand.FRESH);
    }
}
