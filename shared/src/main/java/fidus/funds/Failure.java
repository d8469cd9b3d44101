package fidus.funds;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.util.List;

/// One reason among several why a question is refused.
///
/// @param field as it stands in the question
public record Failure(Problem.Code code, String field, String message) {
    /// Every reason in one refusal, which carries the code of the first.
    ///
    /// @throws Refused when there is any reason
    public static void refuse(List<Failure> failures) {
        if (!failures.isEmpty()) {
            throw new Refused(
                    new Problem(
                            failures.getFirst().code,
                            String.join(" ", failures.stream().map(Failure::message).toList()),
                            failures.stream().map(Failure::named).toList(),
                            null));
        }
    }

    private static Problem.Field named(Failure failure) {
        return new Problem.Field(failure.field, failure.code + ": " + failure.message);
    }
}
