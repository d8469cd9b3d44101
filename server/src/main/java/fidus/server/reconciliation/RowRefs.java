package fidus.server.reconciliation;

import fidus.reconciliation.Match;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// The rows of matches, with their sides.
final class RowRefs {
    private RowRefs() {}

    static Set<RowRef> of(Match match) {
        Set<RowRef> refs = new HashSet<>();
        match.bookRows().forEach(row -> refs.add(new RowRef(Side.BOOK, row)));
        match.statementRows().forEach(row -> refs.add(new RowRef(Side.STATEMENT, row)));
        return refs;
    }

    static Set<RowRef> of(Collection<Match> matches) {
        Set<RowRef> refs = new HashSet<>();
        matches.forEach(match -> refs.addAll(of(match)));
        return refs;
    }
}
