package fidus.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;

@DisplayName("A client's money from its arrival to an approved redemption")
class DepositJourneyTest {
    private static final String CLIENT = DueFund.DEPOSITOR;
    private static final LocalDate BEGAN = LocalDate.now(Clock.systemUTC()).minusMonths(6);
    private static final String START = BEGAN.toString();

    private final ServerProcess server = DueFund.server();

    @Test
    void aConfirmedDepositStartsAContractWhoseDuePayoutIsRedeemed() {
        try (Seat seat = Seat.at(server.address())) {
            var shift = new Shifts(seat, server);
            shift.by("olivia", DepositJourneyTest::entersTheContract);
            shift.by("adrian", one -> Shifts.approves(one, "Enter a CORE contract of " + CLIENT));
            shift.by("olivia", DepositJourneyTest::recordsTheDeposit);
            shift.by("adrian", DepositJourneyTest::confirmsItOnItsRecord);
            shift.by("olivia", DepositJourneyTest::startsTheContract);
            shift.by("adrian", one -> Shifts.approves(one, "of " + CLIENT + " on " + START));
            shift.by("olivia", DepositJourneyTest::requestsWhatIsDue);
            shift.by("adrian", DepositJourneyTest::approvesTheRedemption);
        }
    }

    private static void entersTheContract(Seat seat) {
        seat.open("contracts");
        seat.click("#enter");
        seat.choose("#client", CLIENT);
        seat.type("#signed .text-field", BEGAN.minusDays(5).toString());
        seat.type("#start .text-field", START);
        seat.type("#principal", "9000");
        seat.untilSays("#obstacles .label", "CORE takes 10\u202f000.00 USD or more");
        assertThat(seat.sees("#waive")).isTrue();
        assertThat(seat.sees("#invite")).isFalse();
        seat.type("#principal", "20000");
        seat.untilSays("#preview-interest", "3\u202f600.00 USD");
        assertThat(seat.sees("#waive")).isFalse();
        seat.type("#sum-0", "20000");
        seat.type("#lineNote-0", "Kept as cash until an account is open");
        seat.type("#note", "Signed agreement with the client, filed under A-44");
        seat.click("#prepare");
        seat.until("the sheet is closed", () -> !seat.sees("#prepare"));
    }

    private static void recordsTheDeposit(Seat seat) {
        seat.open("deposits");
        seat.click("#enter");
        seat.click("#send");
        assertThat(seat.read("#clientFault")).contains("Choose the client");
        seat.choose("#client", CLIENT);
        seat.type("#deposited", "20000");
        seat.type("#valueDate .text-field", START);
        seat.type("#evidence", "WIRE-BIRCH-1");
        seat.type("#senderName", CLIENT);
        seat.type("#paidInto", "Northern Bank USD");
        seat.click("#send");
        seat.untilSays("#recordTitle", "Deposit");
        seat.see("#recordState", "Pending");
        assertThat(seat.sees("#approve")).isFalse();
    }

    private static void confirmsItOnItsRecord(Seat seat) {
        seat.open("deposits");
        seat.pick("WIRE-BIRCH-1");
        seat.click("#approve");
        seat.see("#recordState", "Confirmed");
    }

    private static void startsTheContract(Seat seat) {
        seat.open("contracts");
        seat.doubleClickRow(CLIENT);
        seat.click("#startContract");
        seat.untilSays("#sum", "the whole principal");
        seat.untilSays("#preview-total", "23\u202f600.00 USD");
        seat.click("#send");
        seat.until("the sheet is closed", () -> !seat.sees("#send"));
        assertThat(seat.read("#noticeText")).contains("Waits for a second person", CLIENT);
    }

    private static void requestsWhatIsDue(Seat seat) {
        seat.open("contracts");
        seat.doubleClickRow(CLIENT);
        seat.untilSays("#total-interest", "3\u202f600.00 USD");
        String before = seat.read("#total-redeemable");
        seat.click("#redeem");
        assertThat(seat.read("#total")).isEqualTo(before);
        seat.click("#row-INTEREST-1");
        seat.until("the total falls", () -> !seat.read("#total").equals(before));
        seat.click("#send");
        seat.until("the sheet is closed", () -> !seat.sees("#send"));
        seat.see("#total-redeemable", "300.00 USD");
    }

    private static void approvesTheRedemption(Seat seat) {
        seat.open("redemptions");
        seat.pick(CLIENT);
        assertThat(seat.read("#record-rows")).doesNotContain("Interest 1,").contains("2");
        seat.click("#approve");
        seat.see("#recordState", "Approved");
    }
}
