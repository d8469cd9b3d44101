package fidus.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Nothing;
import fidus.payments.AboutBatch;
import fidus.payments.BatchDetail;
import fidus.payments.ChargeBearer;
import fidus.payments.CreateBatch;
import fidus.payments.FileFormat;
import fidus.payments.MarkSent;
import fidus.payments.Payable;
import fidus.payments.PayableRow;
import fidus.payments.PaymentCalls;
import fidus.payments.SubmitBatch;
import fidus.payments.WriteFile;
import fidus.payments.wallets.WalletCalls;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The payment on the statement was made up and sent by calls of the two people of the {@link
/// DueFund} before the journey begins.
///
/// By hand: of the principal of 18 151.41 the month's interest of 1.5 % is 272.27. The bank held 58
/// 151.41; 272.27 left and 15 000.00 came: 72 879.14.
@DisplayName("A bank's statement from its file to a confirmed payment and a reconciled account")
class BankStatementJourneyTest {
    private static final String HOUSE = "Northern Bank USD";
    private static final String IBAN = "DE87200500001234567890";
    private static final String PAYEE = "Marrow & Finch Ltd";

    private final ServerProcess server = DueFund.server();

    @TempDir private Path folder;

    @Test
    void aPaymentIsConfirmedFromTheStatementThatShowsIt() throws IOException {
        String endToEnd = paidAndSent();
        Path file = folder.resolve("statement.sta");
        Files.writeString(file, statement(endToEnd), StandardCharsets.US_ASCII);
        try (Seat seat = Seat.at(server.address())) {
            var shift = new Shifts(seat, server);
            shift.by(
                    "olivia",
                    one -> {
                        takesIn(one, file);
                        hasThePaymentConfirmed(one);
                    });
            shift.by("adrian", BankStatementJourneyTest::confirms);
            shift.by("olivia", BankStatementJourneyTest::reconciles);
        }
    }

    private static void takesIn(Seat seat, Path file) {
        seat.drop(file);
        seat.see("#confirm", "Take 2 new rows in");
        assertThat(seat.read("#ties")).isEqualTo("Ties out");
        seat.picture("journey-20-bank-file");
        seat.click("#confirm");
        seat.untilSays("#noticeText", "Taken in. " + HOUSE + ": 2 new rows");
    }

    private static void hasThePaymentConfirmed(Seat seat) {
        seat.open("banks");
        seat.pick(HOUSE);
        seat.picture("journey-21-banks");
        seat.click("#confirmationsTab");
        seat.pick("The payment of batch");
        seat.picture("journey-22-proposals");
        seat.click("#confirm");
        seat.untilSays("#noticeText", "Confirm 1 payment");
    }

    private static void confirms(Seat seat) {
        seat.open("approvals");
        seat.pick("Confirm 1 payment of batch");
        seat.picture("journey-23-approval");
        assertThat(seat.read("#who")).contains("Olivia Marsh");
        seat.click("#approve");
        seat.untilSays("#decision", "Adrian Cole");
    }

    private static void reconciles(Seat seat) {
        seat.open("banks");
        seat.pick(HOUSE);
        seat.click("#confirmationsTab");
        seat.seeText("No payment waits for what the statements say");
        seat.click("#reconcile");
        seat.untilSays("#account", HOUSE);
        seat.see("#state", "Completed");
        seat.picture("journey-24-workbench");
    }

    /// @return the payment's end-to-end id
    private String paidAndSent() {
        try (var colleague = new Colleague(server)) {
            colleague.approveRedemptionOf(PAYEE);
            var house = colleague.ask(WalletCalls.HOUSE_ACCOUNTS, new Nothing()).houseAccounts();
            List<String> items =
                    colleague.ask(PaymentCalls.PAYABLES, new Nothing()).rows().stream()
                            .map(PayableRow::payable)
                            .filter(one -> one.partyName().equals(PAYEE))
                            .map(Payable::item)
                            .toList();
            BatchDetail made =
                    colleague.ask(
                            PaymentCalls.CREATE,
                            new CreateBatch(
                                    house.getFirst().id(), items, today(), ChargeBearer.SHARED));
            var id = made.batch().id();
            colleague.approve(
                    colleague.ask(
                            PaymentCalls.SUBMIT, new SubmitBatch(id, made.batch().version())));
            var approved = colleague.ask(PaymentCalls.BATCH, new AboutBatch(id));
            var written =
                    colleague.ask(
                            PaymentCalls.WRITE_FILE,
                            new WriteFile(
                                    id, approved.batch().version(), FileFormat.PAIN_001_001_09));
            colleague.ask(
                    PaymentCalls.SENT,
                    new MarkSent(id, written.version(), written.files().getFirst().sha256()));
            return made.payments().getFirst().endToEndId();
        }
    }

    private static String statement(String endToEnd) {
        String day = DateTimeFormatter.ofPattern("uuMMdd").format(today());
        String entry = ":61:" + day + day.substring(2);
        return String.join(
                "\r\n",
                ":20:FIDUS",
                ":25:" + IBAN,
                ":28C:1/1",
                ":60F:C" + day + "USD58151,41",
                entry + "D272,27NTRFNONREF//NB7001",
                ":86:EREF " + endToEnd,
                entry + "C15000,00NTRFNONREF//NB7002",
                ":86:From Hollis Family Office",
                ":62F:C" + day + "USD72879,14",
                "-",
                "");
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
    }
}
