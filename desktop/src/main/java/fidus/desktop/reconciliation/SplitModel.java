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
import java.util.List;

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
    private @Nullable Dossier begun;
    private final KeptSplits told = new KeptSplits();
    private final KnownOffsets known = new KnownOffsets();

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
        if (!Offsets.isSame(before, card)) {
            sent.forget();
            told.forget();
            known.forget();
            begun = null;
            clear();
        }
    }

    /// What was kept before is where trying begins. What may be set off is looked at each time: it
    /// changes while the dossier stays as it is.
    void begin(@Nullable Dossier dossier) {
        BreakCard card = about;
        if (card != null && dossier != null && dossier.id().equals(card.found().id())) {
            boolean tried = isTried();
            boolean news = !dossier.equals(begun);
            if (news) {
                begun = dossier;
                told.read(dossier);
                preview();
            }
            look(card, tried, news);
        }
    }

    /// Reads what may be set off, those set off before or now among them. What is tried stays.
    private void look(BreakCard card, boolean tried, boolean news) {
        int shown = changes.get();
        List<DifferenceSplit.Offset> set = new ArrayList<>(told.setOff());
        set.addAll(Offsets.of(offsets));
        shell.background()
                .run(
                        () -> Offsets.read(listing, card, set),
                        found -> {
                            if (!Offsets.isSame(about, card) || (!known.are(found) && !news)) {
                                return;
                            }
                            offsets.replaceAll(known::asRead);
                            if (tried || changes.get() != shown) {
                                draw();
                            } else {
                                back();
                            }
                        },
                        why -> known.failed(Offsets.isSame(about, card) ? why : null));
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

    /// Everything that is kept about it.
    KeptSplits told() {
        return told;
    }

    /// What may be set off, as far as it was read.
    KnownOffsets known() {
        return known;
    }

    /// Whether keeping what is shown would take back what is kept.
    boolean takesBack() {
        return parts.isEmpty() && offsets.isEmpty();
    }

    /// Whether what is shown is not what is kept.
    boolean isTried() {
        DifferenceSplit now = draft;
        KeptSplit before = told.now();
        return now != null
                && (before == null
                        ? !parts.isEmpty() || !offsets.isEmpty()
                        : !before.split().equals(now));
    }

    boolean mayKeep() {
        return isTried() && mayTry();
    }

    /// Only an unsettled difference in money is taken apart, and none that belongs to another one.
    boolean mayTry() {
        BreakCard card = about;
        return card != null
                && draft != null
                && told.setOffIn() == null
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
        KeptSplit before = told.now();
        if (before != null) {
            parts.addAll(before.split().parts());
            told.setOff().forEach(one -> known.card(one.id()).ifPresent(offsets::add));
            preview();
        }
    }

    /// What is set off, also what is settled by now, as it can be taken back; then unsettled breaks
    /// of the account that take something away, by what setting them off would leave.
    List<BreakCard> counterparts() {
        BreakCard card = about;
        Money difference = card == null ? null : card.found().difference();
        if (card == null || difference == null) {
            return List.of();
        }
        return Offsets.nearest(card, difference, known.cards(), offsets).stream()
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
                            takesBack() ? List.of() : now.checked().parts());
            sent.send(
                    DossierCalls.SPLIT,
                    ask,
                    after -> {
                        told.add(after);
                        shell.notices()
                                .good(
                                        (after.holds() ? "Split kept: " : "Split taken back: ")
                                                + BreaksModel.name(card));
                        back();
                    });
        } catch (Refused e) {
            sent.refuse(e.problem());
        }
    }

    /// Whether what is set off are rows of both sides of one run, so that they can be matched.
    boolean mayMatch() {
        return matching("") != null && mayTry();
    }

    /// Matches the rows, and calls back once that is taken; a difference waits for a second person,
    /// who sees its parts.
    void match(String reason, Runnable taken) {
        MatchByHand match = matching(reason.strip());
        if (match == null || !shell.connection().onlineProperty().get()) {
            return;
        }
        sent.send(
                ReconciliationCalls.MATCH,
                match,
                made -> {
                    shell.notices().good(Made.words(made));
                    taken.run();
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
        return RowsOfBreaks.match(rows, reason, parts);
    }

    private void clear() {
        parts.clear();
        offsets.clear();
        preview();
    }

    private void preview() {
        sent.forget();
        draw();
    }

    private void draw() {
        BreakCard card = about;
        Money difference = card == null ? null : card.found().difference();
        draft =
                difference == null || difference.isZero()
                        ? null
                        : new DifferenceSplit(difference, Offsets.of(offsets), parts);
        changes.set(changes.get() + 1);
    }
}
