package fidus.server.shares;

import fidus.fees.shares.AboutShareRun;
import fidus.fees.shares.PoolHolding;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.SharePool;
import fidus.fees.shares.ShareRun;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.book.Opened;
import fidus.investments.schedule.PayoutSchedule;
import fidus.proofs.ProofCalls;
import fidus.proofs.ProofFile;
import fidus.proofs.ShareProofs;
import fidus.server.investments.ContractBooks;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// A valuation with everything its lines were computed from.
final class ShareProof {
    private final ShareStore store;
    private final ShareRuns runs;
    private final ContractBooks books;

    ShareProof(ShareStore store, ShareRuns runs, ContractBooks books) {
        this.store = store;
        this.runs = runs;
        this.books = books;
    }

    void routes(Routes routes) {
        routes.answer(ProofCalls.SHARES, this::file);
    }

    private ProofFile file(Asked asked, AboutShareRun about) {
        Unit unit = asked.unit();
        ShareRun run = store.get(unit, about.id());
        Map<InvestmentId, ShareProofs.Contract> contracts = new HashMap<>();
        for (InvestmentId id : valued(run)) {
            ContractBook book = books.get(unit, id);
            PayoutSchedule schedule = book.schedule();
            contracts.put(
                    id,
                    new ShareProofs.Contract(
                            schedule.principal(),
                            schedule.dates().contractEnd(),
                            schedule.sharedBefore(schedule.dates().contractEnd()),
                            Opened.performedBefore(
                                    book.opened(), schedule.principal().currency())));
        }
        return ShareProofs.of(
                run, runs.before(unit, run.fundCode(), YearMonth.parse(run.period())), contracts);
    }

    private static Set<InvestmentId> valued(ShareRun run) {
        Set<InvestmentId> valued = new LinkedHashSet<>();
        run.lines().stream().map(ShareLine::investmentId).forEach(valued::add);
        run.pools().stream()
                .map(SharePool::holdings)
                .forEach(held -> held.stream().map(PoolHolding::investmentId).forEach(valued::add));
        return valued;
    }
}
