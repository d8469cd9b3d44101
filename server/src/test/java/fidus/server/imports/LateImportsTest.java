package fidus.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.imports.ImportRecord;
import fidus.imports.ImportState;
import fidus.imports.LateArrival;
import fidus.imports.LateArrivals;
import fidus.ledger.FindEntries;
import fidus.ledger.LedgerCalls;
import fidus.money.Money;
import fidus.mt5.TradingAccount;
import fidus.server.ledger.Months;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/// Deals of a month that is locked.
final class LateImportsTest extends ImportDesk {
    @Test
    void dealsOfALockedMonthCountFromTheFirstOpenOneAndAreListed() {
        TradingAccount account = register();
        Months.lock(desk.server().parts().mongo(), "2023-06");

        ImportRecord done = imported(offer(Statement.whole()));

        assertThat(done.importState()).isEqualTo(ImportState.DONE);
        assertThat(done.fresh()).isEqualTo(1402);
        LateArrivals late = Objects.requireNonNull(done.lateArrivals());
        assertThat(late.count()).isEqualTo(1402);
        assertThat(late.first()).hasSize(LateArrivals.SHOWN);
        assertThat(late.first().getFirst())
                .isEqualTo(
                        new LateArrival(
                                DEPOSIT,
                                Instant.parse("2023-06-07T11:14:49Z"),
                                Money.of("10000.00", "EUR"),
                                LocalDate.of(2023, 7, 1)));
        assertThat(review().getFirst().deal().time())
                .isEqualTo(Instant.parse("2023-06-07T11:14:49Z"));
        assertThat(desk.balance("4100", account).negate()).isEqualByComparingTo("9927.92");
        assertThat(desk.ask(LedgerCalls.ENTRIES, new FindEntries(null, null, null, 200)).rows())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.period()).isEqualTo("2023-07"));
    }

    @Test
    void dealsThatComeInTimeAreNotLate() {
        register();
        Months.lock(desk.server().parts().mongo(), "2023-05");

        assertThat(imported(offer(Statement.whole())).lateArrivals()).isNull();
    }
}
