package fidus.server.mt5;

import static fidus.server.Desk.code;
import static fidus.server.Desk.trading;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.ledger.JournalEntry;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.server.Desk;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The capital an account starts with and the events that change it.
final class AccountCapitalTest extends AccountRegistry {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void firstCapitalIsAnAllocationFromTheBeginningAndAnOpeningPosition() {
        TradingAccount account =
                desk.account(with(trading("Alpha", 7), "initialAllocation", money("25000.50")));

        List<AllocationEvent> events = allocations(account);
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().kind()).isEqualTo(AllocationKind.INITIAL);
        assertThat(events.getFirst().change()).isEqualTo(Money.of("25000.50", "USD"));
        assertThat(events.getFirst().effectiveAt()).isEqualTo(Instant.EPOCH);
        JournalEntry entry = desk.journal().getFirst();
        assertThat(desk.journal()).hasSize(1);
        assertThat(entry.eventCode()).isEqualTo("E26");
        assertThat(entry.makerId()).isNotEqualTo(entry.checkerId());
        assertThat(entry.checkerId()).isNotNull();
        assertThat(entry.postings())
                .containsExactly(
                        Postings.debit(
                                "1100",
                                Money.of("25000.50", "USD"),
                                Map.of(
                                        "tradingAccount", "7@Alpha-Live",
                                        "fund", "CORE",
                                        "capitalSource", "CLIENT",
                                        "broker", "Alpha")),
                        Postings.credit("3900", Money.of("25000.50", "USD"), Map.of()));
    }

    @Test
    void aDemoAccountIsInNoBooks() {
        desk.account(
                with(
                        with(trading("Alpha", 7), "initialAllocation", money("100")),
                        "accountPurpose",
                        "DEMO"));

        assertThat(desk.journal()).isEmpty();
    }

    @Test
    void anEventIsAppendedOnce() {
        TradingAccount account = desk.account(trading("Alpha", 7));
        AllocationEvent deposit = deposit(account.key(), "deal-1", "500.00");

        allocate(deposit);
        allocate(deposit);

        assertThat(allocations(account)).containsExactly(deposit);
        assertThat(desk.audited("account/Alpha-Live/7")).containsOnlyOnce("ALLOCATE");
    }

    @Test
    void anEventThatContradictsTheLedgerIsRefused() {
        TradingAccount account = desk.account(trading("Alpha", 7));
        allocate(deposit(account.key(), "deal-1", "500.00"));

        assertThat(code(() -> allocate(deposit(account.key(), "deal-1", "501.00"))))
                .isEqualTo(Problem.Code.ALREADY_EXISTS);
        assertThat(code(() -> allocate(deposit(new AccountKey("Alpha-Live", 9), "d", "1.00"))))
                .isEqualTo(Problem.Code.NOT_FOUND);
        var euros =
                new AllocationEvent(
                        "deal-2",
                        account.key(),
                        NOON,
                        AllocationKind.EXTERNAL_DEPOSIT,
                        Money.of("1.00", "EUR"),
                        "deal-2",
                        null,
                        null);
        assertThat(code(() -> allocate(euros))).isEqualTo(Problem.Code.MIXED_CURRENCIES);
    }

    @Test
    void aCorrectionFollowsItsEvent() {
        TradingAccount account = desk.account(trading("Alpha", 7));
        AllocationEvent deposit = deposit(account.key(), "deal-1", "500.00");
        AllocationEvent correction = deposit.takenBack("Another class was decided");

        assertThat(code(() -> allocate(correction))).isEqualTo(Problem.Code.NOT_FOUND);
        allocate(deposit);
        allocate(correction);

        assertThat(allocations(account)).containsExactly(deposit, correction);
    }

    private List<AllocationEvent> allocations(TradingAccount account) {
        return desk.read(unit -> accounts.allocations(unit, account.key()));
    }

    private void allocate(AllocationEvent event) {
        desk.write(
                unit -> {
                    accounts.allocate(unit, Desk.actor("importer"), event);
                    return true;
                });
    }

    private static AllocationEvent deposit(AccountKey key, String id, String amount) {
        return new AllocationEvent(
                id,
                key,
                NOON,
                AllocationKind.EXTERNAL_DEPOSIT,
                Money.of(amount, "USD"),
                id,
                null,
                null);
    }
}
