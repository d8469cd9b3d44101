package fidus.server.close;

import fidus.close.CloseCalls;
import fidus.close.CloseMonth;
import fidus.close.SkipStep;
import fidus.close.StepKind;
import fidus.ledger.Postings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.util.Map;

/// One desk for the close of a month.
abstract class ClosingMonth {
    CloseDesk desk;

    @BeforeEach
    void open() {
        desk = CloseDesk.afterMarch();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    CloseMonth skip(StepKind kind, String reason) {
        return desk.server.call(
                CloseCalls.SKIP, new SkipStep(CloseDesk.MARCH, kind, reason), desk.approver);
    }

    void post(String event, String source) {
        desk.post(
                event,
                source,
                "2027-03-31",
                Postings.debit(
                        "1010", CloseDesk.usd("5.00"), Map.of("bankAccount", "House bank USD")),
                Postings.credit("2600", CloseDesk.usd("5.00"), Map.of()));
    }
}
