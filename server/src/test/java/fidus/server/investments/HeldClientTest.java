package fidus.server.investments;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.clients.ChangeClient;
import fidus.clients.ClientCalls;
import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.investments.Investment;
import fidus.investments.book.BookCalls;
import fidus.investments.book.CorrectStartDate;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/// What waits for a second person while COMPLIANCE puts the client on hold.
class HeldClientTest extends BookDesk {
    @Test
    void nothingIsApprovedForAClientOnHold() {
        Investment core = started(FundCode.CORE, "20000");
        LocalDate start = core.startDate();
        Prepared waiting =
                ask(
                        BookCalls.CORRECT_START,
                        new CorrectStartDate(
                                core.id(), start.minusDays(3), "A wrong day was typed"),
                        operator);
        ask(
                ClientCalls.HOLD,
                new ChangeClient(ada.id(), "The bank asks about the origin of the money"),
                token(Role.COMPLIANCE));

        assertThat(code(() -> approve(waiting))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(page(core).investment().startDate()).isEqualTo(start);
    }
}
