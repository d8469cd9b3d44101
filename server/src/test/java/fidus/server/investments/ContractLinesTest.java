package fidus.server.investments;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;
import static fidus.server.Desk.trading;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.investments.EnterContract;
import fidus.investments.Investment;
import fidus.investments.MappingLine;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.MappedContract;
import fidus.mt5.PoolState;
import fidus.mt5.RegisterAccount;
import fidus.mt5.TradingAccount;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Which accounts a principal may lie on, and how much on each.
final class ContractLinesTest extends SignedContracts {
    @Test
    void theLinesSumToThePrincipalWithinACent() {
        assertThat(refusal(lines("20000", on(one, "19999.98"))))
                .isEqualTo(Problem.Code.MAPPING_SUM);
        assertThat(refusal(lines("20000", on(one, "20000.02"))))
                .isEqualTo(Problem.Code.MAPPING_SUM);
        assertThat(prepare(lines("20000", on(one, "19999.99"))).preparedState())
                .isEqualTo(PreparedState.PENDING);
        assertThat(prepare(lines("20000", on(one, "20000.01"))).preparedState())
                .isEqualTo(PreparedState.PENDING);
    }

    @Test
    void theLinesAreChecked() {
        assertThat(refusal(lines("20000"))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refusal(lines("20000", on(one, "10000"), on(one, "10000"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refusal(lines("20000", cash("10000"), cash("10000"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refusal(lines("20000", on(one, "20001"), on(two, "-1"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refusal(lines("20000", on(one, "20000"), on(two, "0"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refusal(lines("20000", new MappingLine(one.key(), usd("20000"), "short"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        var euros = new MappingLine(one.key(), Money.of("20000", "EUR"), "On the account");
        assertThat(refusal(lines("20000", euros))).isEqualTo(Problem.Code.MIXED_CURRENCIES);
    }

    @Test
    void aShortNoteAnUnknownClientAndAnUnknownAccountAreRefused() {
        EnterContract good = split();

        assertThat(
                        refusal(
                                new EnterContract(
                                        good.clientId(),
                                        good.fundCode(),
                                        good.principal(),
                                        good.signedOn(),
                                        good.startDate(),
                                        good.lines(),
                                        "nineteen characters")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refusal(of(new ClientId(UUID.randomUUID()), "20000", on(one, "20000"))))
                .isEqualTo(Problem.Code.NOT_FOUND);
        var nowhere = new AccountKey("Alpha-Live", 99);
        assertThat(refusal(lines("20000", line(nowhere, "20000"))))
                .isEqualTo(Problem.Code.NOT_FOUND);
    }

    @Test
    void anAccountMustBeATradingAccountInTheCurrencyOfThePrincipal() {
        RegisterAccount plain = trading("Alpha", 3);
        TradingAccount euros =
                desk.account(
                        new RegisterAccount(
                                plain.key(),
                                plain.label(),
                                plain.platform(),
                                plain.broker(),
                                plain.accountPurpose(),
                                plain.fundCode(),
                                plain.capitalSource(),
                                fidus.money.Currency.EUR,
                                plain.serverZone(),
                                false,
                                "",
                                Money.of("0", "EUR"),
                                plain.note()));
        RegisterAccount other = trading("Alpha", 4);
        TradingAccount rebates =
                desk.account(
                        new RegisterAccount(
                                other.key(),
                                other.label(),
                                other.platform(),
                                other.broker(),
                                fidus.mt5.AccountPurpose.REBATE,
                                other.fundCode(),
                                fidus.mt5.CapitalSource.HOUSE,
                                other.currency(),
                                other.serverZone(),
                                false,
                                "",
                                other.initialAllocation(),
                                other.note()));

        assertThat(refusal(lines("20000", on(euros, "20000"))))
                .isEqualTo(Problem.Code.MIXED_CURRENCIES);
        assertThat(refusal(lines("20000", on(rebates, "20000")))).isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void anAccountBelongsToOneClientAtATime() {
        desk.approve(prepare(lines("20000", on(one, "20000"))));
        Client bert = desk.client("Bert Example");

        Problem problem = problem(() -> prepare(of(bert.id(), "20000", on(one, "20000"))));

        assertThat(problem.code()).isEqualTo(Problem.Code.ACCOUNT_TAKEN);
        assertThat(problem.fields().getFirst().field()).isEqualTo("lines.0.account");
    }

    @Test
    void severalContractsOfAClientShareAnAccount() {
        desk.approve(prepare(lines("20000", on(one, "20000"))));
        desk.approve(prepare(lines("30000", on(one, "30000"))));

        List<MappedContract> mapped =
                desk.read(unit -> desk.doors().contracts().onAccount(unit, one.key()));

        assertThat(mapped).extracting(MappedContract::number).containsExactly(1001L, 1002L);
        assertThat(mapped)
                .extracting(MappedContract::mappedPrincipal)
                .containsExactly(usd("20000"), usd("30000"));
        assertThat(list()).extracting(Investment::number).containsExactly(1002L, 1001L);
    }

    @Test
    void anAccountTakenMeanwhileIsNoticedWhenApproving() {
        Client bert = desk.client("Bert Example");
        Prepared ofAda = prepare(lines("20000", on(one, "20000")));
        Prepared ofBert = prepare(of(bert.id(), "20000", on(two, "10000"), on(one, "10000")));
        desk.approve(ofAda);

        assertThat(code(() -> desk.approve(ofBert))).isEqualTo(Problem.Code.ACCOUNT_TAKEN);
        assertThat(list()).hasSize(1);
        assertThat(account(two).poolState()).isEqualTo(PoolState.AVAILABLE);
    }

    @Test
    void anAccountChangedMeanwhileIsNoticedWhenApproving() {
        Prepared first = prepare(lines("20000", on(one, "20000")));
        Prepared second = prepare(lines("30000", on(one, "30000")));
        desk.approve(first);

        assertThat(code(() -> desk.approve(second))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(list()).hasSize(1);
    }

    @Test
    void aClientHasAtMostTenAccountsAtABroker() {
        MappingLine[] ten =
                IntStream.range(10, 20)
                        .mapToObj(login -> on(desk.account(trading("Alpha", login)), "2000"))
                        .toArray(MappingLine[]::new);
        desk.approve(prepare(lines("20000", ten)));

        assertThat(refusal(lines("20000", on(one, "20000")))).isEqualTo(Problem.Code.ACCOUNT_LIMIT);
        assertThat(prepare(lines("20000", ten)).preparedState()).isEqualTo(PreparedState.PENDING);
        TradingAccount elsewhere = desk.account(trading("Beta", 1));
        assertThat(prepare(lines("20000", on(elsewhere, "20000"))).preparedState())
                .isEqualTo(PreparedState.PENDING);
    }
}
