package fidus.server.reconciliation;

import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.desk.RunRequest;
import fidus.server.audit.Audit;
import fidus.server.bank.Matching;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.List;

/// The runs of a bank account that two persons signed, as its statements ask for them.
final class SignedDays {
    private SignedDays() {}

    static List<Matching.Signed> of(Unit unit, Audit audit, HouseAccount account) {
        return RunStore.signedOnes(unit, BankComparison.named(account)).stream()
                .map(one -> of(unit, audit, one))
                .toList();
    }

    /// Those whose sign-off waits, alone or with others.
    static List<Matching.Waits> waiting(Unit unit, Breaks breaks, HouseAccount account) {
        Waiting waiting = breaks.waitingRuns(unit);
        if (waiting.requests().values().stream().noneMatch(RunRequest::signOff)) {
            return List.of();
        }
        String name = BankComparison.named(account);
        List<Matching.Waits> all = new ArrayList<>();
        for (RunStore.StoredRun run :
                new RunListStore().page(unit, name, null, RunStore.MOST_RUNS).runs()) {
            RunRequest asked = waiting.request(run.id().value().toString());
            if (asked != null && asked.signOff()) {
                all.add(
                        new Matching.Waits(
                                run.run().from(),
                                run.run().to(),
                                asked.makerName(),
                                asked.askedAt()));
            }
        }
        return all;
    }

    private static Matching.Signed of(Unit unit, Audit audit, RunStore.StoredRun one) {
        return new Matching.Signed(
                one.run().from(),
                one.run().to(),
                one.startedAt(),
                one.preparerName() + " and " + one.reviewerName(),
                () -> audit.last(unit, "run/" + one.id().value(), SignOffs.SIGN_OFF));
    }
}
