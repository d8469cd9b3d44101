package fidus.desktop.fees;

import fidus.desktop.proofs.ProofModel;
import fidus.fees.shares.AboutShareRun;
import fidus.fees.shares.ShareRunPage;
import fidus.proofs.ProofCalls;
import fidus.rebates.AboutRebateRun;
import fidus.rebates.RebateRun;

import org.jspecify.annotations.Nullable;

/// Where the lines of a run come from.
final class RunProofs {
    private RunProofs() {}

    static ProofModel.@Nullable Source<AboutRebateRun> of(@Nullable RebateRun run) {
        if (run == null) {
            return null;
        }
        var about = new AboutRebateRun(run.id());
        String name = "rebates-" + run.period() + "-" + run.id().value();
        return new ProofModel.Source<>(ProofCalls.REBATES, about, about, name);
    }

    static ProofModel.@Nullable Source<AboutShareRun> of(@Nullable ShareRunPage page) {
        if (page == null) {
            return null;
        }
        var about = new AboutShareRun(page.run().id());
        String name = "shares-" + page.run().fundCode() + "-" + page.run().period();
        return new ProofModel.Source<>(ProofCalls.SHARES, about, about, name);
    }
}
