package fidus.server.payments;

import static fidus.server.paper.Paper.LEFT;
import static fidus.server.paper.Paper.RIGHT;

import fidus.contract.Canonical;
import fidus.payments.Receipt;
import fidus.server.paper.Ink;
import fidus.server.paper.Paper;
import fidus.server.paper.Style;
import fidus.server.paper.Table;
import fidus.server.paper.Table.Column;
import fidus.statements.Figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The receipt of a payment as a document: one page that a payee can keep.
final class ReceiptPaper {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final int VALUES = LEFT + 1_250;
    private static final int ROW = 210;

    private final Receipt receipt;
    private final Paper paper;

    private ReceiptPaper(Receipt receipt) {
        this.receipt = receipt;
        paper =
                new Paper(
                        new Paper.Head(
                                "Receipt " + receipt.number(),
                                receipt.partyName() + " · Receipt " + receipt.number(),
                                receipt.number(),
                                "Confirmed " + said(receipt.confirmedAt()),
                                Canonical.digest(receipt),
                                false,
                                receipt.confirmedAt()));
    }

    static byte[] pdf(Receipt receipt) {
        return new ReceiptPaper(receipt).write();
    }

    private byte[] write() {
        String code = receipt.paymentAmount().currency().code();
        paper.text(Style.KICKER, LEFT, "RECEIPT " + receipt.number());
        paper.down(400);
        paper.text(Style.TITLE, LEFT, Figures.text(receipt.paymentAmount()) + " " + code + " paid");
        paper.down(260);
        paper.text(Style.BODY.in(Ink.MUTED), LEFT, "on " + said(receipt.valueOn()));
        paper.down(300);
        if (receipt.reversed()) {
            paper.text(Style.STRONG, LEFT, "This payment came back later.");
            paper.down(300);
        }
        facts();
        paper.heading("What it was for", 600);
        List<List<String>> rows =
                receipt.lines().stream()
                        .map(
                                line ->
                                        List.of(
                                                line.text(),
                                                said(line.dueOn()),
                                                Figures.text(line.payableAmount())))
                        .toList();
        new Table(
                        paper,
                        List.of(
                                Column.text("Item", LEFT, 2_600),
                                Column.text("Due", LEFT + 2_800, 1_100),
                                Column.figures(code, RIGHT)))
                .write(rows, List.of("Paid", "", Figures.text(receipt.paymentAmount())));
        return paper.finish();
    }

    private void facts() {
        var facts =
                List.of(
                        List.of("Payee", receipt.partyName()),
                        List.of("Paid to", receipt.destination()),
                        List.of("Paid from", receipt.paidFrom()),
                        List.of("Reference", receipt.evidence()),
                        List.of("End-to-end id", receipt.endToEndId()),
                        List.of("Confirmed", said(receipt.confirmedAt())));
        for (List<String> fact : facts) {
            paper.text(Style.NOTE, LEFT, fact.getFirst());
            paper.text(
                    Style.BODY, VALUES, paper.fitted(Style.BODY, RIGHT - VALUES, fact.getLast()));
            paper.down(ROW);
        }
    }

    private static String said(LocalDate day) {
        return DAY.format(day);
    }

    private static String said(Instant at) {
        return MOMENT.format(at);
    }
}
