package fidus.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Login;
import fidus.desktop.shell.Server;
import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Platform;
import fidus.mt5.RegisterAccount;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.UUID;

@DisplayName("What one person prepares, another decides")
class ApprovalJourneyTest {
    private static final String SERVER = "NorthBridge-Live";

    private final ServerProcess server = ServerProcess.demo();

    @Test
    void theMakerMayOnlyWithdrawAndAnotherPersonApproves() {
        prepare(520_001);
        try (Seat seat = Seat.at(server.address())) {
            seat.signIn("olivia", server.password("olivia"));
            seat.open("approvals");
            seat.clickText("520001");
            seat.see("#withdraw");
            assertThat(seat.sees("#approve")).isFalse();
            assertThat(seat.sees("#reject")).isFalse();
            seat.signOut();

            seat.signIn("adrian", server.password("adrian"));
            seat.open("approvals");
            seat.clickText("520001");
            assertThat(seat.read("#who")).contains("Olivia Marsh");
            assertThat(seat.sees("#withdraw")).isFalse();
            assertThat(seat.sees("#digestFault")).isFalse();
            seat.click("#approve");
            assertThat(seat.read("#noticeText")).contains("Approved").contains("520001");
            assertThat(seat.read("#decision")).contains("Adrian Cole");
            assertThat(seat.sees("#approve")).isFalse();
        }
    }

    @Test
    void aRejectionNeedsAReasonThatTheMakerReads() {
        prepare(520_002);
        try (Seat seat = Seat.at(server.address())) {
            seat.signIn("adrian", server.password("adrian"));
            seat.open("approvals");
            seat.clickText("520002");
            seat.type("#reason", "No");
            seat.click("#reject");
            seat.seeText("Say why in at least 10 characters");
            seat.type("#reason", "The broker does not know this number");
            seat.click("#reject");
            assertThat(seat.read("#decision")).contains("The broker does not know this number");
            seat.signOut();

            seat.signIn("olivia", server.password("olivia"));
            seat.open("approvals");
            seat.click("#all");
            seat.pick("Register account 520002@NorthBridge-Live");
            assertThat(seat.read("#decision"))
                    .contains("Adrian Cole")
                    .contains("The broker does not know this number");
        }
    }

    /// Prepared by the operator at another machine.
    private void prepare(long login) {
        var olivia = new Server(server.address(), Clock.systemUTC());
        olivia.signIn(new Login("olivia", server.password("olivia"), "journey"));
        olivia.call(
                Mt5Calls.REGISTER,
                new RegisterAccount(
                        new AccountKey(SERVER, login),
                        "JOURNEY-" + login,
                        Platform.MT5,
                        "North Bridge Markets",
                        AccountPurpose.TRADING,
                        FundCode.CORE,
                        CapitalSource.CLIENT,
                        Currency.USD,
                        "UTC",
                        false,
                        "Kestrel Trading",
                        Money.zero(Currency.USD),
                        "Opened for the invented fund"),
                UUID.randomUUID());
        olivia.signOut();
    }
}
