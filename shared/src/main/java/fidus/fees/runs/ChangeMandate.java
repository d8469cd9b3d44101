package fidus.fees.runs;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// A change of a mandate, to be approved by another person. Months whose run is approved or later
/// keep what they were computed with.
///
/// @param accounts all of them as they shall be
/// @param agreed a further agreement; absent when the terms stay
/// @param endOn the last day; absent while it goes on
/// @param version of the mandate this change is based on
public record ChangeMandate(
        MandateId id,
        List<MandateAccount> accounts,
        @Nullable AgreedFrom agreed,
        @Nullable LocalDate endOn,
        String reason,
        long version) {}
