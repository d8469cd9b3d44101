package fidus.intake;

import fidus.funds.FundCode;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A list of clients as it was read, row by row.
///
/// @param sha256 of the bytes that were read
/// @param total Σ of the new rows
/// @param minimum of the fund today; absent where it has none
public record ClientPreview(
        String fileName,
        String sha256,
        FundCode fundCode,
        @Nullable Money minimum,
        List<ClientRow> rows,
        Money total)
        implements Listed<ClientRow> {
    public ClientPreview {
        rows = List.copyOf(rows);
    }
}
