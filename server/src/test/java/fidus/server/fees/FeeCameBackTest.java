package fidus.server.fees;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.fees.runs.FeePaid;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.payments.AboutBatch;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.ReturnPayment;
import fidus.server.ledger.Months;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/// A fee paid on 4 February whose money came back on 5 March had left until then.
class FeeCameBackTest {
    private static final LocalDate BACK = LocalDate.of(2027, 3, 5);

    @Test
    void aFeeThatCameBackHadLeftUntilThatDay() {
        LocalDate on = returned(false);

        assertThat(on).isEqualTo(BACK);
    }

    @Test
    void whatCameBackInALockedMonthCountsInTheFirstOpenOne() {
        LocalDate on = returned(true);

        assertThat(on).isEqualTo(LocalDate.of(2027, 4, 1));
    }

    /// The day on which both the run and the journal have it back.
    private static LocalDate returned(boolean locked) {
        var paid = new PaidDesk();
        try (FeeDesk desk = paid.desk) {
            PaymentBatch batch = paid.sent();
            paid.left(batch);
            desk.at(locked ? "2027-04-06" : BACK.toString());
            if (locked) {
                Months.lock(desk.server.mongo(), "2027-03");
            }
            var payment =
                    desk.ask(PaymentCalls.BATCH, new AboutBatch(batch.id())).payments().getFirst();
            desk.approve(
                    desk.ask(
                            PaymentCalls.RETURN,
                            new ReturnPayment(
                                    payment.id(), "BACK-1", BACK, "The account is closed", null)));

            FeePaid told = paid.run().steps().payments().getFirst();
            assertThat(told.stoodOn(LocalDate.of(2027, 2, 28))).isTrue();
            JournalEntry reversal =
                    desk
                            .ask(LedgerCalls.ENTRIES, new FindEntries(null, null, null, 200))
                            .rows()
                            .stream()
                            .filter(entry -> entry.eventCode().equals("E22"))
                            .findFirst()
                            .orElseThrow();
            assertThat(told.returnedOn()).isEqualTo(reversal.valueOn());
            return reversal.valueOn();
        }
    }
}
