package fidus.server.bank;

import fidus.bank.BankRow;
import fidus.bank.desk.ConfirmationProposal;
import fidus.money.Money;
import fidus.payments.Payment;
import fidus.payments.wallets.BankDetails;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A payment beside the row that shows it as gone, with what the two say differently, for a person
/// to look at before it is confirmed.
record ShownPayment(Payment payment, BankStore.StoredRow row, @Nullable Money charge) {
    ConfirmationProposal.Line line() {
        return line(differences());
    }

    /// Beside a row that shows a part of it.
    ///
    /// @param which part it is
    ConfirmationProposal.Line part(String which) {
        List<String> differences = new ArrayList<>(List.of(which));
        name(differences);
        account(differences);
        return line(differences);
    }

    private ConfirmationProposal.Line line(List<String> differences) {
        BankRow said = row.row();
        return new ConfirmationProposal.Line(
                payment.endToEndId(),
                payment.partyName(),
                payment.destination(),
                payment.paymentAmount(),
                row.id(),
                row.day(),
                row.money(),
                (said.counterparty() + " " + said.counterpartyAccount()).strip(),
                said.text(),
                differences);
    }

    private List<String> differences() {
        List<String> differences = new ArrayList<>();
        if (charge != null) {
            differences.add(
                    "The row takes %s more than was ordered: the bank's charge.".formatted(charge));
        }
        boolean alone = row.money().abs().minus(payment.paymentAmount()).equals(rest());
        if (alone) {
            name(differences);
            account(differences);
        }
        return differences;
    }

    private Money rest() {
        return charge == null ? Money.zero(payment.paymentAmount().currency()) : charge;
    }

    private void name(List<String> differences) {
        String other = row.row().counterparty();
        if (!other.isBlank() && !Words.holdsAll(Words.of(other), payment.partyName())) {
            differences.add(
                    "The row names %s, the payment is to %s."
                            .formatted(other, payment.partyName()));
        }
    }

    private void account(List<String> differences) {
        String other = row.row().counterpartyAccount();
        BankDetails bank = payment.bank();
        String own =
                bank == null
                        ? ""
                        : Objects.requireNonNullElse(
                                bank.iban(), Objects.requireNonNullElse(bank.accountNumber(), ""));
        if (!other.isBlank()
                && !own.isBlank()
                && !Houses.plain(own).endsWith(Houses.plain(other))) {
            differences.add(
                    "The row shows the account %s, it was sent to %s.".formatted(other, own));
        }
    }
}
