package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.contract.Refused;
import fidus.desktop.shell.Shell;
import fidus.money.Money;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.dossier.Dossier;
import fidus.reconciliation.dossier.DossierCalls;
import fidus.reconciliation.dossier.KeptSplit;
import fidus.reconciliation.dossier.SplitBreak;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// What the difference of the break in hand is made of, tried out here by the arithmetic the server
/// decides with. Nothing is stored until it is kept.
final class SplitModel {
    /// How many counterparts are offered, the closest first.
    static final int MOST_OFFERED = 8;

    private final Shell shell;
    private final BreakListing listing;
    private final Runnable changed;
    private final Sent sent;
    private final List<DifferenceSplit.Part> parts = new ArrayList<>();
    private final List<BreakCard> offsets = new ArrayList<>();
    private @Nullable DifferenceSplit draft;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private @Nullable BreakCard about;
    private @Nullable KeptSplit kept;

    /// What takes something of the difference away, as it was read for the break in hand.
    private List<BreakCard> known = List.of();

    /// @param listing answers what takes a difference away
    /// @param changed called when rows were matched
    SplitModel(Shell shell, BreakListing listing, Runnable changed) {
        this.shell = shell;
        this.listing = listing;
        this.changed = changed;
        sent = new Sent(shell);
    }

    Shell shell() {
        return shell;
    }

    Sent sent() {
        return sent;
    }

    /// Begins with nothing tried; another reading of the same difference keeps what was tried.
    void about(@Nullable BreakCard card) {
        BreakCard before = about;
        about = card;
        boolean same =
                before != null
                        && card != null
                        && before.found().id().equals(card.found().id())
                        && Objects.equals(before.found().difference(), card.found().difference());
        if (!same) {
            sent.forget();
            kept = null;
            known = List.of();
            clear();
        }
    }

    /// What was kept before is where trying begins.
    void begin(@Nullable Dossier dossier) {
        BreakCard card = about;
        if (card != null && dossier != null && dossier.id().equals(card.found().id())) {
            boolean tried = isTried();
            kept = dossier.split();
            preview();
            look(card, tried);
        }
    }

    /// Reads what may be set off, those set off before among them.
    private void look(BreakCard card, boolean tried) {
        int shown = changes.get();
        KeptSplit before = kept;
        List<DifferenceSplit.Offset> set = before == null ? List.of() : before.split().offsets();
        shell.background()
                .run(
                        () -> Offsets.read(listing, card, set),
                        found -> {
                            BreakCard now = about;
                            if (now != null && now.found().id().equals(card.found().id())) {
                                known = found;
                                if (tried || changes.get() != shown) {
                                    preview();
                                } else {
                                    back();
                                }
                            }
                        },
                        _ -> {});
    }

    /// The break in hand, null while there is none.
    @Nullable BreakCard card() {
        return about;
    }

    /// Null for a break without a difference in money.
    @Nullable DifferenceSplit draft() {
        return draft;
    }

    /// Counts what changes here.
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// Null when nobody took the difference apart.
    @Nullable KeptSplit kept() {
        return kept;
    }

    /// Whether what is shown is not what is kept.
    boolean isTried() {
        DifferenceSplit now = draft;
        KeptSplit before = kept;
        return now != null
                && (before == null
                        ? !parts.isEmpty() || !offsets.isEmpty()
                        : !before.split().equals(now));
    }

    boolean mayKeep() {
        return isTried() && mayTry();
    }

    /// Only an unsettled difference in money is taken apart.
    boolean mayTry() {
        BreakCard card = about;
        return card != null
                && draft != null
                && Offsets.isUnsettled(card)
                && shell.session().may(Permission.RECONCILE);
    }

    /// What may be said of a part.
    List<CauseCode> causes() {
        return Offsets.causes(about);
    }

    void add(CauseCode cause, Money amount, String note) {
        parts.add(new DifferenceSplit.Part(cause, amount, note.strip()));
        preview();
    }

    void remove(int part) {
        parts.remove(part);
        preview();
    }

    /// Sets a break off, or takes it back.
    void toggle(BreakCard other) {
        if (!offsets.removeIf(one -> one.found().id().equals(other.found().id()))) {
            offsets.add(other);
        }
        preview();
    }

    boolean isSetOff(BreakCard other) {
        return offsets.stream().anyMatch(one -> one.found().id().equals(other.found().id()));
    }

    /// Back to what is kept.
    void back() {
        clear();
        KeptSplit before = kept;
        if (before != null) {
            parts.addAll(before.split().parts());
            for (DifferenceSplit.Offset offset : before.split().offsets()) {
                known.stream()
                        .filter(card -> card.found().id().equals(offset.id()))
                        .findFirst()
                        .ifPresent(offsets::add);
            }
            preview();
        }
    }

    /// Unsettled breaks of the account that take something away: those set off, then by what
    /// setting them off would leave.
    List<BreakCard> counterparts() {
        BreakCard card = about;
        Money difference = card == null ? null : card.found().difference();
        if (card == null || difference == null) {
            return List.of();
        }
        return known.stream()
                .filter(other -> Offsets.opposes(card, difference, other))
                .sorted(
                        Comparator.comparing((BreakCard other) -> !isSetOff(other))
                                .thenComparing(other -> Offsets.sum(other).plus(difference).abs()))
                .limit(Math.max(MOST_OFFERED, offsets.size()))
                .toList();
    }

    void keep() {
        BreakCard card = about;
        DifferenceSplit now = draft;
        if (card == null || now == null || !shell.connection().onlineProperty().get()) {
            return;
        }
        try {
            var ask =
                    new SplitBreak(
                            card.found().id(),
                            card.found().version(),
                            Offsets.shown(offsets),
                            now.checked().parts());
            sent.send(
                    DossierCalls.SPLIT,
                    ask,
                    after -> {
                        kept = after;
                        shell.notices().good("Split kept: " + BreaksModel.name(card));
                        back();
                    });
        } catch (Refused e) {
            sent.refuse(e.problem());
        }
    }

    /// Whether what is set off are rows of both sides of one run, so that they can be matched.
    boolean mayMatch() {
        return matching("") != null && mayTry() && parts.isEmpty();
    }

    /// Matches the rows; a difference waits for a second person.
    void match(String reason) {
        MatchByHand match = matching(reason.strip());
        if (match == null || !shell.connection().onlineProperty().get()) {
            return;
        }
        sent.send(
                ReconciliationCalls.MATCH,
                match,
                made -> {
                    shell.notices().good(Made.words(made));
                    clear();
                    changed.run();
                });
    }

    private @Nullable MatchByHand matching(String reason) {
        BreakCard card = about;
        if (card == null || offsets.isEmpty()) {
            return null;
        }
        List<BreakCard> rows = new ArrayList<>(offsets);
        rows.addFirst(card);
        return RowsOfBreaks.match(rows, reason);
    }

    private void clear() {
        parts.clear();
        offsets.clear();
        preview();
    }

    private void preview() {
        BreakCard card = about;
        Money difference = card == null ? null : card.found().difference();
        sent.forget();
        draft =
                difference == null || difference.isZero()
                        ? null
                        : new DifferenceSplit(
                                difference,
                                offsets.stream()
                                        .map(
                                                one ->
                                                        new DifferenceSplit.Offset(
                                                                one.found().id(), Offsets.sum(one)))
                                        .toList(),
                                parts);
        changes.set(changes.get() + 1);
    }
}
