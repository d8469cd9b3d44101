package fidus.server.reconciliation;

import fidus.money.Money;
import fidus.mt5.DealRow;

import java.time.LocalDate;
import java.util.List;

/// A broker's statement of an account as its file was read, whatever the books made of it.
///
/// @param source the file's name and the first digits of its hash, for people
/// @param opening the balance before the first row
/// @param closing the balance as printed
/// @param rows in the file's order
public record BrokerStatement(
        String source,
        String sha256,
        LocalDate from,
        LocalDate to,
        Money opening,
        Money closing,
        List<DealRow> rows) {
    /// Its source without digits of a hash, which prove something only beside evidence.
    String fileName() {
        return source.replaceFirst(" \\([0-9a-f]+\\)$", "");
    }
}
