package fidus.server.rebates;

import fidus.proofs.ProofCalls;
import fidus.proofs.ProofFile;
import fidus.proofs.RebateProofs;
import fidus.rebates.AboutRebateRun;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.RebateRun;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

/// A broker's month with the closing deals of every row.
final class RebateProof {
    private final RebateStore store;
    private final Agreements agreements;
    private final Earned earned;

    RebateProof(RebateStore store, Agreements agreements, Rebates.Ground ground) {
        this.store = store;
        this.agreements = agreements;
        earned = new Earned(ground);
    }

    void routes(Routes routes) {
        routes.answer(ProofCalls.REBATES, this::file);
    }

    private ProofFile file(Asked asked, AboutRebateRun about) {
        RebateRun run = store.get(asked.unit(), about.id());
        BrokerAgreement agreement = agreements.get(asked.unit(), run.broker());
        return RebateProofs.of(run, earned.lots(asked.unit(), agreement), agreement);
    }
}
