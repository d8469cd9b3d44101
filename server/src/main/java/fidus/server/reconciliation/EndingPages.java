package fidus.server.reconciliation;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.endings.EndingCalls;
import fidus.reconciliation.endings.EndingCard;
import fidus.reconciliation.endings.EndingLine;
import fidus.reconciliation.endings.EndingList;
import fidus.reconciliation.endings.EndingPage;
import fidus.reconciliation.endings.EndingState;
import fidus.reconciliation.endings.FindEndingLines;
import fidus.reconciliation.endings.KeptAbout;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Lists of breaks that one decision ends, and what became of each break.
final class EndingPages {
    private final GroupEndings group;
    private final EndingStore store;
    private final ToldBreaks told;
    private final DossierStore dossiers = new DossierStore();

    EndingPages(GroupEndings group, ToldBreaks told) {
        this.group = group;
        this.told = told;
        this.store = group.store();
    }

    void routes(Routes routes) {
        routes.answer(EndingCalls.ENDINGS, this::list);
        routes.answer(EndingCalls.LINES, this::page);
    }

    private EndingList list(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        Set<String> waiting = group.pending(unit);
        return new EndingList(
                store.newest(unit).stream().map(ending -> seenNow(ending, waiting)).toList());
    }

    private EndingPage page(Asked asked, FindEndingLines find) {
        if (find.at() < 0 || find.count() < 1 || find.count() > FindEndingLines.MOST) {
            throw Refused.at(
                    "count",
                    Problem.Code.BAD_VALUE,
                    "Ask for 1 to " + FindEndingLines.MOST + " breaks, from the first on.");
        }
        Unit unit = asked.unit();
        EndingStore.StoredEnding ending = store.get(unit, find.id());
        EndingCard card = seenNow(ending, group.pending(unit));
        List<EndingLine> lines =
                find.refusedOnly() ? refused(unit, find) : lines(unit, ending, find);
        int total = find.refusedOnly() ? card.refused() : card.count();
        return new EndingPage(card, total, lines, kept(unit, lines), told.of(unit, lines));
    }

    /// As it is now: what was put with a break after the decision counts too.
    private List<KeptAbout> kept(Unit unit, List<EndingLine> lines) {
        var kept = dossiers.kept(unit, lines.stream().map(EndingLine::breakId).toList(), null);
        List<KeptAbout> about = new ArrayList<>();
        kept.forEach((id, one) -> about.add(new KeptAbout(id, one.comments(), one.attachments())));
        return about;
    }

    /// What nobody decided in time waits no more, also before that is stored.
    private static EndingCard seenNow(EndingStore.StoredEnding ending, Set<String> waiting) {
        boolean lapsed =
                ending.card().endingState() == EndingState.WAITING
                        && !waiting.contains(ending.id());
        return lapsed ? ending.in(EndingState.DROPPED).card() : ending.card();
    }

    /// All parts but the last are full, so a page is read without those before it.
    private List<EndingLine> lines(
            Unit unit, EndingStore.StoredEnding ending, FindEndingLines find) {
        List<EndingLine> lines = new ArrayList<>();
        int first = find.at() / GroupEndings.AT_ONCE;
        long end = Math.min((long) find.at() + find.count(), ending.card().count());
        for (int number = first; (long) number * GroupEndings.AT_ONCE < end; number++) {
            lines.addAll(store.part(unit, ending.id(), number).lines());
        }
        int skipped = first * GroupEndings.AT_ONCE;
        return find.at() >= end
                ? List.of()
                : List.copyOf(lines.subList(find.at() - skipped, (int) end - skipped));
    }

    private List<EndingLine> refused(Unit unit, FindEndingLines find) {
        List<EndingLine> lines = new ArrayList<>();
        int[] seen = {0};
        store.eachPart(
                unit,
                find.id(),
                part ->
                        part.lines().stream()
                                .filter(line -> line.outcome() == EndingLine.Outcome.REFUSED)
                                .forEach(
                                        line -> {
                                            int at = seen[0]++;
                                            if (at >= find.at() && lines.size() < find.count()) {
                                                lines.add(line);
                                            }
                                        }));
        return lines;
    }
}
