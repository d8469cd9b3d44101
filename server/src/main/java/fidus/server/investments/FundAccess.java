package fidus.server.investments;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundCode;
import fidus.money.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who may enter which fund and with how much, after the first version of the terms. Waivers and
/// invitations do not exist yet, so what needs one is refused.
final class FundAccess {
    private record Reason(Problem.Code code, String field, String message) {}

    private FundAccess() {}

    /// Both the access and the minimum are looked at; the refusal names every reason and carries
    /// the code of the first.
    ///
    /// @throws Refused `FUND_INTERNAL`, `FUND_CLOSED`, `BELOW_MINIMUM`, `MIXED_CURRENCIES`
    static void check(FundCode fund, Money principal) {
        var reasons = new ArrayList<Reason>();
        access(fund).ifPresent(reasons::add);
        minimum(fund).flatMap(minimum -> below(fund, minimum, principal)).ifPresent(reasons::add);
        if (!reasons.isEmpty()) {
            throw new Refused(problem(reasons));
        }
    }

    private static Problem problem(List<Reason> reasons) {
        return new Problem(
                reasons.getFirst().code,
                String.join(" ", reasons.stream().map(Reason::message).toList()),
                reasons.stream()
                        .map(
                                reason ->
                                        new Problem.Field(
                                                reason.field, reason.code + ": " + reason.message))
                        .toList(),
                null);
    }

    private static Optional<Reason> access(FundCode fund) {
        return switch (fund) {
            case SEPARATION ->
                    Optional.of(
                            new Reason(
                                    Problem.Code.FUND_INTERNAL,
                                    "fundCode",
                                    "SEPARATION is an internal fund and never sold."));
            case DYNAMIC ->
                    Optional.of(
                            new Reason(
                                    Problem.Code.FUND_CLOSED,
                                    "fundCode",
                                    "DYNAMIC takes new contracts by invitation only."));
            case CORE, BALANCE, UNLIMITED -> Optional.empty();
        };
    }

    private static Optional<Money> minimum(FundCode fund) {
        return switch (fund) {
            case CORE -> Optional.of(Money.of("10000", "USD"));
            case BALANCE -> Optional.of(Money.of("50000", "USD"));
            case DYNAMIC, UNLIMITED -> Optional.of(Money.of("250000", "USD"));
            case SEPARATION -> Optional.empty();
        };
    }

    private static Optional<Reason> below(FundCode fund, Money minimum, Money principal) {
        if (!principal.currency().equals(minimum.currency())) {
            return Optional.of(
                    new Reason(
                            Problem.Code.MIXED_CURRENCIES,
                            "principal",
                            fund + " is kept in " + minimum.currency() + "."));
        }
        if (principal.compareTo(minimum) >= 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Reason(
                        Problem.Code.BELOW_MINIMUM,
                        "principal",
                        fund + " takes " + minimum + " or more; this is " + principal + "."));
    }
}
