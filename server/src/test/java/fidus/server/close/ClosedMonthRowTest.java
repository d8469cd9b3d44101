package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.desk.WriteOffBreak;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;

/// A row of a bank in a month that is locked is written off in the first open one and is found with
/// what books it.
class ClosedMonthRowTest {
    @Test
    void whatIsWrittenOffInAClosedMonthCountsLaterAndIsMatchedWithItsRow() {
        try (var desk = CloseDesk.afterMarch()) {
            CloseBank bank = CloseBank.at(desk);
            bank.statement(":61:2703300330D3,00NTRFNONREF//K2\n:86:Bank charge\n", "9997,00");
            BreakCard charge = bank.reconciled().breaks().getFirst();
            BreakCard explained =
                    desk.ask(
                            ReconciliationCalls.EXPLAIN,
                            new ExplainBreak(
                                    charge.found().id(),
                                    bank.house().makerId(),
                                    CauseCode.BANK_CHARGE,
                                    "A charge of the bank",
                                    charge.found().version()));
            desk.write(
                    unit -> {
                        var periods = desk.server.features().ledger().periods();
                        periods.beginClose(unit, YearMonth.of(2027, 3));
                        periods.lock(unit, YearMonth.of(2027, 3));
                        return true;
                    });

            desk.approve(
                    desk.ask(
                            ReconciliationCalls.WRITE_OFF,
                            new WriteOffBreak(
                                    explained.found().id(),
                                    "A charge of the bank",
                                    explained.found().version())));
            Workbench next =
                    bank.reconciled(LocalDate.parse("2027-03-01"), LocalDate.parse("2027-04-01"));

            assertThat(next.book())
                    .anyMatch(row -> row.bookingDate().equals(LocalDate.parse("2027-04-01")));
            assertThat(next.matches())
                    .singleElement()
                    .satisfies(match -> assertThat(match.match().pass()).isIn("P1", "P2"));
        }
    }
}
