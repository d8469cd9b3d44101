package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;
import fidus.reconciliation.dossier.Attachment;
import fidus.reconciliation.dossier.Comment;
import fidus.server.bank.BankStatements;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What whoever decides about a break should have seen beside the break itself: the files and
/// comments that are kept about it, and rows of the statements that speak against it.
final class BreakEvidence {
    private static final String OPPOSITE = "Speaks against it";

    private final DossierStore store = new DossierStore();
    private final BreakRows rows;
    private final Supplier<BankStatements> banks;

    BreakEvidence(BreakRows rows, Supplier<BankStatements> banks) {
        this.rows = rows;
        this.banks = banks;
    }

    /// What differs.
    List<Shown> rows(Unit unit, BreakStore.StoredBreak stored) {
        return rows.shown(unit, stored);
    }

    /// What is kept about it, and what speaks against it.
    List<Shown> shown(Unit unit, BreakStore.StoredBreak stored) {
        List<Shown> shown = new ArrayList<>();
        shown.add(new Shown("Attachments", attachments(unit, stored)));
        List<Comment> comments = store.comments(unit, stored.id());
        if (!comments.isEmpty()) {
            Comment last = comments.getLast();
            shown.add(
                    new Shown(
                            comments.size() == 1
                                    ? "Comment"
                                    : "Last of %d comments".formatted(comments.size()),
                            "%s, %s: %s"
                                    .formatted(
                                            last.byName(),
                                            unit.days().of(last.at()),
                                            last.text())));
        }
        shown.addAll(opposite(unit, stored));
        return shown;
    }

    private String attachments(Unit unit, BreakStore.StoredBreak stored) {
        List<String> names =
                store.attachments(unit, stored.id()).stream()
                        .map(DossierStore.StoredAttachment::attachment)
                        .map(Attachment::fileName)
                        .toList();
        return names.isEmpty()
                ? "none"
                : names.size() + ", at the break: " + String.join(", ", names);
    }

    /// Rows of the statements that name the same payment with the opposite sum.
    private List<Shown> opposite(Unit unit, BreakStore.StoredBreak stored) {
        String start = RunFindings.rowKey(stored.account(), Side.STATEMENT, "");
        boolean row =
                BankComparison.isBank(stored.account())
                        && stored.rule().equals(ReconciliationBreak.UNMATCHED)
                        && stored.key().startsWith(start);
        return row
                ? banks.get().opposite(unit, stored.key().substring(start.length())).stream()
                        .map(said -> new Shown(OPPOSITE, said))
                        .toList()
                : List.of();
    }

    /// Nobody agrees to what a row speaks against that came since.
    ///
    /// @throws Refused `STALE_VERSION`
    void requireShown(Unit unit, BreakStore.StoredBreak stored, Prepared prepared) {
        List<Shown> since = new ArrayList<>(opposite(unit, stored));
        since.removeAll(prepared.shown());
        if (!since.isEmpty()) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This was not there when it was prepared: "
                            + since.stream().map(Shown::value).collect(Collectors.joining(" "))
                            + " Prepare it again.");
        }
    }

    /// What is booked came or left: nothing takes it back.
    ///
    /// @param printed a break of a row of a bank's statements
    /// @throws Refused `EVIDENCE_USED` when the books hold the row
    void requireUnbooked(Unit unit, BreakStore.StoredBreak printed) {
        banks.get().requireFree(unit, Offsets.row(printed), printed.id().value().toString());
    }

    /// Whoever decides a list does not read what speaks against one line of it.
    ///
    /// @throws Refused `WRONG_STATE`
    void requireNoneOpposite(Unit unit, BreakStore.StoredBreak stored) {
        List<Shown> against = opposite(unit, stored);
        if (!against.isEmpty()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    OPPOSITE
                            + ": "
                            + against.stream().map(Shown::value).collect(Collectors.joining(" "))
                            + " Write it off alone, so that whoever decides reads that.");
        }
    }
}
