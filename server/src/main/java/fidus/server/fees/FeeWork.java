package fidus.server.fees;

import fidus.auth.PersonId;
import fidus.contract.Refused;
import fidus.fees.runs.FeeStep;
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.StartFeeRuns;
import fidus.jobs.Job;
import fidus.server.audit.Actor;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;
import fidus.server.ledger.MonthText;
import fidus.server.mongo.Mongo;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// Previews or posts the runs of a month, one payee per unit of work. It may be interrupted
/// anywhere and run again: what was done is recognised by its key and state.
final class FeeWork implements Jobs.Steps<FeeWork.Wanted> {
    static final String NAME = "FEE_RUNS";
    static final String BLOCKED = " blocked. ";

    private final Mongo mongo;
    private final RunDecisions runs;
    private final Previews previews;

    /// @param makerId who asked for it
    record Wanted(StartFeeRuns asked, PersonId makerId, String maker) {}

    FeeWork(Mongo mongo, RunDecisions runs, Previews previews) {
        this.mongo = mongo;
        this.runs = runs;
        this.previews = previews;
    }

    @Override
    public String run(Job job, Wanted wanted, Progress progress) {
        StartFeeRuns asked = wanted.asked;
        YearMonth month = MonthText.of(asked.period());
        Actor actor = actor(job, wanted);
        List<ManagerCard> payees =
                mongo.read(unit -> previews.payees(unit, month)).stream()
                        .filter(
                                payee ->
                                        asked.payeeId() == null
                                                || payee.id().equals(asked.payeeId()))
                        .toList();
        var done = new Tally();
        for (int i = 0; i < payees.size(); i++) {
            progress.stopIfAsked();
            one(asked, actor, payees.get(i), done);
            progress.step(i + 1L, payees.size());
        }
        return done.words(asked);
    }

    static Actor actor(Job job, Wanted wanted) {
        return new Actor(
                wanted.makerId, wanted.maker, List.of(), "job", job.id().value().toString());
    }

    /// Does the work of one payee in its own unit, which a crash leaves done or not begun.
    ///
    /// @return whether something was computed or posted now
    boolean one(StartFeeRuns asked, Actor actor, ManagerCard payee) {
        YearMonth month = MonthText.of(asked.period());
        return mongo.write(
                unit ->
                        asked.step() == FeeStep.PREVIEW
                                ? previews.preview(unit, actor, asked.feeType(), payee.id(), month)
                                        == Previews.Outcome.COMPUTED
                                : runs.postStanding(
                                        unit, actor, asked.feeType(), payee.id(), asked.period()));
    }

    private void one(StartFeeRuns asked, Actor actor, ManagerCard payee, Tally done) {
        try {
            done.count(one(asked, actor, payee));
        } catch (Refused refused) {
            done.refused(payee.name() + ": " + refused.problem().message());
        }
    }

    private static final class Tally {
        private int moved;
        private int unchanged;
        private final List<String> refused = new ArrayList<>();

        void count(boolean changed) {
            if (changed) {
                moved++;
            } else {
                unchanged++;
            }
        }

        void refused(String why) {
            refused.add(why);
        }

        String words(StartFeeRuns asked) {
            String what = asked.step() == FeeStep.PREVIEW ? " computed, " : " posted, ";
            String blocked =
                    refused.isEmpty()
                            ? "."
                            : ", " + refused.size() + BLOCKED + String.join(" ", refused);
            String words = moved + what + unchanged + " unchanged" + blocked;
            return words.length() <= 2_000 ? words : words.substring(0, 1_999) + "…";
        }
    }
}
