package fidus.server.bankfiles;

import fidus.bank.BankRow;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A row while its fields are found one after the other.
final class RowDraft {
    final List<BankRow.Detail> details = new ArrayList<>();
    int line;
    String bankId = "";
    @Nullable LocalDate bookingDate;
    @Nullable LocalDate valueDate;
    String reference = "";
    String endToEndId = "";
    String text = "";
    String counterparty = "";
    String counterpartyAccount = "";
    String batchReference = "";
    @Nullable Integer batchCount;
    BankRow.Status status = BankRow.Status.BOOKED;
    boolean reversal;
    @Nullable String returned;

    RowDraft(int line) {
        this.line = line;
    }

    BankRow row(Money money) {
        return new BankRow(
                line,
                Texts.tidy(bankId),
                bookingDate,
                valueDate,
                money,
                Texts.tidy(reference),
                Texts.tidy(endToEndId),
                Texts.tidy(text),
                Texts.tidy(counterparty),
                Texts.packed(counterpartyAccount),
                Texts.tidy(batchReference),
                batchCount,
                status,
                reversal,
                details,
                returned);
    }
}
