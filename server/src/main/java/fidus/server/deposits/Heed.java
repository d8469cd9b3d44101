package fidus.server.deposits;

import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.Deposit;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/// What another feature does with the evidence of deposits.
///
/// @param refuse refuses what stands for something else, when a deposit is recorded and again when
///   it is confirmed
/// @param confirmed told when it is confirmed
/// @param shown what the second person sees of the statements' rows behind it, or that there is
///   none; asked before the transaction too, so that what takes long is read there
public record Heed(
        BiConsumer<Unit, Deposit> refuse,
        BiConsumer<Unit, Deposit> confirmed,
        BiFunction<Unit, Deposit, List<Shown>> shown) {
    /// What the label of a row of a statement begins with; its name follows.
    public static final String ROW = "Row ";

    /// The labels of what a person typed of a deposit: its sum, the bank's reference, and the
    /// account.
    public static final String SUM = "Deposited";

    public static final String REFERENCE = "Reference or hash";
    public static final String INTO = "Paid into";

    /// The label where there is none.
    public static final String BANK_ROW = "Bank row";

    /// What is said where there is none.
    public static final String NONE = "No bank row stands behind this";

    /// Where no bank is known.
    static Heed ofNobody() {
        return new Heed(
                (_, _) -> {}, (_, _) -> {}, (_, _) -> List.of(new Shown(BANK_ROW, NONE + ".")));
    }

    /// Reads beforehand what is shown.
    void look(Unit reading, Deposit deposit) {
        var _ = now(reading, deposit);
    }

    /// A row that counts no more shows nothing.
    List<Shown> now(Unit unit, Deposit deposit) {
        try {
            return shown.apply(unit, deposit);
        } catch (Refused refused) {
            return List.of(new Shown(BANK_ROW, refused.problem().message()));
        }
    }

    /// Says that every row that was shown is there as it was. One more speaks for the deposit, not
    /// against it.
    ///
    /// @throws Refused `STALE_VERSION`
    void requireStill(Unit unit, Deposit deposit, List<Shown> before) {
        List<Shown> now = now(unit, deposit);
        before.stream()
                .filter(line -> line.label().startsWith(ROW) && !now.contains(line))
                .findFirst()
                .ifPresent(
                        line -> {
                            throw Refused.because(
                                    Problem.Code.STALE_VERSION,
                                    "%s stands behind deposit %d no more as it was shown. Have it asked again, so that what the bank says is read before it is agreed to."
                                            .formatted(line.label(), deposit.number()));
                        });
    }
}
