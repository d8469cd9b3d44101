package fidus.fees.runs;

import fidus.fees.FeeAgreement;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// A mandate to be approved by another person.
///
/// @param agreement every parameter said; see {@link fidus.fees.FeeConvention} for usual ones
/// @param reason at least 10 characters, or where it was signed
public record PrepareMandate(
        ManagerId managerId,
        String name,
        LocalDate startOn,
        List<MandateAccount> accounts,
        FeeAgreement agreement,
        @Nullable MandateId carryFrom,
        String reason) {}
