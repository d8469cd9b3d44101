package fidus.server.reconciliation;

import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.jobs.Jobs;
import fidus.server.mongo.Mongo;
import fidus.server.web.Routes;

/// What people do with breaks beside explaining and ending them: what is kept of one, pairs of rows
/// that take each other back, and deeds done to several.
final class BreakParts {
    private final Dossiers dossiers;
    private final PairsApart pairsApart;
    private final TakenBack takenBack;
    private final BreakDeeds deeds;
    private final FoundDeeds foundDeeds;
    private final EndingPages endingPages;

    /// What all features stand on.
    record Base(Mongo mongo, Jobs jobs, Audit audit, Approvals approvals, Sources sources) {}

    /// Where breaks, their runs and their rows are found.
    record Found(Breaks breaks, RunStore runs, RunWindows windows, BreakRows rows) {}

    BreakParts(Base base, Found found, Endings endings, GroupEndings group) {
        Breaks breaks = found.breaks;
        Approvals approvals = base.approvals;
        var banks = base.sources.banks();
        dossiers = new Dossiers(base.mongo, base.audit, breaks.store(), found.rows);
        var ended = new EndedPairs(found.runs, found.windows.findings());
        pairsApart = new PairsApart(approvals, breaks, found.runs, ended, banks);
        takenBack = new TakenBack(approvals, breaks, found.runs, banks);
        deeds = new BreakDeeds(base.mongo, breaks, endings, group, dossiers);
        var work = new EndingWork(base.mongo, group, endings);
        base.jobs.work(EndingWork.NAME, EndingWork.Wanted.class, work);
        endingPages = new EndingPages(group, new ToldBreaks(breaks.store(), found.rows));
        foundDeeds = new FoundDeeds(base.mongo, base.jobs, breaks.found(), deeds, group);
    }

    void routes(Routes routes) {
        dossiers.routes(routes);
        pairsApart.routes(routes);
        takenBack.routes(routes);
        deeds.routes(routes);
        foundDeeds.routes(routes);
        endingPages.routes(routes);
    }
}
