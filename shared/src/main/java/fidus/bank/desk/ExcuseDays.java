package fidus.bank.desk;

import fidus.payments.wallets.HouseAccountId;

import java.time.LocalDate;
import java.util.List;

/// Asks for days of an account to be excused: no statement of them will come, because nothing moved
/// or the bank writes none.
///
/// @param days that are missing, 1 to {@link #MOST}
/// @param reason 10 to 1,000 characters
public record ExcuseDays(HouseAccountId id, List<LocalDate> days, String reason) {
    public static final int MOST = 400;

    public ExcuseDays {
        days = List.copyOf(days);
    }
}
