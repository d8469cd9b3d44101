package fidus.server.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fidus.clients.Client;
import fidus.contract.Problem;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.ShareRun;
import fidus.funds.ShareMethod;
import fidus.investments.AccountMapping;
import fidus.investments.ChangeMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.investments.schedule.ValuationState;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/// The principal of a contract moves from one account to another, and back from cash.
class MovedPrincipalTest {
    private static final Money ALL = Money.of("250000", "USD");
    private final ShareDesk desk = new ShareDesk("2026-01-15");

    @AfterEach
    void close() {
        desk.close();
    }

    /// Until 10 April the first account earned 10,000, after that the second 5,000: half of 15,000
    /// is shared. What the first earned later belongs to whoever is there.
    @ParameterizedTest
    @EnumSource(ShareMethod.class)
    void eachAccountCountsForAsLongAsThePrincipalWasOnIt(ShareMethod method) throws Exception {
        desk.shared(method, "2026-01-16");
        desk.at("2026-01-20");
        AccountKey first = desk.account(1001, "250000");
        AccountKey second = desk.account(1002, "250000");
        read(first, "2026-01-19", "250000");
        Investment contract = desk.contract(desk.client("Ada Example"), "250000", first);
        read(first, "2026-03-20", "250000");
        read(second, "2026-03-20", "250000");
        desk.at("2026-04-10");
        move(contract, new MappingLine(second, ALL, "It trades better here"));
        read(first, "2026-04-10", "260000");
        read(second, "2026-04-10", "252000");
        read(first, "2026-04-30", "300000");
        read(second, "2026-04-30", "257000");
        desk.at("2026-05-02");
        desk.server.rollDay();
        ShareRun run = desk.posted("2026-04");

        ShareLine line = run.lines().getFirst();
        assertThat(line.performance()).isEqualTo(Money.of("15000", "USD"));
        assertThat(line.shareAmount()).isEqualTo(Money.of("7500", "USD"));
        desk.reperformed(run);
        assertThat(desk.page(contract).investment().mappings())
                .extracting(AccountMapping::account, AccountMapping::active)
                .containsExactly(tuple(first, false), tuple(second, true));
    }

    @ParameterizedTest
    @EnumSource(ShareMethod.class)
    void whatWasCashForAWhileEarnedNothingThen(ShareMethod method) {
        desk.shared(method, "2026-01-16");
        desk.at("2026-01-20");
        AccountKey first = desk.account(1001, "250000");
        AccountKey second = desk.account(1002, "250000");
        read(first, "2026-01-19", "250000");
        Investment contract = desk.contract(desk.client("Ada Example"), "250000", first);
        move(contract, new MappingLine(null, ALL, "Back to the bank at once"));
        read(first, "2026-03-20", "250000");
        read(second, "2026-03-20", "250000");
        desk.at("2026-04-10");
        read(first, "2026-04-10", "290000");
        read(second, "2026-04-10", "250000");
        move(contract, new MappingLine(second, ALL, "Placed after all"));
        read(first, "2026-04-30", "290000");
        read(second, "2026-04-30", "252000");
        desk.at("2026-05-02");
        desk.server.rollDay();
        ShareLine line = desk.posted("2026-04").lines().getFirst();
        assertThat(line.valuationState()).isEqualTo(ValuationState.SHARE);
        assertThat(line.shareAmount()).isEqualTo(Money.of("1000", "USD"));
    }

    /// Until 10 April two contracts share 20,000; of the 10,000 after that the one that stays has
    /// all: 10,000 + 10,000 = 20,000, and half of it as the share.
    @Test
    void aNeighbourThatMovesAwayChangesNothingOfTheDaysBefore() throws Exception {
        desk.at("2026-01-20");
        AccountKey first = desk.account(1001, "500000");
        AccountKey second = desk.account(1002, "250000");
        read(first, "2026-01-19", "500000");
        Client ada = desk.client("Ada Example");
        Investment stays = desk.contract(ada, "250000", first);
        Investment moves = desk.contract(ada, "250000", first);
        read(first, "2026-03-20", "500000");
        read(second, "2026-03-20", "250000");
        desk.at("2026-04-10");
        move(moves, new MappingLine(second, ALL, "It trades better here"));
        read(first, "2026-04-10", "520000");
        read(second, "2026-04-10", "251000");
        read(first, "2026-04-30", "530000");
        read(second, "2026-04-30", "255000");
        desk.at("2026-05-02");
        ShareRun run = desk.posted("2026-04");

        assertThat(run.lines())
                .extracting(ShareLine::investmentId, line -> line.shareAmount().toString())
                .containsExactly(
                        tuple(stays.id(), "10000.00 USD"), // half of 10,000 + 10,000
                        tuple(moves.id(), "7000.00 USD")); // half of 10,000 + 4,000
        desk.reperformed(run);
    }

    /// The one alone earns 10,000 until 10 April; from then on it has half of 10,000.
    @ParameterizedTest
    @EnumSource(ShareMethod.class)
    void aNeighbourThatComesChangesNothingOfTheDaysBefore(ShareMethod method) throws Exception {
        desk.shared(method, "2026-01-16");
        desk.at("2026-01-20");
        AccountKey account = desk.account(1001, "500000");
        read(account, "2026-01-19", "500000");
        Client ada = desk.client("Ada Example");
        desk.contract(ada, "250000", account);
        read(account, "2026-03-20", "500000");
        desk.at("2026-04-10");
        desk.contract(ada, "250000", account);
        read(account, "2026-04-10", "510000");
        read(account, "2026-04-30", "520000");
        desk.at("2026-05-02");
        ShareRun run = desk.posted("2026-04");

        ShareLine line = run.lines().getFirst();
        assertThat(line.performance()).isEqualTo(Money.of("15000", "USD"));
        assertThat(line.shareAmount()).isEqualTo(Money.of("7500", "USD"));
        desk.reperformed(run);
    }

    @Test
    void theLinesSumToThePrincipalAndChangeSomething() {
        desk.at("2026-01-20");
        AccountKey account = desk.account(1001, "250000");
        read(account, "2026-01-19", "250000");
        Investment contract = desk.contract(desk.client("Ada Example"), "250000", account);
        Money part = Money.of("100000", "USD");
        assertThat(refusal(contract, new MappingLine(account, part, "Only a part of it")))
                .isEqualTo(Problem.Code.MAPPING_SUM);
        assertThat(refusal(contract, new MappingLine(account, ALL, "All of it trades here")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(
                        refusal(
                                contract,
                                new MappingLine(
                                        new AccountKey("Broker-Live", 9), ALL, "Is not there")))
                .isEqualTo(Problem.Code.NOT_FOUND);
    }

    private Problem.Code refusal(Investment contract, MappingLine line) {
        return desk.code(() -> desk.ask(InvestmentCalls.MAP, change(contract, line)));
    }

    private static ChangeMapping change(Investment contract, MappingLine line) {
        return new ChangeMapping(contract.id(), List.of(line), "Agreed with the client");
    }

    private void move(Investment contract, MappingLine line) {
        desk.approve(desk.ask(InvestmentCalls.MAP, change(contract, line)));
    }

    private void read(AccountKey account, String day, String equity) {
        desk.read(account, day, equity);
    }
}
