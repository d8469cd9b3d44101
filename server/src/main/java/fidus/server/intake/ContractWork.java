package fidus.server.intake;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.intake.ContractLine.Outcome;
import fidus.jobs.Job;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.intake.ContractListStore.StoredLine;
import fidus.server.investments.RunningContracts.Running;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.function.BiFunction;

/// Takes over the contracts of an approved list, some in each transaction together with their
/// lines, so that after a stop the rest goes on and none is taken over twice.
final class ContractWork implements Jobs.Steps<ContractWork.Wanted> {
    static final String NAME = "TAKE_OVER_CONTRACTS";
    static final int AT_ONCE = 10;

    private final Mongo mongo;
    private final ContractListStore store;
    private final Taking taking;
    private final BiFunction<Unit, String, Decided> deciders;
    private final int atOnce;

    /// @param list that was approved
    record Wanted(String list) {}

    /// Enters a contract and takes it over in the unit of its line.
    @FunctionalInterface
    interface Taking {
        void take(Unit unit, Decided by, Running running);
    }

    /// @param deciders who decided a list
    /// @param atOnce contracts in one transaction
    ContractWork(
            Mongo mongo,
            ContractListStore store,
            Taking taking,
            BiFunction<Unit, String, Decided> deciders,
            int atOnce) {
        this.mongo = mongo;
        this.store = store;
        this.taking = taking;
        this.deciders = deciders;
        this.atOnce = atOnce;
    }

    @Override
    public String run(Job job, Wanted wanted, Progress progress) {
        String list = wanted.list;
        int count = mongo.read(unit -> store.get(unit, list)).card().count();
        Decided by = mongo.read(unit -> deciders.apply(unit, list));
        List<StoredLine> open = open(list);
        while (!open.isEmpty()) {
            progress.stopIfAsked();
            take(by, open);
            progress.step(count - mongo.read(unit -> store.count(unit, list, null)), count);
            open = open(list);
        }
        int left = mongo.read(unit -> store.count(unit, list, Outcome.LEFT));
        String done = "Took over %,d of %,d contracts".formatted(count - left, count);
        return left == 0
                ? done + "."
                : done + "; %,d were left, listed under Take-over, Contracts.".formatted(left);
    }

    private List<StoredLine> open(String list) {
        return mongo.read(unit -> store.open(unit, list, atOnce));
    }

    /// All of them, or each for itself when one is refused.
    private void take(Decided by, List<StoredLine> lines) {
        try {
            var _ =
                    mongo.write(
                            unit -> {
                                lines.forEach(line -> take(unit, by, line));
                                return lines.size();
                            });
        } catch (Refused why) {
            if (why.problem().code() == Problem.Code.BUSY) {
                throw why;
            }
            if (lines.size() > 1) {
                lines.forEach(line -> take(by, List.of(line)));
            } else {
                leave(lines.getFirst(), why.problem().message());
            }
        }
    }

    private void take(Unit unit, Decided by, StoredLine line) {
        taking.take(unit, by, line.running());
        store.replace(unit, line, line.become(Outcome.TAKEN_OVER, ""));
    }

    private void leave(StoredLine line, String why) {
        var _ =
                mongo.write(
                        unit -> {
                            store.replace(unit, line, line.become(Outcome.LEFT, why));
                            return line;
                        });
    }
}
