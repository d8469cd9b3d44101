package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.JournalEntry;
import fidus.mt5.TradingAccount;
import fidus.reconciliation.BreakId;
import fidus.server.mongo.Unit;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What bars that breaks of a list are booked away, read once for all of them: other breaks whose
/// entries would book the same money, what became of these and who has to decide about them, and
/// the accounts.
final class Rivals {
    static final Rivals NONE = new Rivals(Map.of(), Map.of(), Waiting.NOTHING, List.of());

    private final Map<BreakId, List<BreakStore.StoredBreak>> rivals;
    private final Map<BreakId, List<JournalEntry>> booked;
    private final Waiting titles;
    private final List<TradingAccount> accounts;

    private Rivals(
            Map<BreakId, List<BreakStore.StoredBreak>> rivals,
            Map<BreakId, List<JournalEntry>> booked,
            Waiting titles,
            List<TradingAccount> accounts) {
        this.rivals = rivals;
        this.booked = booked;
        this.titles = titles;
        this.accounts = accounts;
    }

    /// @param ids of the list; one that does not exist has none
    static Rivals of(Unit unit, Breaks breaks, WriteOffs writeOffs, List<BreakId> ids) {
        SameMoney same = writeOffs.same();
        Map<BreakId, List<BreakStore.StoredBreak>> rivals =
                same.rivals(unit, breaks.store().among(unit, ids));
        List<BreakStore.StoredBreak> all =
                rivals.values().stream().flatMap(Collection::stream).toList();
        Set<BreakId> named = new HashSet<>();
        all.forEach(one -> named.add(one.id()));
        return new Rivals(
                rivals,
                same.standing(unit, all),
                named.isEmpty() ? Waiting.NOTHING : breaks.waiting(unit, named),
                rivals.isEmpty() ? List.of() : writeOffs.accounts(unit));
    }

    /// @throws Refused `NOT_FOUND`
    TradingAccount account(String shown) {
        return WriteOffs.account(accounts, shown);
    }

    /// @throws Refused `EVIDENCE_USED` when an entry that stands booked the same money away
    void requireNotBooked(BreakStore.StoredBreak one) {
        SameMoney.requireNotBooked(of(one), booked, Problem.Code.EVIDENCE_USED);
    }

    /// @throws Refused `ALREADY_PENDING` while another person decides how the same money ends
    void requireNoneWaits(BreakStore.StoredBreak one) {
        SameMoney.requireNoneWaits(of(one), titles);
    }

    private List<BreakStore.StoredBreak> of(BreakStore.StoredBreak one) {
        return rivals.getOrDefault(one.id(), List.of());
    }
}
