package fidus.mt5;

import static fidus.mt5.Sample.CORE_1;
import static fidus.mt5.Sample.START;
import static fidus.mt5.Sample.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Wire;
import fidus.money.Currency;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationLedger;
import fidus.mt5.cash.CashRuleTable;
import fidus.mt5.pnl.AccountPnl;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.FreshnessLimits;
import fidus.mt5.readings.QuarantineLimits;
import fidus.mt5.readings.ReadingState;
import fidus.mt5.readings.ServerClock;
import fidus.mt5.readings.ServerOffset;
import fidus.mt5.transfers.PairingLimits;
import fidus.mt5.transfers.PairingResult;
import fidus.mt5.transfers.TransferLeg;
import fidus.mt5.transfers.TransferPairing;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

class WireFormTest {
    @Test
    void whatIsWrittenIsReadBackTheSame() throws Exception {
        same(CashRuleTable.standard(), CashRuleTable.class);
        same(FreshnessLimits.STANDARD, FreshnessLimits.class);
        same(QuarantineLimits.STANDARD, QuarantineLimits.class);
        var ledger =
                AllocationLedger.empty(CORE_1, Currency.USD)
                        .plus(AllocationEvent.initial(CORE_1, START, usd("10.00"), "agreed"));
        same(ledger, AllocationLedger.class);
        var reading = Sample.reading(CORE_1, START, usd("11.00"), usd("11.00"));
        var ok = new ReadingState.Ok(reading, Duration.ofMinutes(1), FreshnessBand.FRESH);
        same(AccountPnl.of(ok, ledger, List.of()), AccountPnl.class);
        same(
                AccountPnl.of(new ReadingState.Unavailable("never read"), ledger, List.of()),
                AccountPnl.class);
        same(
                new ServerClock(
                        List.of(
                                ServerOffset.of(
                                        LocalDateTime.parse("2020-01-01T00:00:00"),
                                        ZoneId.of("Europe/Athens")))),
                ServerClock.class);
        var leg =
                new TransferLeg(
                        Sample.balance(CORE_1, 1, usd("-1.00"), "TRF TO 2001"),
                        AccountPurpose.TRADING,
                        CapitalSource.CLIENT,
                        2001);
        var pairing = new TransferPairing(PairingLimits.STANDARD).pair(List.of(leg));
        same(pairing, PairingResult.class);
    }

    private static <T> void same(T written, Class<T> type) throws Exception {
        String json = Wire.STRICT.writeValueAsString(written);
        assertThat(Wire.STRICT.readValue(json, type)).as(json).isEqualTo(written);
    }
}
