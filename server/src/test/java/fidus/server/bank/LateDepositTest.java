package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.deposits.AboutDepositDay;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositDay;
import fidus.deposits.DepositMethod;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.reconciliation.desk.StartBankRun;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;

/// A deposit whose month is closed counts later in the books than at its bank.
final class LateDepositTest extends OwnBank {
    private static final LocalDate VALUED = LocalDate.of(2026, 10, 20);

    private Prepared recorded(LocalDate valued, String reference) {
        return desk.ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        paid.ada().id(),
                        Money.of("33.00", "EUR"),
                        valued,
                        DepositMethod.FIAT,
                        reference,
                        main.name(),
                        ""));
    }

    @Test
    void whoRecordsItReadsBeforehandOnWhichDayItWouldCount() {
        desk.lock(YearMonth.of(2026, 10));

        assertThat(desk.ask(DepositCalls.COUNTS_ON, new AboutDepositDay(VALUED)))
                .isEqualTo(new DepositDay(VALUED, LocalDate.of(2026, 11, 1)));
        LocalDate open = LocalDate.of(2026, 11, 2);
        assertThat(desk.ask(DepositCalls.COUNTS_ON, new AboutDepositDay(open)))
                .isEqualTo(new DepositDay(open, open));
    }

    @Test
    void itsSecondPersonIsToldAndItsRowIsFoundByTheDayTheBankKnows() {
        desk.lock(YearMonth.of(2026, 10));

        Prepared late = recorded(VALUED, "LATE-4711");

        assertThat(late.shown())
                .contains(
                        new Shown("Value date", "2026-10-20"),
                        new Shown(
                                "Counts on", "2026-11-01, the month of the value date is closed"));
        desk.approve(late);
        assertThat(recorded(LocalDate.of(2026, 11, 2), "SOON-1").shown())
                .noneMatch(one -> one.label().equals("Counts on"));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261020", "0,00")
                        .row("261020", "C33,00", "K1", "LATE-4711")
                        .closing("261102", "33,00"));

        Workbench bench =
                desk.reconcile(new StartBankRun(main.id(), VALUED, LocalDate.of(2026, 11, 2)));

        assertThat(bench.matches())
                .singleElement()
                .satisfies(match -> assertThat(match.match().pass()).isEqualTo("P1"));
        assertThat(bench.book())
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.bookingDate()).isEqualTo("2026-11-01");
                            assertThat(row.valueDate()).isEqualTo("2026-10-20");
                        });
    }
}
