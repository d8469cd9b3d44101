package fidus.server.close;

import fidus.close.CloseMonth;
import fidus.close.ExplainTieOut;
import fidus.close.ExplainedTieOut;
import fidus.close.TieOut;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// Why figures differ that may: said by one person, and signed with the month by two.
final class Explanations {
    private final Closes.Ground ground;
    private final CloseStore store;
    private final Closes closes;

    Explanations(Closes.Ground ground, CloseStore store, Closes closes) {
        this.ground = ground;
        this.store = store;
        this.closes = closes;
    }

    /// The same lines with what people said of them. What was said of another difference is not
    /// said of this one.
    static List<TieOut> explained(List<TieOut> ties, List<ExplainedTieOut> said) {
        return ties.stream().map(tie -> explained(tie, said)).toList();
    }

    private static TieOut explained(TieOut tie, List<ExplainedTieOut> said) {
        if (!tie.isExplainable()) {
            return tie;
        }
        return said.stream()
                .filter(one -> one.isAbout(tie))
                .findFirst()
                .map(one -> tie.explained(one.reason() + " (" + one.explainedBy() + ")"))
                .orElse(tie);
    }

    CloseMonth explain(Asked asked, ExplainTieOut asks) {
        Unit unit = asked.unit();
        YearMonth month = closes.closing(unit, asks.period());
        String reason = Closes.reason(asks.reason());
        var said =
                new ExplainedTieOut(
                        asks.tieOutRule(),
                        asks.key(),
                        asks.part(),
                        asks.difference(),
                        reason,
                        asked.actor().id(),
                        asked.actor().name(),
                        unit.now());
        check(closes.month(unit, asks.period()), said);
        CloseStore.Close before = store.get(unit, month.toString());
        var all = new ArrayList<>(before.explained());
        all.removeIf(
                one ->
                        one.tieOutRule() == said.tieOutRule()
                                && one.key().equals(said.key())
                                && one.part().equals(said.part()));
        all.add(said);
        CloseStore.Close after = before.saying(all);
        store.put(unit, before, after);
        ground.audit()
                .record(
                        unit,
                        asked.actor(),
                        "EXPLAIN_TIE_OUT",
                        Closes.subject(month),
                        before,
                        after,
                        reason);
        closes.changed(asked, month);
        return closes.month(unit, asks.period());
    }

    private static void check(CloseMonth month, ExplainedTieOut said) {
        TieOut tie =
                month.tieOuts().stream()
                        .filter(one -> one.tieOutRule() == said.tieOutRule())
                        .filter(one -> one.key().equals(said.key()))
                        .filter(one -> one.part().equals(said.part()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Refused.because(
                                                Problem.Code.NOT_FOUND,
                                                "There is no such line in this month."));
        if (!tie.tieOutRule().isExplainable()) {
            throw Refused.at(
                    "tieOutRule",
                    Problem.Code.BAD_VALUE,
                    tie.tieOutRule() + " must be exact. Put right what is wrong.");
        }
        if (tie.isSettled()) {
            throw Refused.because(Problem.Code.WRONG_STATE, "This line is settled already.");
        }
        if (!said.isAbout(tie)) {
            throw Refused.at(
                    "difference",
                    Problem.Code.STALE_VERSION,
                    "The difference is not what was shown any more. Look at it again.");
        }
    }
}
