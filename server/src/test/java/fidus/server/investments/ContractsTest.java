package fidus.server.investments;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;
import static fidus.server.Desk.trading;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.approvals.Shown;
import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.investments.AboutInvestment;
import fidus.investments.EnterContract;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentPage;
import fidus.investments.InvestmentState;
import fidus.investments.MappingLine;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.MappedContract;
import fidus.mt5.PoolState;
import fidus.mt5.RegisterAccount;
import fidus.mt5.TradingAccount;
import fidus.server.Desk;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

class ContractsTest {
    private static final String NOTE = "Signed on paper, page 1 of 4";

    private Desk desk;
    private Client ada;
    private TradingAccount one;
    private TradingAccount two;

    @BeforeEach
    void open() {
        desk = new Desk();
        ada = desk.client("Ada Example");
        one = desk.account(trading("Alpha", 1));
        two = desk.account(trading("Alpha", 2));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aContractIsStoredWithItsMappingOnlyAfterAnotherPersonApproved() {
        Prepared prepared = prepare(split());
        assertThat(list()).isEmpty();
        assertThat(account(one).poolState()).isEqualTo(PoolState.AVAILABLE);

        desk.approve(prepared);

        Investment contract = list().getFirst();
        assertThat(prepared.subject()).isEqualTo(Contracts.subject(contract.id()));
        assertThat(contract.number()).isEqualTo(1001);
        assertThat(contract.investmentState()).isEqualTo(InvestmentState.PENDING_VALIDATION);
        assertThat(contract.clientName()).isEqualTo("Ada Example");
        assertThat(contract.mappings())
                .extracting(mapping -> mapping.mappedPrincipal().toString())
                .containsExactly("12000.00 USD", "7000.00 USD", "1000.00 USD");
        assertThat(contract.mappings())
                .allMatch(mapping -> !mapping.makerId().equals(mapping.checkerId()))
                .allMatch(mapping -> mapping.active());
        assertThat(account(one).poolState()).isEqualTo(PoolState.ALLOCATED);
        assertThat(account(one).clientId()).isEqualTo(ada.id());
        assertThat(account(two).clientId()).isEqualTo(ada.id());
        assertThat(ask(contract.id())).isEqualTo(contract);
        assertThat(desk.audited(prepared.subject()))
                .containsExactly(
                        "PREPARE_ENTER_CONTRACT", "APPROVED_ENTER_CONTRACT", "ENTER_CONTRACT");
        assertThat(desk.audited("account/Alpha-Live/1")).endsWith("MOVE_ACCOUNT");
    }

    @Test
    void theListIsReadPageByPage() {
        desk.approve(prepare(lines("20000", on(one, "20000"))));
        desk.approve(prepare(lines("30000", on(one, "30000"))));

        InvestmentPage newest = page(null, 1);
        InvestmentPage older = page(newest.next(), 1);

        assertThat(newest.rows()).extracting(Investment::number).containsExactly(1002L);
        assertThat(older.rows()).extracting(Investment::number).containsExactly(1001L);
        assertThat(older.next()).isNull();
        assertThat(code(() -> page("made up", 1))).isEqualTo(Problem.Code.BAD_CURSOR);
        assertThat(code(() -> page(null, 201))).isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void theSecondPersonIsShownEachLineAndTheSums() {
        assertThat(prepare(split()).shown())
                .contains(
                        new Shown("Client", "Ada Example"),
                        new Shown("Principal", "20000.00 USD"),
                        new Shown(
                                "Line 1",
                                "12000.00 USD on 1@Alpha-Live (Account 1, Alpha, CORE, CLIENT,"
                                        + " free) · On the first account"),
                        new Shown("Line 3", "1000.00 USD unallocated cash · Kept at the bank"),
                        new Shown("Sum of the lines", "20000.00 USD"),
                        new Shown("Sum less principal", "0.00 USD"));
    }

    @Test
    void nobodyApprovesWhatTheyPreparedThemselves() {
        Prepared prepared = desk.ask(InvestmentCalls.ENTER, split(), desk.both);

        assertThat(code(() -> desk.decide(prepared, desk.both)))
                .isEqualTo(Problem.Code.SAME_PERSON);
        assertThat(list()).isEmpty();
        assertThat(account(one).poolState()).isEqualTo(PoolState.AVAILABLE);
    }

    @Test
    void aRepeatedRequestPreparesOneContract() {
        var request = UUID.randomUUID();

        Prepared first = desk.server().call(InvestmentCalls.ENTER, split(), desk.operator, request);
        Prepared again = desk.server().call(InvestmentCalls.ENTER, split(), desk.operator, request);
        desk.approve(first);

        assertThat(again).isEqualTo(first);
        assertThat(code(() -> desk.approve(first))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(list()).hasSize(1);
    }

    @Test
    void theFundMustBeOpenToTheClientAndTheMinimumMet() {
        assertThat(refusal(contract(FundCode.SEPARATION, "20000")))
                .isEqualTo(Problem.Code.FUND_INTERNAL);
        assertThat(refusal(contract(FundCode.DYNAMIC, "250000")))
                .isEqualTo(Problem.Code.FUND_CLOSED);
        assertThat(refusal(contract(FundCode.CORE, "9999.99")))
                .isEqualTo(Problem.Code.BELOW_MINIMUM);
        assertThat(refusal(contract(FundCode.BALANCE, "49999.99")))
                .isEqualTo(Problem.Code.BELOW_MINIMUM);
        assertThat(refusal(contract(FundCode.UNLIMITED, "249999.99")))
                .isEqualTo(Problem.Code.BELOW_MINIMUM);
        assertThat(prepare(contract(FundCode.CORE, "10000")).preparedState())
                .isEqualTo(PreparedState.PENDING);
    }

    @Test
    void everyReasonOfTheFundIsNamed() {
        Problem problem = problem(() -> prepare(contract(FundCode.DYNAMIC, "100")));

        assertThat(problem.code()).isEqualTo(Problem.Code.FUND_CLOSED);
        assertThat(problem.fields())
                .extracting(Problem.Field::field)
                .containsExactly("fundCode", "principal");
    }

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

    @Test
    void onlyAnOperatorEntersContractsAndAnUnknownOneIsNotFound() {
        assertThat(code(() -> desk.ask(InvestmentCalls.ENTER, split(), desk.approver)))
                .isEqualTo(Problem.Code.FORBIDDEN);
        assertThat(code(() -> ask(new InvestmentId(UUID.randomUUID()))))
                .isEqualTo(Problem.Code.NOT_FOUND);
    }

    private Prepared prepare(EnterContract enter) {
        return desk.ask(InvestmentCalls.ENTER, enter, desk.operator);
    }

    private Problem.Code refusal(EnterContract enter) {
        return code(() -> prepare(enter));
    }

    private List<Investment> list() {
        return page(null, 200).rows();
    }

    private InvestmentPage page(@Nullable String cursor, int limit) {
        return desk.ask(InvestmentCalls.LIST, new FindInvestments(cursor, limit), desk.approver);
    }

    private Investment ask(InvestmentId id) {
        return desk.ask(InvestmentCalls.ONE, new AboutInvestment(id), desk.approver);
    }

    private TradingAccount account(TradingAccount account) {
        return desk.read(unit -> desk.doors().accounts().get(unit, account.key()));
    }

    private EnterContract split() {
        return lines(
                "20000",
                new MappingLine(one.key(), usd("12000"), "On the first account"),
                new MappingLine(two.key(), usd("7000"), "On the second account"),
                new MappingLine(null, usd("1000"), "Kept at the bank"));
    }

    private EnterContract contract(FundCode fund, String principal) {
        return new EnterContract(
                ada.id(),
                fund,
                usd(principal),
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 12, 1),
                List.of(on(one, principal)),
                NOTE);
    }

    private EnterContract lines(String principal, MappingLine... lines) {
        return of(ada.id(), principal, lines);
    }

    private static EnterContract of(ClientId client, String principal, MappingLine... lines) {
        return new EnterContract(
                client,
                FundCode.CORE,
                usd(principal),
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 12, 1),
                List.of(lines),
                NOTE);
    }

    private static MappingLine on(TradingAccount account, String principal) {
        return line(account.key(), principal);
    }

    private static MappingLine cash(String principal) {
        return line(null, principal);
    }

    private static MappingLine line(@Nullable AccountKey key, String principal) {
        return new MappingLine(key, usd(principal), "As agreed on the phone");
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
