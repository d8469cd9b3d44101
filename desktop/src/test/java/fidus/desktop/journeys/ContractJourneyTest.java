package fidus.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.clients.Client;

import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A contract from the registration of its account to the account's release")
class ContractJourneyTest {
    private static final String ACCOUNT = "530001@NorthBridge-Live";
    private static final String CLIENT = "Alder Grove Trust";
    private static final String TAKEN = "510001@NorthBridge-Live";

    private final ServerProcess server = ServerProcess.demo();

    @Test
    void anAccountIsRegisteredAContractPlacedOnItAndTheAccountReleasedAgainByTwoPeople() {
        try (Seat seat = Seat.at(server.address())) {
            var shift = new Shifts(seat, server);
            shift.by("olivia", this::registers);
            shift.by("adrian", _ -> Shifts.approves(seat, "Register account " + ACCOUNT));
            shift.by("olivia", this::entersAContract);
            shift.by("adrian", this::approvesAndOpensTheContract);
            shift.by("olivia", this::preparesTheRelease);
            shift.by("adrian", this::approvesTheReleaseAndFindsTheAccountFree);
        }
    }

    private void registers(Seat seat) {
        seat.open("accounts");
        seat.click("#register");
        seat.click("#send");
        assertThat(seat.read("#brokerFault")).contains("needed");
        assertThat(seat.read("#loginFault")).contains("positive whole number");
        assertThat(seat.read("#noteFault")).contains("10 characters");

        seat.type("#broker", "Somebody Else");
        seat.type("#server", "NorthBridge-Live");
        seat.type("#login", "530001");
        seat.type("#label", "ALDER-1");
        seat.type("#note", "Opened with the broker for a new client");
        seat.click("#send");
        seat.untilSays("#brokerFault", "one broker");

        seat.type("#broker", "North Bridge Markets");
        seat.click("#send");
        seat.until("the form is closed", () -> !seat.sees("#send"));
        assertThat(seat.read("#noticeText")).contains("Waits for a second person", ACCOUNT);
        assertThat(seat.seesRow("530001")).isFalse();
        seat.untilSays(".waiting-strip .hyperlink", "Register account " + ACCOUNT);
    }

    private void entersAContract(Seat seat) {
        seat.open("contracts");
        seat.click("#enter");
        isToldWhatIsMissing(seat);
        seat.type("#newClient", CLIENT);
        seat.click("#add");
        seat.until("the client is chosen", () -> CLIENT.equals(chosenClient(seat)));
        seat.type("#signed .text-field", "2026-10-01");
        seat.type("#start .text-field", "2026-10-05");
        seat.type("#note", "Signed agreement of 1 October, filed under A-31");
        isRefusedWhatDoesNotSum(seat);
        isRefusedAnotherClientsAccount(seat);
        isRefusedTooLittleAndAClosedFund(seat);
        prepares(seat);
    }

    private static void isToldWhatIsMissing(Seat seat) {
        seat.click("#prepare");
        assertThat(seat.read("#clientFault")).contains("Choose the client");
        assertThat(seat.read("#principalFault")).contains("above zero");
        assertThat(seat.read("#signedFault")).contains("A day such as");
        assertThat(seat.read("#lineFault-0")).contains("A note of at least 10 characters");
        seat.type("#principal", "40,000");
        seat.click("#prepare");
        assertThat(seat.read("#principalFault")).contains("no commas");
    }

    private static void isRefusedWhatDoesNotSum(Seat seat) {
        seat.type("#principal", "40000");
        seat.choose("#account-0", ACCOUNT);
        seat.type("#sum-0", "25000");
        seat.type("#lineNote-0", "Placed by agreement with the client");
        seat.click("#addLine");
        seat.type("#sum-1", "14999.98");
        seat.type("#lineNote-1", "Kept until the second account is open");
        seat.click("#prepare");
        assertThat(seat.read("#linesFault")).contains("differ by 0.02 USD");
        assertThat(seat.read("#sum")).contains("0.02 USD open");
        seat.click("#rest-1");
        assertThat(seat.read("#sum")).contains("the whole principal");
    }

    private static void isRefusedAnotherClientsAccount(Seat seat) {
        seat.choose("#account-1", TAKEN);
        seat.click("#prepare");
        seat.untilSays(
                "#lineFault-1",
                TAKEN + " holds principal of another client. Choose" + " another account.");
        assertThat(seat.sees("#lineFault-0")).isFalse();
        seat.click("#remove-1");
    }

    private static void isRefusedTooLittleAndAClosedFund(Seat seat) {
        seat.type("#principal", "9999.99");
        seat.type("#sum-0", "9999.99");
        seat.click("#prepare");
        seat.untilSays("#principalFault", "CORE takes 10\u202f000.00 USD or more");

        seat.choose("#fund", "DYNAMIC");
        seat.type("#principal", "250000");
        seat.type("#sum-0", "250000");
        seat.click("#prepare");
        seat.untilSays("#fundFault", "DYNAMIC takes new contracts by invitation only.");
        assertThat(seat.sees("#principalFault")).isFalse();
    }

    private static void prepares(Seat seat) {
        seat.choose("#fund", "CORE");
        seat.type("#principal", "40000");
        seat.type("#sum-0", "40000");
        seat.click("#prepare");
        seat.until("the sheet is closed", () -> !seat.sees("#prepare"));
        assertThat(seat.read("#noticeText")).contains("Waits for a second person", CLIENT);
        seat.untilSays(".waiting-strip .hyperlink", "Enter a CORE contract of " + CLIENT);
        assertThat(seat.seesRow(CLIENT)).isFalse();
    }

    private void approvesAndOpensTheContract(Seat seat) {
        Shifts.approves(seat, "Enter a CORE contract of " + CLIENT);
        seat.open("contracts");
        seat.doubleClickRow(CLIENT);
        seat.untilSays(".contract-title", CLIENT);
        assertThat(seat.read("#fact-principal")).isEqualTo("40\u202f000.00 USD");
        assertThat(seat.read("#fact-signed")).isEqualTo("2026-10-01");
        assertThat(seat.read("#fact-start")).isEqualTo("2026-10-05");
        assertThat(seat.read("#fact-placed")).isEqualTo("40\u202f000.00 USD");
        assertThat(seat.read("#fact-cash")).isEqualTo("0.00 USD");
        seat.click("#historyTab");
        seat.pick("Enter contract");

        seat.click("#linesTab");
        seat.click(".cell-link");
        seat.untilSays(".account-title", ACCOUNT);
        seat.click("#contractsTab");
        seat.pick(CLIENT);
        seat.press(KeyCode.ENTER);
        seat.untilSays(".contract-title", CLIENT);
    }

    private void preparesTheRelease(Seat seat) {
        seat.open("accounts");
        seat.pick("530001");
        seat.press(KeyCode.ENTER);
        seat.click("#release");
        seat.type("#reason", "Too short");
        seat.click("#send");
        assertThat(seat.read("#reasonFault")).contains("at least 10 characters");
        seat.type("#reason", "The client moves this part to another broker");
        seat.click("#send");
        seat.untilSays("#destinationFault", "unknown, not zero");
        seat.type("#destination", "The client's own account, wired on 20 November");
        seat.click("#send");
        assertThat(seat.read("#noticeText")).contains("Waits for a second person");

        seat.open("contracts");
        seat.pick(CLIENT);
        seat.press(KeyCode.ENTER);
        seat.seeText("1 waiting");
        assertThat(seat.read("#fact-placed")).isEqualTo("40\u202f000.00 USD");
    }

    private void approvesTheReleaseAndFindsTheAccountFree(Seat seat) {
        Shifts.approves(seat, "Release account " + ACCOUNT);
        seat.open("accounts");
        seat.pick("530001");
        seat.press(KeyCode.ENTER);
        seat.see("#pool", "Available");
        seat.open("contracts");
        seat.pick(CLIENT);
        seat.press(KeyCode.ENTER);
        seat.untilSays("#fact-cash", "40\u202f000.00 USD");
        assertThat(seat.read("#fact-placed")).isEqualTo("0.00 USD");
        assertThat(seat.texts(".table-cell .status-badge")).containsOnlyOnce("Ended", "Placed");
        assertThat(seat.seesRow("Unallocated cash")).isTrue();
    }

    private static String chosenClient(Seat seat) {
        var box = (ComboBox<?>) seat.see("#client");
        return box.getValue() instanceof Client client ? client.name() : "";
    }
}
