package fidus.server.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.FeeAgreement;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateId;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Objects;

/// When the marks of one mandate may go on in another.
final class CarriedMarks {
    private final FeeStore store;

    CarriedMarks(FeeStore store) {
        this.store = store;
    }

    /// A mark is of one currency and level.
    static boolean goOn(FeeAgreement one, FeeAgreement next) {
        return one.currency().equals(next.currency()) && one.markLevel() == next.markLevel();
    }

    /// @param before the mandate it replaces, absent for a new one
    /// @throws Refused `NOT_FOUND`, `BAD_VALUE`, `ALREADY_EXISTS` at `carryFrom`, or `BAD_VALUE` at
    ///   `endOn`
    void check(Unit unit, @Nullable Mandate before, Mandate wanted) {
        MandateId from = wanted.carryFrom();
        if (before == null && from != null) {
            checkBegins(unit, wanted, from);
        }
        if (before != null && !Objects.equals(before.endOn(), wanted.endOn())) {
            checkEnd(unit, wanted);
        }
    }

    private void checkBegins(Unit unit, Mandate wanted, MandateId from) {
        Mandate before =
                store.mandate(unit, from)
                        .orElseThrow(
                                () ->
                                        Refused.at(
                                                "carryFrom",
                                                Problem.Code.NOT_FOUND,
                                                "There is no such mandate to carry from."));
        FeeAgreement old = before.agreements().getLast().agreement();
        FeeAgreement now = wanted.agreements().getFirst().agreement();
        LocalDate end = before.endOn();
        boolean fits =
                before.managerId().equals(wanted.managerId())
                        && before.fund().equals(wanted.fund())
                        && goOn(old, now)
                        && end != null
                        && end.isBefore(wanted.startOn());
        if (!fits) {
            throw Refused.at(
                    "carryFrom",
                    Problem.Code.BAD_VALUE,
                    "Marks are carried from an ended mandate of the same manager, fund, currency,"
                            + " mark level and way of payment; "
                            + before.name()
                            + " is not.");
        }
        checkOnce(unit, before, wanted);
    }

    private void checkOnce(Unit unit, Mandate before, Mandate wanted) {
        for (Mandate other : store.allMandates(unit)) {
            if (before.id().equals(other.carryFrom()) && !other.id().equals(wanted.id())) {
                throw Refused.at(
                        "carryFrom",
                        Problem.Code.ALREADY_EXISTS,
                        "The marks of "
                                + before.name()
                                + " go on in "
                                + other.name()
                                + " already, and in two they would count twice. Carry from "
                                + other.name()
                                + " when it has ended, or make a mandate of its own.");
            }
        }
    }

    /// What ended before its successor began stays so.
    private void checkEnd(Unit unit, Mandate wanted) {
        LocalDate end = wanted.endOn();
        for (Mandate other : store.allMandates(unit)) {
            if (wanted.id().equals(other.carryFrom())
                    && (end == null || !end.isBefore(other.startOn()))) {
                throw Refused.at(
                        "endOn",
                        Problem.Code.BAD_VALUE,
                        other.name()
                                + " goes on from this mandate on "
                                + other.startOn()
                                + ". End it before that day.");
            }
        }
    }
}
