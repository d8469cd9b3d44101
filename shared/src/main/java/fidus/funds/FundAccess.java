package fidus.funds;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who may enter which fund and with how much. Access and minimum are both looked at, and every
/// reason is told.
public final class FundAccess {
    private FundAccess() {}

    /// @throws Refused with every reason of {@link #failures}; its code is that of the first
    public static void check(FundTerms terms, Applicant applicant) {
        Failure.refuse(failures(terms, applicant));
    }

    /// `FUND_INTERNAL` or `FUND_CLOSED`, then `MIXED_CURRENCIES` or `BELOW_MINIMUM`; empty when the
    /// applicant may enter.
    public static List<Failure> failures(FundTerms terms, Applicant applicant) {
        var failures = new ArrayList<Failure>();
        access(terms, applicant).ifPresent(failures::add);
        minimum(terms, applicant).ifPresent(failures::add);
        return List.copyOf(failures);
    }

    private static Optional<Failure> access(FundTerms terms, Applicant applicant) {
        FundCode fund = terms.fundCode();
        if (fund == FundCode.SEPARATION) {
            return Optional.of(
                    new Failure(
                            Problem.Code.FUND_INTERNAL,
                            "fundCode",
                            "SEPARATION is an internal fund and never sold."));
        }
        Invitation invitation = applicant.invitation();
        if (terms.openToNewClients()
                || (invitation != null && invitation.admits(applicant, fund))) {
            return Optional.empty();
        }
        return Optional.of(
                new Failure(
                        Problem.Code.FUND_CLOSED,
                        "fundCode",
                        fund + " takes new contracts by invitation only."));
    }

    private static Optional<Failure> minimum(FundTerms terms, Applicant applicant) {
        FundCode fund = terms.fundCode();
        Money principal = applicant.principal();
        if (!principal.currency().equals(terms.currency())) {
            return Optional.of(
                    new Failure(
                            Problem.Code.MIXED_CURRENCIES,
                            "principal",
                            fund + " is kept in " + terms.currency() + "."));
        }
        Money minimum = terms.minimumInvestment();
        MinimumWaiver waiver = applicant.waiver();
        if (minimum == null
                || principal.compareTo(minimum) >= 0
                || (waiver != null && waiver.covers(applicant, fund))) {
            return Optional.empty();
        }
        return Optional.of(
                new Failure(
                        Problem.Code.BELOW_MINIMUM,
                        "principal",
                        fund + " takes " + minimum + " or more; this is " + principal + "."));
    }
}
