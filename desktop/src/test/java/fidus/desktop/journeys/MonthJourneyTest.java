package fidus.desktop.journeys;

import static fidus.desktop.journeys.DueFund.ACCOUNT;
import static fidus.desktop.journeys.DueFund.BEGAN;
import static fidus.desktop.journeys.DueFund.CLIENT;
import static fidus.desktop.journeys.DueFund.MANAGER;
import static fidus.desktop.journeys.DueFund.MONTH;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// What the windows cannot make within a minute, the {@link DueFund} has when the journey begins:
/// wallets whose cooling time is over, and a mandate. The system's own dialog for saving is not
/// opened; the place is given.
///
/// By hand: CORE pays 1.5 % a month after two months, 20 000.00 × 0.015 = 300.00, and a bit more
/// than six months after its start four rows are due, 1 200.00. The account begins with the
/// principal of 20 000.00, pays 2.50 of commission and earns 1 000.00: true P&L 997.50, and 20 % of
/// it are a fee of 199.50. Both are paid together: 1 399.50.
@DisplayName("A month from a signed contract to paid money and a client's statement")
class MonthJourneyTest {
    private static final String HOUSE = "Northern Bank USD";

    private static String digest = "";

    private final ServerProcess server = DueFund.server();

    @TempDir private Path folder;

    @Test
    void theMonthIsEarnedFeesArePostedAndWhatIsDueIsPaid() throws IOException {
        Path report = Files.write(folder.resolve("ReportHistory-540001.html"), report());
        try (Seat seat = Seat.at(server.address())) {
            var shift = new Shifts(seat, server);
            shift.by("olivia", MonthJourneyTest::signsTheContract);
            shift.by("adrian", one -> Shifts.approves(one, "Enter a CORE contract of " + CLIENT));
            shift.by(
                    "olivia",
                    one -> {
                        recordsTheDeposit(one);
                        bringsTheMonthEnd(one, report);
                    });
            shift.by("adrian", MonthJourneyTest::confirmsTheDeposit);
            shift.by("olivia", MonthJourneyTest::startsTheContract);
            shift.by("adrian", one -> Shifts.approves(one, "of " + CLIENT + " on " + BEGAN));
            shift.by(
                    "olivia",
                    one -> {
                        computesTheFee(one);
                        requestsWhatIsDue(one);
                    });
            shift.by("adrian", MonthJourneyTest::approvesBoth);
            shift.by("olivia", MonthJourneyTest::postsAndMakesABatch);
            shift.by("adrian", MonthJourneyTest::approvesTheBatch);
            Path pain = folder.resolve("payments.xml");
            shift.by("olivia", one -> writesTheFile(one, pain));
            assertThat(text(pain, "CtrlSum")).isEqualTo("1399.50");
            assertThat(text(pain, "NbOfTxs")).isEqualTo("2");
            shift.by("adrian", MonthJourneyTest::approvesThatItWasPaid);
            Path pdf = folder.resolve("statement.pdf");
            shift.by("olivia", one -> makesTheStatement(one, pdf));
            assertThat(Files.readString(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        }
    }

    private static void signsTheContract(Seat seat) {
        seat.open("contracts");
        seat.click("#enter");
        seat.choose("#client", CLIENT);
        seat.type("#signed .text-field", BEGAN.minusDays(5).toString());
        seat.type("#start .text-field", BEGAN.toString());
        seat.type("#principal", "20000");
        seat.untilSays("#preview-interest", "3\u202f600.00 USD"); // twelve times 300.00
        seat.choose("#account-0", ACCOUNT.toString());
        seat.type("#sum-0", "20000");
        seat.type("#lineNote-0", "Placed by agreement with the client");
        seat.type("#note", "Signed agreement with the client, filed under A-51");
        seat.picture("journey-1-contract");
        seat.click("#prepare");
        seat.until("the sheet is closed", () -> !seat.sees("#prepare"));
    }

    private static void recordsTheDeposit(Seat seat) {
        seat.open("deposits");
        seat.click("#enter");
        seat.choose("#client", CLIENT);
        seat.type("#deposited", "20000");
        seat.type("#valueDate .text-field", BEGAN.toString());
        seat.type("#evidence", "WIRE-CEDAR-1");
        seat.type("#senderName", CLIENT);
        seat.type("#paidInto", "Northern Bank USD");
        seat.click("#send");
        seat.see("#recordState", "Pending");
        seat.picture("journey-2-deposit");
    }

    private static void confirmsTheDeposit(Seat seat) {
        seat.open("deposits");
        seat.pick("WIRE-CEDAR-1");
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
    }

    private static void bringsTheMonthEnd(Seat seat, Path report) {
        seat.drop(report);
        assertThat(seat.read("#confirm")).isEqualTo("Import 3 new deals");
        assertThat(seat.read("#ties")).isEqualTo("Ties out");
        seat.picture("journey-3-import");
        seat.click("#confirm");
        seat.see("#jobState", "Done");
    }

    private static void computesTheFee(Seat seat) {
        openFees(seat);
        String before = seat.read("#state");
        seat.click("#snapshot");
        seat.until("the snapshot is taken", () -> !seat.read("#state").equals(before));
        seat.picture("journey-4-month");
        seat.click("#compute");
        seat.clickText("Performance fees");
        seat.doubleClickRow(MANAGER);
        seat.see("#fact-fee", "199.50 USD");
        assertThat(seat.read("#fact-pnl")).isEqualTo("997.50 USD");
        seat.picture("journey-5-fee-run");
        seat.click("#approve");
        seat.see("#withdraw");
        digest = seat.read("#digest");
    }

    private static void openFees(Seat seat) {
        seat.open("fees");
        if (!seat.read("#period").equals(MONTH.toString())) {
            seat.click("#earlierMonth");
        }
        seat.see("#period", MONTH.toString());
    }

    private static void requestsWhatIsDue(Seat seat) {
        seat.open("contracts");
        seat.doubleClickRow(CLIENT);
        seat.untilSays("#total-interest", "3\u202f600.00 USD");
        seat.picture("journey-6-contract");
        seat.click("#redeem");
        seat.see("#total", "1\u202f200.00 USD");
        seat.picture("journey-7-redeem");
        seat.click("#send");
        seat.until("the sheet is closed", () -> !seat.sees("#send"));
    }

    private static void approvesBoth(Seat seat) {
        openFees(seat);
        seat.doubleClickRow(MANAGER);
        assertThat(seat.read("#who")).contains("Olivia Marsh");
        assertThat(seat.read("#digest")).isEqualTo(digest);
        seat.picture("journey-8-approve-run");
        seat.click("#approve");
        seat.untilSays("#state", "Approved");

        seat.open("redemptions");
        seat.pick(CLIENT);
        seat.picture("journey-9-redemption");
        seat.click("#approve");
        seat.see("#recordState", "Approved");
    }

    private static void postsAndMakesABatch(Seat seat) {
        openFees(seat);
        seat.doubleClickRow(MANAGER);
        seat.click("#post");
        seat.untilSays("#state", "Posted");

        seat.open("payments");
        seat.pick(CLIENT);
        seat.pickToo(MANAGER);
        seat.untilSays("#selection", "2 items for 2 payees: 1\u202f399.50 USD");
        seat.picture("journey-10-payables");
        seat.click("#create");
        seat.untilSays("#heading", "1\u202f399.50 USD");
        seat.click("#submit");
        seat.see("#withdraw");
        seat.picture("journey-11-batch");
    }

    private static void openBatch(Seat seat) {
        seat.open("payments");
        seat.click("#batchesTab");
        seat.pick(HOUSE);
        seat.untilSays("#heading", "1\u202f399.50 USD");
    }

    private static void approvesTheBatch(Seat seat) {
        openBatch(seat);
        assertThat(seat.read("#who")).contains("Olivia Marsh");
        seat.click("#approve");
        seat.untilSays("#facts", "approved by Adrian Cole");
    }

    private static void writesTheFile(Seat seat, Path pain) {
        openBatch(seat);
        seat.click("#write");
        seat.untilSays("#files", "2 payments, control sum 1\u202f399.50");
        seat.savesAs(pain);
        seat.click("#save");
        seat.until("the file is saved", () -> Files.exists(pain));
        seat.picture("journey-12-file");
        seat.click("#sent");
        seat.type("#evidence", "NB-540001");
        seat.click("#confirmAll");
        seat.see("#withdraw");
        seat.picture("journey-13-confirm");
    }

    private static void approvesThatItWasPaid(Seat seat) {
        openBatch(seat);
        seat.click("#approve");
        seat.until("the money left", () -> seat.seesRow("NB-540001"));
        openFees(seat);
        seat.doubleClickRow(MANAGER);
        seat.untilSays("#state", "Paid");
    }

    private static void makesTheStatement(Seat seat, Path pdf) {
        seat.open("statements");
        String month = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH).format(MONTH);
        if (!seat.read("#period").equals(month)) {
            seat.clickText("‹");
        }
        seat.see("#period", month);
        seat.pick(CLIENT);
        seat.click("#draftOne");
        seat.picture("journey-14-statement");
        seat.click("#keptTab");
        seat.pick("Olivia Marsh");
        seat.savesAs(pdf);
        seat.click("#savePdf");
        seat.untilSays("#noticeText", "Saved " + pdf.getFileName());
        seat.picture("journey-15-kept");
    }

    private static String text(Path pain, String element) throws IOException {
        var found = Pattern.compile("<" + element + ">([^<]*)<").matcher(Files.readString(pain));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static byte[] report() {
        return new HistoryReport("540001", day(MONTH.atEndOfMonth()) + " 23:50", 870_000)
                .cash(day(MONTH.atDay(2)) + " 08:00:00", "20 000.00", "20 000.00", "Deposit")
                .bought(day(MONTH.atDay(6)) + " 09:00:00", "-2.50", "19 997.50")
                .sold(day(MONTH.atDay(7)) + " 15:30:00", "1 000.00", "20 997.50")
                .closing("-2.50", "21 000.00", "20 997.50");
    }

    private static String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("uuuu.MM.dd").format(day);
    }
}
