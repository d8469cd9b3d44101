package fidus.mt5.allocation;

import static fidus.mt5.Sample.BAL_1;
import static fidus.mt5.Sample.CORE_1;
import static fidus.mt5.Sample.START;
import static fidus.mt5.Sample.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.money.Currency;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

class AllocationLedgerTest {
    private static final AllocationLedger OPENED =
            AllocationLedger.empty(CORE_1, Currency.USD)
                    .plus(AllocationEvent.initial(CORE_1, START, usd("1000.00"), "agreed capital"));

    @Test
    void eventsCountFromTheInstantTheyAreEffective() {
        Instant noon = Instant.parse("2026-10-13T12:00:00Z");
        var ledger = OPENED.plus(sent("a", noon, "-1200.00"));

        assertThat(ledger.adjustedAllocation(START.minusSeconds(1))).isEqualTo(usd("0.00"));
        assertThat(ledger.adjustedAllocation(noon.minusSeconds(1))).isEqualTo(usd("1000.00"));
        assertThat(ledger.adjustedAllocation(noon)).isEqualTo(usd("-200.00"));
        assertThat(ledger.adjustedAllocation(LocalDate.parse("2026-10-12"), ZoneOffset.UTC))
                .isEqualTo(usd("1000.00"));
        assertThat(ledger.adjustedAllocation(LocalDate.parse("2026-10-13"), ZoneOffset.UTC))
                .isEqualTo(usd("-200.00"));
    }

    @Test
    void aCorrectionTakesItsEventBackAtEveryTime() {
        Instant noon = Instant.parse("2026-10-13T12:00:00Z");
        var event = sent("a", noon, "-300.00");

        var corrected = OPENED.plus(event).plus(event.takenBack("it went to separation"));

        assertThat(corrected.adjustedAllocation(noon)).isEqualTo(usd("1000.00"));
        assertThat(corrected.events()).hasSize(3);
    }

    @Test
    void theLedgerRefusesWhatItAlreadyHasOrCannotBelongToIt() {
        var event = sent("a", START, "-1.00");
        var opened = OPENED.plus(event);

        assertThatThrownBy(() -> opened.plus(event)).hasMessageContaining("ALREADY_EXISTS");
        assertThatThrownBy(() -> opened.plus(event.takenBack("x")).plus(event.takenBack("y")))
                .hasMessageContaining("ALREADY_EXISTS");
        assertThatThrownBy(() -> OPENED.plus(event.takenBack("x")))
                .hasMessageContaining("NOT_FOUND");
        assertThatThrownBy(
                        () ->
                                OPENED.plus(
                                        AllocationEvent.initial(
                                                BAL_1, START, usd("1.00"), "another account")))
                .hasMessageContaining("WRONG_ACCOUNT");
        assertThatThrownBy(
                        () ->
                                OPENED.plus(
                                        new AllocationEvent(
                                                "e",
                                                CORE_1,
                                                START,
                                                AllocationKind.OTHER_INCOME,
                                                Money.of("1.00", "EUR"),
                                                "key",
                                                null,
                                                null)))
                .hasMessageContaining("MIXED_CURRENCIES");
        assertThatThrownBy(() -> AllocationEvent.initial(CORE_1, START, usd("1.00"), " "))
                .hasMessageContaining("reason");
    }

    private static AllocationEvent sent(String id, Instant at, String change) {
        return new AllocationEvent(
                id, CORE_1, at, AllocationKind.TRANSFER_OUT, usd(change), id, null, null);
    }
}
