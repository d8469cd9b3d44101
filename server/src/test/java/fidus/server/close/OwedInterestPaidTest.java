package fidus.server.close;

import static fidus.server.Desk.code;
import static fidus.server.close.CloseDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.cashflow.CashFlowKind;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.FindCashFlow;
import fidus.clients.AddClient;
import fidus.clients.ClientCalls;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.payments.BatchDetail;
import fidus.payments.ConfirmPayments;
import fidus.payments.PayableBlock;
import fidus.payments.PayableRow;
import fidus.payments.PaymentCalls;
import fidus.payments.ReturnPayment;
import fidus.server.HouseDecisions;
import fidus.server.audit.Audit;
import fidus.server.clients.Clients;
import fidus.server.deals.InterestPayables;
import fidus.settings.SettingKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Interest of a broker that belongs to a client (2240) is paid like everything else that is owed.
class OwedInterestPaidTest {
    private final CloseDesk desk = new CloseDesk("2027-01-04");
    private final CloseStory story = new CloseStory(desk);
    private AccountKey separation = new AccountKey(CloseDesk.SERVER, 7_002);
    private int olds;

    @BeforeEach
    void owed() {
        new HouseDecisions(desk).set(SettingKey.BROKER_INTEREST_BENEFICIARY, "CLIENTS_PRO_RATA");
        desk.started("10000.00");
        AccountKey core = desk.account(7_001, AccountPurpose.TRADING, "15000.00");
        separation = desk.account(7_002, AccountPurpose.SEPARATION, "0");
        desk.at("2027-03-30");
        desk.cash(core, 1, "2027-03-20T10:00:00", "-300.00", "TRANSFER TO 7002");
        desk.cash(separation, 2, "2027-03-20T10:00:05", "300.00", "TRANSFER FROM 7001");
        interest(3, "2027-03-25T10:00:00", "10.00");
        story.wallets();
        desk.at("2027-04-01");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void interest(long ticket, String at, String sum) {
        desk.cash(separation, ticket, at, sum, "INTEREST of the month");
    }

    private List<PayableRow> rows() {
        return desk.ask(PaymentCalls.PAYABLES, new Nothing()).rows().stream()
                .filter(row -> row.payable().item().startsWith("brokerInterest/"))
                .toList();
    }

    /// What the calendar says of brokers' interest.
    private List<String> calendar() {
        var find = new FindCashFlow(null, desk.ada.id(), false, false, false, false);
        return desk.ask(CashflowCalls.CALENDAR, find).currencies().getFirst().months().stream()
                .flatMap(
                        month ->
                                month.amounts().stream()
                                        .filter(one -> one.kind() == CashFlowKind.BROKER_INTEREST)
                                        .map(
                                                one ->
                                                        month.month()
                                                                + " "
                                                                + one.fundCode()
                                                                + " "
                                                                + one.standing()
                                                                + " "
                                                                + one.sum()))
                .toList();
    }

    private PayableRow row() {
        assertThat(rows()).hasSize(1);
        return rows().getFirst();
    }

    private String item(String paid) {
        return "brokerInterest/" + desk.ada.id().value() + "/CORE/USD/" + paid;
    }

    private BatchDetail sent() {
        return story.sentBatch(List.of(row().payable().item()));
    }

    private void confirm(BatchDetail batch) {
        desk.approve(
                desk.ask(
                        PaymentCalls.CONFIRM,
                        new ConfirmPayments(
                                batch.batch().id(),
                                List.of(),
                                "BANK-1",
                                desk.today(),
                                null,
                                null)));
    }

    @Test
    void itIsOneItemOfTheClientAndPayingItClears2240() {
        assertThat(row().payable().item()).isEqualTo(item("0.00"));
        assertThat(row().payable().partyName()).isEqualTo("Ada Example");
        assertThat(row().payable().payableAmount()).isEqualTo(usd("10.00"));
        assertThat(row().payable().dueOn()).isEqualTo("2027-03-31");
        assertThat(row().blocked()).isNull();

        assertThat(calendar()).containsExactly("2027-04 CORE OVERDUE 10.00 USD");

        confirm(sent());

        assertThat(calendar()).containsExactly("2027-04 CORE PAID 10.00 USD");
        JournalEntry entry =
                desk.ask(LedgerCalls.ENTRIES, new FindEntries(null, null, null, 1))
                        .rows()
                        .getFirst();
        assertThat(entry.eventCode()).isEqualTo("E16");
        assertThat(entry.postings())
                .extracting(one -> one.side() + " " + one.account() + " " + one.money())
                .containsExactly("DEBIT 2240 10.00 USD", "CREDIT 1010 10.00 USD");
        assertThat(desk.balance("2240")).isEqualTo("0.00");
        assertThat(rows()).isEmpty();
    }

    @Test
    void whatComesWhileItIsOnItsWayIsTheNextItem() {
        BatchDetail batch = sent();
        interest(4, "2027-04-01T08:00:00", "2.50");
        assertThat(row().blocked()).isEqualTo(PayableBlock.IN_BATCH);

        confirm(batch);

        assertThat(desk.balance("2240")).isEqualTo("-2.50");
        assertThat(row().payable().item()).isEqualTo(item("10.00"));
        assertThat(row().payable().payableAmount()).isEqualTo(usd("2.50"));
        assertThat(row().payable().dueOn()).isEqualTo("2027-04-01");
        assertThat(row().blocked()).isNull();
    }

    @Test
    void aPaymentThatCameBackIsOwedAgain() {
        BatchDetail batch = sent();
        confirm(batch);
        desk.approve(
                desk.ask(
                        PaymentCalls.RETURN,
                        new ReturnPayment(
                                batch.payments().getFirst().id(),
                                "BANK-2",
                                desk.today(),
                                "The account is closed",
                                null)));

        assertThat(desk.balance("2240")).isEqualTo("-10.00");
        assertThat(row().payable().item()).isEqualTo(item("0.00"));
        assertThat(row().blocked()).isNull();
    }

    @Test
    void whatGrowsIsStillPaidAsItWasPutTogether() {
        BatchDetail draft = story.draft(List.of(row().payable().item()));
        interest(4, "2027-04-01T08:00:00", "2.50");

        confirm(story.sent(draft));

        assertThat(desk.balance("2240")).isEqualTo("-2.50");
        assertThat(row().payable().payableAmount()).isEqualTo(usd("2.50"));
    }

    @Test
    void whatShrankIsNotPaid() {
        BatchDetail draft = story.draft(List.of(row().payable().item()));
        owed("-0.01", Map.of("client", ada(), "fund", "CORE"));

        assertThat(code(() -> story.sent(draft))).isEqualTo(Problem.Code.NOT_PAYABLE);
    }

    @Test
    void aLineOfNobodyKnownStopsNoPaymentAndOneOfNoFundIsPaidToo() {
        owed("120.00", Map.of("client", "Meyer", "fund", "CORE"));
        owed("7.00", Map.of("client", UUID.randomUUID().toString(), "fund", "CORE"));
        owed("6.00", Map.of("client", ada().toUpperCase(Locale.ROOT), "fund", "CORE"));
        owed("5.00", Map.of("client", ada()));

        assertThat(rows())
                .extracting(row -> row.payable().text() + " " + row.payable().payableAmount())
                .containsExactlyInAnyOrder(
                        "Broker interest of CORE 10.00 USD", "Broker interest 5.00 USD");
        confirm(story.sentBatch(rows().stream().map(row -> row.payable().item()).toList()));

        assertThat(rows()).isEmpty();
        assertThat(desk.balance("2240")).isEqualTo("-133.00");
    }

    @Test
    void theNamesOfAllOwnersAreReadTogether() {
        long one = clientReads();
        for (String name : List.of("Bea Example", "Cid Example", "Dan Example")) {
            UUID id = desk.ask(ClientCalls.ADD, new AddClient(name)).id().value();
            owed("1.00", Map.of("client", id.toString(), "fund", "CORE"));
        }

        assertThat(clientReads()).isEqualTo(one);
        assertThat(rows()).hasSize(4);
    }

    private long clientReads() {
        desk.server
                .features()
                .mongo()
                .read(
                        unit -> {
                            desk.server.commands.note();
                            return new InterestPayables(
                                            desk.server.features().ledger(),
                                            new Clients(new Audit()))
                                    .open(unit);
                        });
        return desk.server.commands.asked("clients");
    }

    private String ada() {
        return desk.ada.id().value().toString();
    }

    /// As lines of an opening or a correction had it before they were held against clients.
    private void owed(String sum, Map<String, String> dimensions) {
        boolean less = sum.startsWith("-");
        Money money = usd(less ? sum.substring(1) : sum);
        Posting owed =
                new Posting(
                        "2240", less ? PostingSide.DEBIT : PostingSide.CREDIT, money, dimensions);
        Posting bank =
                new Posting(
                        "1010",
                        less ? PostingSide.CREDIT : PostingSide.DEBIT,
                        money,
                        Map.of("bankAccount", "House bank USD"));
        desk.post("E16", "old/" + ++olds, "2027-04-01", less ? owed : bank, less ? bank : owed);
    }
}
