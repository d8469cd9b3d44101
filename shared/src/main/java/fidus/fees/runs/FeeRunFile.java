package fidus.fees.runs;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A run with everything it was computed from, for somebody who wants to compute it again without
/// this program or its database.
///
/// @param format always {@link #FORMAT}
public record FeeRunFile(String format, FeeRun run) {
    public static final String FORMAT = "fidus-fee-run-1";

    public static FeeRunFile of(FeeRun run) {
        return new FeeRunFile(FORMAT, run);
    }

    /// Computes every part from its inputs again and says where the file differs; empty when it
    /// does not.
    ///
    /// @throws Refused `UNKNOWN_FORMAT` for another format
    public List<String> differences() {
        if (!format.equals(FORMAT)) {
            throw Refused.because(
                    Problem.Code.UNKNOWN_FORMAT,
                    "This is no file of a fee run: its format is " + format + ".");
        }
        List<String> found = new ArrayList<>();
        List<FeePart> again = new ArrayList<>();
        for (FeePart part : run.parts()) {
            FeePart computed = FeePart.of(run.feeType(), part.inputs());
            again.add(computed);
            compare(part, computed, found);
        }
        sum("accrued", run.accrued(), again, FeePart::accrued, found);
        sum("fee", run.fee(), again, FeePart::fee, found);
        sum("takenByBroker", run.takenByBroker(), again, FeePart::takenByBroker, found);
        text("inputsDigest", run.inputsDigest(), FeeRun.inputsDigest(run.parts()), found);
        text("resultDigest", run.resultDigest(), FeeRun.resultDigest(again), found);
        return found;
    }

    private static void compare(FeePart said, FeePart computed, List<String> found) {
        String where = said.inputs().mandate() + ", ";
        text(where + "lines", said.lines().size(), computed.lines().size(), found);
        int lines = Math.min(said.lines().size(), computed.lines().size());
        for (int i = 0; i < lines; i++) {
            FeeLine one = said.lines().get(i);
            FeeLine other = computed.lines().get(i);
            String line = where + (other.account() == null ? "netted" : other.account()) + ", ";
            text(line + "account", one.account(), other.account(), found);
            text(line + "valuation", one.valuation(), other.valuation(), found);
            text(line + "markBefore", one.markBefore(), other.markBefore(), found);
            text(line + "markAfter", one.markAfter(), other.markAfter(), found);
            text(line + "accrued", one.accrued(), other.accrued(), found);
            text(line + "fee", one.fee(), other.fee(), found);
            text(line + "derivation", one.derivation(), other.derivation(), found);
        }
        text(where + "accrued", said.accrued(), computed.accrued(), found);
        text(where + "fee", said.fee(), computed.fee(), found);
        text(where + "takenByBroker", said.takenByBroker(), computed.takenByBroker(), found);
    }

    private static void sum(
            String what,
            Money said,
            List<FeePart> parts,
            Function<FeePart, Money> of,
            List<String> found) {
        Money sum = Money.zero(said.currency());
        for (FeePart part : parts) {
            sum = sum.plus(of.apply(part));
        }
        text(what, said, sum, found);
    }

    /// Compared as they are written, so that 1 and 1.0 are one number's two spellings nowhere.
    private static void text(
            String what, @Nullable Object said, @Nullable Object computed, List<String> found) {
        String one = said == null ? "nothing" : Canonical.text(said);
        String other = computed == null ? "nothing" : Canonical.text(computed);
        if (!one.equals(other)) {
            found.add(what + ": the file says " + one + ", computed again it is " + other);
        }
    }
}
