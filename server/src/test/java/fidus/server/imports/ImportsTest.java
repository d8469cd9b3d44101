package fidus.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.dashboard.Dashboard;
import fidus.dashboard.DashboardCalls;
import fidus.dashboard.PnlTotal;
import fidus.imports.ConfirmImport;
import fidus.imports.ImportCalls;
import fidus.imports.ImportRecord;
import fidus.imports.ImportState;
import fidus.imports.Preview;
import fidus.jobs.Job;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.BookedDeal;
import fidus.mt5.CapitalSource;
import fidus.mt5.CashCategory;
import fidus.mt5.DecideDeal;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Platform;
import fidus.mt5.RollForwardStep;
import fidus.mt5.TradingAccount;
import fidus.server.deals.Desk;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// What a report taken in changes: deals, readings, results, books.
final class ImportsTest extends ImportDesk {
    @Test
    void aStatementBecomesDealsAReadingAndATrueResult() {
        TradingAccount account = register();

        Preview preview = offer(Statement.whole());
        assertThat(preview.importable()).isTrue();
        assertThat(preview.account()).isEqualTo(KEY);
        assertThat(preview.dealsSize()).isEqualTo(1402);
        assertThat(preview.fresh()).isEqualTo(1402);
        assertThat(preview.report().deals()).hasSize(200);
        assertThat(books()).isEmpty();

        ImportRecord done = imported(preview);

        assertThat(done.importState()).isEqualTo(ImportState.DONE);
        assertThat(done.fresh()).isEqualTo(1402);
        assertThat(done.toReview()).isEqualTo(1);
        assertThat(done.reading()).isEqualTo("ACCEPTED");
        assertThat(page().deals()).isEqualTo(1402);
        assertThat(page().readings().getFirst().asOf())
                .isEqualTo(Instant.parse("2023-06-26T17:03:00Z"));
        assertThat(pnl().truePnl().amount()).isEqualByComparingTo("9927.92");
        assertThat(desk.balance("4100", account).negate()).isEqualByComparingTo("9927.92");
    }

    @Test
    void theDepositIsDecidedByTwoAndTheResultIsWhatTheBrokerPrinted() {
        TradingAccount account = register();
        imported(offer(Statement.whole()));
        BookedDeal deposit = review().getFirst();
        assertThat(deposit.deal().ticket()).isEqualTo(DEPOSIT);
        assertThat(page().card().toReview()).isEqualTo(1);

        var decided =
                desk.ask(
                        Mt5Calls.DECIDE_DEAL,
                        new DecideDeal(
                                KEY.server(),
                                KEY.login(),
                                DEPOSIT,
                                CashCategory.EXTERNAL_DEPOSIT,
                                null,
                                "First deposit, seen on the bank statement.",
                                null));
        desk.approve(Objects.requireNonNull(decided.waits()));

        assertThat(review()).isEmpty();
        assertThat(pnl().truePnl().amount()).isEqualByComparingTo("-72.08");
        assertThat(desk.balance("1100", account)).isEqualByComparingTo("10000.00");
        assertThat(desk.balance("1110", account)).isEqualByComparingTo("-72.08");
        assertThat(desk.balance("4100", account)).isEqualByComparingTo("72.08");
        Dashboard dashboard = desk.ask(DashboardCalls.DASHBOARD, new Nothing());
        PnlTotal client = Desk.tier(dashboard.pnl(), "CLIENT_TIER_WITHDRAWALS_BASIS");
        assertThat(Objects.requireNonNull(client.truePnl()).amount())
                .isEqualByComparingTo("-72.08");
        assertThat(client.returnPercent()).isEqualByComparingTo("-0.72");
        assertThat(client.completeness()).isEqualTo("PARTIAL");
        assertThat(dashboard.lastImports()).hasSize(1);
        assertThat(dashboard.toReview()).isZero();
    }

    @Test
    void aBareListOfDealsIsTakenIntoTheAccountAPersonNames() {
        register();
        Preview preview = offer(Statement.bytes("mt5-deals-en.csv"));
        assertThat(preview.importable()).isTrue();
        assertThat(preview.account()).isNull();
        assertThat(preview.dealsSize()).isEqualTo(723);
        refused(preview, Problem.Code.BAD_VALUE);

        Job job = desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), KEY));
        assertThat(ended(job).outcome()).contains("new deals");

        assertThat(records().getFirst().fresh()).isEqualTo(723);
        assertThat(records().getFirst().reading()).isEqualTo("NONE");
        assertThat(page().deals()).isEqualTo(723);
    }

    @Test
    void anOverlappingFileAddsOnlyWhatIsNewAndTheBalanceRollsForward() {
        register();
        imported(offer(earlier()));
        assertThat(page().deals()).isEqualTo(1000);

        Preview preview = offer(Statement.whole());
        assertThat(preview.fresh()).isEqualTo(402);
        assertThat(preview.known()).isEqualTo(1000);
        ImportRecord done = imported(preview);

        assertThat(done.fresh()).isEqualTo(402);
        assertThat(done.known()).isEqualTo(1000);
        assertThat(done.reading()).isEqualTo("ACCEPTED");
        assertThat(page().deals()).isEqualTo(1402);
        RollForwardStep step = page().rollForward().getFirst();
        assertThat(step.opening().amount()).isEqualByComparingTo("9989.47");
        assertThat(step.deals()).isEqualTo(402);
        assertThat(step.expected().amount()).isEqualByComparingTo("9949.16");
        assertThat(step.ties()).isTrue();
        assertThat(page().chart()).hasSizeLessThanOrEqualTo(500);
        assertThat(page().chart().getLast().balance()).isEqualByComparingTo("9949.16");
        assertThat(page().chart().getLast().equity()).isEqualByComparingTo("9927.92");
    }

    @Test
    void anOlderFileAddsNothingAndItsReadingIsIgnored() {
        register();
        imported(offer(Statement.whole()));

        ImportRecord done = imported(offer(earlier()));

        assertThat(done.fresh()).isZero();
        assertThat(done.known()).isEqualTo(1000);
        assertThat(done.reading()).isEqualTo("IGNORED");
    }

    @Test
    void anMt4StatementFindsItsAccountByLoginAlone() {
        var key = new AccountKey("Demo-Server", 535110);
        TradingAccount account =
                desk.account(
                        key,
                        Platform.MT4,
                        AccountPurpose.TRADING,
                        CapitalSource.CLIENT,
                        Currency.USD);

        Preview preview = offer(Statement.bytes("mt4-detailed-statement-usd.htm"));
        assertThat(preview.account()).isEqualTo(key);
        ImportRecord done = imported(preview);

        assertThat(done.reading()).isEqualTo("ACCEPTED");
        assertThat(done.fresh()).isEqualTo(256);
        assertThat(desk.balance("1110", account).add(desk.balance("1100", account)))
                .isEqualByComparingTo("1375.68");
    }

    @Test
    void anMt4StatementThatFitsTwoAccountsIsConfirmedForTheOneNamed() {
        for (String server : List.of("Demo-One", "Demo-Two")) {
            desk.account(
                    new AccountKey(server, 535110),
                    Platform.MT4,
                    AccountPurpose.TRADING,
                    CapitalSource.CLIENT,
                    Currency.USD);
        }
        Preview preview = offer(Statement.bytes("mt4-detailed-statement-usd.htm"));
        assertThat(preview.account()).isNull();
        assertThat(preview.importable()).isTrue();
        refused(preview, Problem.Code.BAD_VALUE);

        var named = new AccountKey("Demo-Two", 535110);
        ended(desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), named)));

        assertThat(records().getFirst().account()).isEqualTo(named);
        assertThat(records().getFirst().importState()).isEqualTo(ImportState.DONE);
    }
}
