package fidus.desktop.reconciliation;

import fidus.reconciliation.Condition;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.desk.PassWords;
import fidus.reconciliation.desk.ReasonWords;
import fidus.reconciliation.desk.RunDesk;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// The passes of a run's rules by what they look for.
record PassNames(List<MatchPass> passes) {
    static final PassNames NONE = new PassNames(List.of());

    static PassNames of(@Nullable RunDesk desk) {
        List<MatchPass> passes = desk == null ? null : desk.passes();
        return passes == null ? NONE : new PassNames(passes);
    }

    /// Such as "Equal reference, same day"; one that is not known is told by its code.
    String of(String code) {
        if (code.equals(Match.MANUAL)) {
            return "By hand";
        }
        MatchPass pass = pass(code);
        return pass == null ? "Rule " + code : PassWords.of(pass);
    }

    boolean knows(String code) {
        return pass(code) != null;
    }

    @Nullable MatchPass pass(String code) {
        return passes.stream().filter(pass -> pass.code().equals(code)).findFirst().orElse(null);
    }

    /// What was measured of a condition, as it stands beside its limit, with no code of a pass.
    String measured(Explanation.Failure failed) {
        if (failed.condition() == Condition.SUGGEST_ONLY) {
            return of(failed.measured());
        }
        String by =
                failed.condition() == Condition.USED ? ReasonWords.usedBy(failed.measured()) : null;
        return by == null
                ? ReasonWords.measured(failed.condition(), failed.measured())
                : "matched by " + within(by);
    }

    /// The same within a sentence.
    String within(String code) {
        String name = of(code);
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
