package fidus.server.reconciliation;

import fidus.jobs.Job;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.endings.EndingCard;
import fidus.server.approvals.Approvals;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;

/// Ends the breaks of an approved list, as {@link ListWork} goes through it.
final class EndingWork implements Jobs.Steps<EndingWork.Wanted> {
    static final String NAME = "END_BREAKS";

    private final Mongo mongo;
    private final GroupEndings endings;
    private final Endings single;
    private final ListWork work;

    /// @param list that was approved
    record Wanted(String list) {}

    EndingWork(Mongo mongo, GroupEndings endings, Endings single) {
        this.mongo = mongo;
        this.endings = endings;
        this.single = single;
        this.work = new ListWork(mongo, endings.store());
    }

    @Override
    public String run(Job job, Wanted wanted, Progress progress) {
        EndingStore.StoredEnding ending =
                mongo.read(unit -> endings.store().get(unit, wanted.list));
        Approvals.Decided by = mongo.read(unit -> endings.decided(unit, ending));
        ListWork.Result result =
                work.through(
                        wanted.list,
                        unit -> line -> single.end(unit, by, ending.card(), line),
                        progress);
        EndingCard card = result.card();
        String done = card.deed() == BreakDeed.RESOLVE ? "Resolved" : "Wrote off";
        return result.told("%s %,d of %,d breaks".formatted(done, card.done(), card.count()));
    }

    @Override
    public void giveUp(Job job, Wanted wanted) {
        work.end(wanted.list);
    }
}
