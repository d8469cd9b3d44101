package fidus.server.deposits;

import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.Deposit;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.function.BiFunction;

/// What speaks against a deposit, for its second person to read.
final class Against {
    static final String LABEL = "Doubtful";

    private BiFunction<Unit, Deposit, List<String>> said = (_, _) -> List.of();

    void said(BiFunction<Unit, Deposit, List<String>> by) {
        said = by;
    }

    /// Reads beforehand what is shown.
    void look(Unit reading, Deposit deposit) {
        var _ = said.apply(reading, deposit);
    }

    List<Shown> shown(Unit unit, Deposit deposit) {
        return said.apply(unit, deposit).stream().map(one -> new Shown(LABEL, one)).toList();
    }

    /// Says that nothing speaks against it that was not shown. What went away speaks for it.
    ///
    /// @throws Refused `STALE_VERSION`
    void requireNoMore(Unit unit, Deposit deposit, List<Shown> before) {
        shown(unit, deposit).stream()
                .filter(line -> !before.contains(line))
                .findFirst()
                .ifPresent(
                        line -> {
                            throw Refused.because(
                                    Problem.Code.STALE_VERSION,
                                    "This speaks against deposit %d and was not shown: %s Have it asked again, so that it is read before it is agreed to."
                                            .formatted(deposit.number(), line.value()));
                        });
    }
}
