package fidus.desktop.samples;

import fidus.auth.PersonId;
import fidus.bank.desk.AskedFor;
import fidus.bank.desk.BookOwnTransfer;
import fidus.bank.desk.BookTransit;
import fidus.bank.desk.ConfirmationProposal;
import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.OwnTransfer;
import fidus.bank.desk.OwnTransferEnd;
import fidus.bank.desk.OwnTransferId;
import fidus.bank.desk.OwnTransferProposal;
import fidus.bank.desk.OwnTransferState;
import fidus.bank.desk.OwnTransfers;
import fidus.bank.desk.PaymentDoubt;
import fidus.bank.desk.Proposals;
import fidus.bank.desk.ReturnProposal;
import fidus.bank.desk.TransitProposal;
import fidus.deposits.DepositId;
import fidus.money.Money;
import fidus.payments.ConfirmPayments;
import fidus.payments.PaymentId;
import fidus.payments.ReturnPayment;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What the statements of a bank account propose, each kind once.
public final class BankProposals {
    private static final LocalDate TO = LocalDate.of(2026, 11, 20);

    private BankProposals() {}

    static Proposals all() {
        var confirm =
                new ConfirmPayments(
                        Payments.BATCH,
                        List.of(new PaymentId(new UUID(0, 402))),
                        "K3 STMT-1-3",
                        TO,
                        null,
                        null);
        return new Proposals(
                Accounts.NOW,
                List.of(
                        new ConfirmationProposal(
                                12,
                                "1 of 3 payments of batch 12 are on the statement.",
                                confirm,
                                List.of(
                                        new ConfirmationProposal.Line(
                                                "B12-1",
                                                "Ada Example",
                                                "DE89370400440532013000",
                                                eur("25.00"),
                                                "STMT-1-3",
                                                TO,
                                                eur("-25.00"),
                                                "A. Example",
                                                "Interest October",
                                                List.of(
                                                        "The row names A. Example, the payment is"
                                                                + " to Ada Example."))),
                                null)),
                List.of(
                        new DepositProposal(
                                "STMT-1-2",
                                TO,
                                eur("500.00"),
                                "Transfer",
                                "Somebody",
                                null,
                                null,
                                "Nothing in the row names exactly one client.",
                                null,
                                List.of(),
                                null,
                                false,
                                null,
                                null)),
                3,
                null,
                List.of(
                        new TransitProposal(
                                "STMT-1-4",
                                TO,
                                eur("-300.00"),
                                "To the broker",
                                Banks.SEEN,
                                "Arrived on 510001@NorthBridge-Live on 2026-11-19",
                                new BookTransit(
                                        Banks.SEEN.transfer(),
                                        Banks.ACCOUNT.id(),
                                        TO,
                                        "STMT-1-4",
                                        "STMT-1-4",
                                        null))),
                List.of(own()),
                List.of(returned(), notReturned(), takenTwice()),
                List.of(
                        new PaymentDoubt(
                                "STMT-1-7",
                                TO,
                                eur("-95.00"),
                                "B12-2",
                                "Payment B12-2 is 100.00 EUR, the row is 95.00 EUR: 5.00 EUR less"
                                        + " than was ordered.")));
    }

    /// The same where a confirmation and a deposit wait for a second person, one deposit may be in
    /// the books, and the request of another lapsed.
    public static Proposals asked() {
        Proposals all = all();
        var waits =
                new AskedFor(
                        "Confirm 1 payment of batch 12",
                        "Test operator",
                        Accounts.NOW.minusSeconds(7_200));
        DepositProposal one = all.deposits().getFirst();
        DepositProposal parts =
                one.perhapsBooked(
                        List.of(
                                "With row STMT-1-9 of 2026-11-20 over 4000.00 EUR it comes to the"
                                        + " 10000.00 EUR of deposit 6 of Ada Example of 2026-11-20,"
                                        + " which is confirmed on reference SUB-10 and matched with"
                                        + " no row of a statement: that may have arrived in 2"
                                        + " parts. Match them with it when all of them belong to"
                                        + " it."));
        return new Proposals(
                all.asOf(),
                all.confirmations().stream().map(it -> it.asked(waits)).toList(),
                List.of(parts, one.asked(waits, "The row names the client."), recorded(one)),
                0,
                null,
                all.transits(),
                all.own(),
                all.returns(),
                all.doubts());
    }

    private static DepositProposal recorded(DepositProposal one) {
        return new DepositProposal(
                "STMT-1-10",
                one.day(),
                one.money(),
                one.text(),
                one.counterparty(),
                null,
                "Ada Example",
                "Deposit 5 is recorded with this reference. Nobody decided about it within 24"
                        + " hours, so the request lapsed. Have it confirmed.",
                null,
                List.of(),
                null,
                false,
                new DepositId(new UUID(0, 405)),
                null);
    }

    /// One in transit and one that arrived less a charge.
    static OwnTransfers transfers() {
        var out = new OwnTransferEnd("STMT-1-9", TO.minusDays(4), TO.minusDays(4), null, 431);
        var in = new OwnTransferEnd("STMT-2-3", TO, TO, eur("15.00"), 432);
        return new OwnTransfers(
                Accounts.NOW,
                List.of(
                        own(511, "700.00", out, null, OwnTransferState.IN_TRANSIT),
                        own(512, "300.00", out, in, OwnTransferState.ARRIVED)),
                0);
    }

    private static OwnTransfer own(
            long id,
            String sum,
            OwnTransferEnd out,
            @Nullable OwnTransferEnd in,
            OwnTransferState state) {
        return new OwnTransfer(
                new OwnTransferId(new UUID(0, id)),
                eur(sum),
                Banks.ACCOUNT.id(),
                Banks.ACCOUNT.name(),
                Banks.SECOND,
                "Second account",
                out,
                in,
                state,
                Accounts.NOW,
                new PersonId(new UUID(0, 1)),
                new PersonId(new UUID(0, 2)),
                "",
                1);
    }

    private static OwnTransferProposal own() {
        return new OwnTransferProposal(
                "STMT-1-8",
                TO,
                eur("-900.00"),
                "To our second account",
                "Second account",
                "It went to the house's own account Second account, where row STMT-2-1 of"
                        + " 2026-11-23 is its other end, 3 days later.",
                new BookOwnTransfer(
                        null, Banks.ACCOUNT.id(), Banks.SECOND, "STMT-1-8", "STMT-2-1"));
    }

    private static ReturnProposal returned() {
        var id = new PaymentId(new UUID(0, 403));
        return new ReturnProposal(
                "STMT-1-5",
                TO,
                eur("95.00"),
                "Account closed",
                id,
                "B11-1",
                "Bert Example",
                eur("100.00"),
                "It names the payment, which is confirmed.",
                new ReturnPayment(id, "K5 STMT-1-5", TO, "Returned by the bank: AC04", eur("5.00")),
                null,
                null);
    }

    private static ReturnProposal notReturned() {
        return new ReturnProposal(
                "STMT-1-6",
                TO,
                eur("25.00"),
                "Account closed",
                new PaymentId(new UUID(0, 404)),
                "B12-1",
                "Ada Example",
                eur("25.00"),
                "The payment is not confirmed yet.",
                null,
                null,
                null);
    }

    private static ReturnProposal takenTwice() {
        return new ReturnProposal(
                "STMT-1-9",
                TO,
                eur("272.27"),
                "Reversal of double execution DUPL",
                new PaymentId(new UUID(0, 405)),
                "FE4-1-1F2E3D4C5B6A",
                "Ada Example",
                eur("272.27"),
                "The payment is CONFIRMED: it left on 2026-11-18 (K7 STMT-1-7). Row STMT-1-10 of"
                        + " 2026-11-18 took 272.27 EUR for it once more, and this row brings that"
                        + " back. The two come to nothing: the payment stays as it is, and nothing"
                        + " is owed again because of them.",
                null,
                "STMT-1-10",
                null);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
