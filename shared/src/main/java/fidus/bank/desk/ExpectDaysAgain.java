package fidus.bank.desk;

import fidus.payments.wallets.HouseAccountId;

import java.time.LocalDate;
import java.util.List;

/// Takes the excuse of days back: a statement of them is expected again.
///
/// @param days that are excused, 1 to {@link ExcuseDays#MOST}
/// @param reason 10 to 1,000 characters
public record ExpectDaysAgain(HouseAccountId id, List<LocalDate> days, String reason) {
    public ExpectDaysAgain {
        days = List.copyOf(days);
    }
}
