package fidus.server.reconciliation;

import fidus.payments.wallets.HouseAccount;
import fidus.server.audit.Audit;
import fidus.server.bank.Matching;
import fidus.server.mongo.Unit;

import java.util.List;

/// The runs of a bank account that two persons signed, as its statements ask for them.
final class SignedDays {
    private SignedDays() {}

    static List<Matching.Signed> of(Unit unit, Audit audit, HouseAccount account) {
        return RunStore.signedOnes(unit, BankComparison.named(account)).stream()
                .map(one -> of(unit, audit, one))
                .toList();
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
