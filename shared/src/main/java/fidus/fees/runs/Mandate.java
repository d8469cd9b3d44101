package fidus.fees.runs;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/// A manager's fee agreement over accounts of one fund.
///
/// @param fund whose cost the fees are, a fund code or HOUSE
/// @param startOn first day
/// @param endOn last day, on which it crystallises; absent while it lasts
/// @param agreements oldest first; the last one from or before a day is in force on it
/// @param carryFrom the mandate whose marks, capital and results go on in this one
public record Mandate(
        MandateId id,
        ManagerId managerId,
        String name,
        String fund,
        LocalDate startOn,
        @Nullable LocalDate endOn,
        List<MandateAccount> accounts,
        List<AgreedFrom> agreements,
        @Nullable MandateId carryFrom,
        long version) {
    public Mandate {
        accounts = List.copyOf(accounts);
        agreements = List.copyOf(agreements);
    }

    /// The agreement in force on a day; before the first one, the first.
    public AgreedFrom agreedOn(LocalDate day) {
        AgreedFrom found = agreements.getFirst();
        for (AgreedFrom agreed : agreements) {
            found = agreed.from().isAfter(day) ? found : agreed;
        }
        return found;
    }

    /// Whether a month has a day of it.
    public boolean isIn(YearMonth month) {
        LocalDate last = endOn;
        return !startOn.isAfter(month.atEndOfMonth())
                && (last == null || !last.isBefore(month.atDay(1)));
    }

    /// Its last day in a month.
    public LocalDate lastDayIn(YearMonth month) {
        LocalDate last = endOn;
        return last != null && last.isBefore(month.atEndOfMonth()) ? last : month.atEndOfMonth();
    }
}
