package fidus.desktop.payments;

import fidus.contract.Problem;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.payments.AboutPayment;
import fidus.payments.Payment;
import fidus.payments.PaymentCalls;
import fidus.payments.Receipt;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The receipt of one payment, as it is shown and as it is given to the payee.
public final class ReceiptModel {
    private final Shell shell;
    private final Fetched<Receipt> receipt;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /// One line of the receipt.
    public record Line(String name, String value) {}

    public ReceiptModel(Shell shell) {
        this.shell = shell;
        receipt = new Fetched<>(shell);
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<Receipt> receipt() {
        return receipt;
    }

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Why it could not be saved.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// There is a receipt of what left, also when it came back later.
    public static boolean canShow(@Nullable Payment payment) {
        return payment != null && payment.confirmed() != null;
    }

    public void show(Payment payment) {
        problem.set(null);
        receipt.clear();
        receipt.ask(PaymentCalls.RECEIPT, new AboutPayment(payment.id()));
        open.set(true);
    }

    public void close() {
        open.set(false);
        receipt.clear();
    }

    /// What it says, from top to bottom.
    public static List<Line> lines(Receipt of) {
        var lines = new ArrayList<Line>();
        lines.add(new Line("Receipt", of.number()));
        if (of.reversed()) {
            lines.add(new Line("Came back", "This payment came back later."));
        }
        lines.add(new Line("Payee", of.partyName()));
        lines.add(new Line("Paid to", of.destination()));
        lines.add(new Line("Paid from", of.paidFrom()));
        lines.add(new Line("Amount", Words.money(of.paymentAmount())));
        for (Receipt.Line item : of.lines()) {
            lines.add(
                    new Line(
                            "For",
                            item.text()
                                    + ", due "
                                    + item.dueOn()
                                    + ": "
                                    + Words.money(item.payableAmount())));
        }
        lines.add(new Line("Value date", of.valueOn().toString()));
        lines.add(new Line("Reference", of.evidence()));
        lines.add(new Line("End-to-end id", of.endToEndId()));
        lines.add(new Line("Confirmed", Words.instant(of.confirmedAt()) + " UTC"));
        return List.copyOf(lines);
    }

    /// The whole receipt as text, empty before it is read.
    public String text() {
        Receipt now = receipt.value();
        return now == null
                ? ""
                : lines(now).stream()
                        .map(line -> "%-14s %s%n".formatted(line.name(), line.value()))
                        .collect(Collectors.joining());
    }

    public String fileName() {
        Receipt now = receipt.value();
        return now == null ? "receipt.pdf" : now.number() + ".pdf";
    }

    /// Writes the receipt as the server printed it.
    public void save(Path target, Consumer<Path> saved) {
        Receipt now = receipt.value();
        problem.set(null);
        if (now != null) {
            var about = new AboutPayment(now.paymentId());
            shell.background()
                    .run(
                            () ->
                                    Files.write(
                                            target,
                                            shell.server()
                                                    .call(PaymentCalls.RECEIPT_FILE, about)
                                                    .bytes()),
                            saved,
                            problem::set);
        }
    }
}
