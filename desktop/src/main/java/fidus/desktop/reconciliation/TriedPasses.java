package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.reconciliation.profiles.MatchChange;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/// Passes of rules that are tried and of those they are held against: what was found is named by
/// the rules that found it, since the same code may mean something else in the others.
///
/// @param before of the rules held against
/// @param tried of the rules tried
record TriedPasses(PassNames before, PassNames tried) {
    /// A code that means something else in the rules tried.
    ///
    /// @param was what it looked for
    /// @param is what it looks for now, the same words where only its limits are others
    record Redefined(String code, String was, String is) {
        boolean looksForElse() {
            return !was.equals(is);
        }
    }

    /// How many matches a pass makes, each number with the name that its rules give it.
    String of(DryRunFound.PassTally tally) {
        String was = name(before, tried, tally.pass());
        String is = name(tried, before, tally.pass());
        String then = was + " " + Words.count(tally.before()) + " → ";
        return then + (is.equals(was) ? "" : is + " ") + Words.count(tally.after());
    }

    /// By which pass a match was found, and by which it is found now where that is another.
    String of(MatchChange change) {
        String was =
                change.before().stream()
                        .map(match -> name(before, tried, match.pass()))
                        .distinct()
                        .collect(Collectors.joining(", "));
        Match now = change.after();
        String is = now == null ? "" : name(tried, before, now.pass());
        boolean other = !was.isEmpty() && !is.isEmpty() && !was.equals(is);
        return other ? was + " → " + is : was.isEmpty() ? is : was;
    }

    /// The codes that both rules have and that mean something else in one of them, in their order.
    List<Redefined> redefined() {
        return tried.passes().stream()
                .filter(pass -> isOther(before.pass(pass.code()), pass))
                .map(MatchPass::code)
                .map(code -> new Redefined(code, before.of(code), tried.of(code)))
                .toList();
    }

    private static String name(PassNames of, PassNames otherwise, String code) {
        return of.knows(code) ? of.of(code) : otherwise.of(code);
    }

    private static boolean isOther(@Nullable MatchPass was, MatchPass is) {
        return was != null
                && !(was.shape() == is.shape()
                        && was.reference() == is.reference()
                        && was.similarity() == is.similarity()
                        && isSame(was.minSimilarity(), is.minSimilarity())
                        && isSame(was.tolerance(), is.tolerance())
                        && was.window().equals(is.window())
                        && was.suggestOnly() == is.suggestOnly());
    }

    private static boolean isSame(MatchPass.Tolerance was, MatchPass.Tolerance is) {
        return isSame(was.absBelow(), is.absBelow())
                && isSame(was.absAbove(), is.absAbove())
                && isSame(was.pctBelow(), is.pctBelow())
                && isSame(was.pctAbove(), is.pctAbove());
    }

    private static boolean isSame(BigDecimal was, BigDecimal is) {
        return was.compareTo(is) == 0;
    }
}
