package fidus.desktop.reconciliation;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.auth.PersonId;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakList;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.FindBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.ResolveBreak;
import fidus.reconciliation.desk.WriteOffBreak;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// Breaks, worst and oldest first, and what a person does about one.
public final class BreaksModel {
    private final Shell shell;
    private final Loaded<BreakList> breaks;
    private final Owners owners;
    private final Sent sent;
    private final BulkModel bulk;
    private final DossierModel dossier;
    private final SplitModel split;
    private final BreakFilter filter = new BreakFilter(this::filter);
    private final ReadOnlyObjectWrapper<List<BreakCard>> rows =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable BreakCard> chosen = new ReadOnlyObjectWrapper<>();
    private Runnable changed = () -> {};

    public BreaksModel(Shell shell) {
        this.shell = shell;
        breaks = new Loaded<>(shell);
        owners = new Owners(shell);
        sent = new Sent(shell);
        bulk = new BulkModel(shell, owners, this::decided);
        dossier = new DossierModel(shell);
        split = new SplitModel(shell, this::all, this::decided);
        dossier.loaded().valueProperty().addListener((_, _, now) -> split.begin(now));
        chosen.addListener(
                (_, _, now) -> {
                    split.about(now);
                    dossier.about(now);
                });
        breaks.valueProperty().addListener((_, _, _) -> filter());
    }

    public void read() {
        owners.read();
        dossier.read();
        breaks.load(
                () ->
                        shell.server()
                                .call(
                                        ReconciliationCalls.BREAKS,
                                        new FindBreaks(null, null, false)));
    }

    Shell shell() {
        return shell;
    }

    Loaded<BreakList> loaded() {
        return breaks;
    }

    Owners owners() {
        return owners;
    }

    Sent sent() {
        return sent;
    }

    /// Called after each change made here.
    void whenChanged(Runnable then) {
        changed = then;
    }

    BreakFilter filters() {
        return filter;
    }

    /// What is done about several of them at once.
    BulkModel bulk() {
        return bulk;
    }

    /// What people keep about the break in hand.
    DossierModel dossier() {
        return dossier;
    }

    /// What its difference is made of.
    SplitModel split() {
        return split;
    }

    /// How many of those that fit the other filters are overdue.
    long overdue() {
        return all().stream().filter(filter::fitsButForTime).filter(BreakCard::isOverdue).count();
    }

    /// What fits the filters.
    ReadOnlyObjectProperty<List<BreakCard>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// The accounts that have breaks, for the filter.
    List<String> accounts() {
        return all().stream().map(BreakCard::account).distinct().sorted().toList();
    }

    /// The break in hand, as it was read last.
    ReadOnlyObjectProperty<@Nullable BreakCard> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    void choose(@Nullable BreakCard card) {
        sent.forget();
        chosen.set(card);
    }

    /// Makes sure that a break asked for by another screen is listed and in hand.
    ///
    /// @param id its UUID as text
    void find(String id) {
        all().stream()
                .filter(card -> card.found().id().value().toString().equals(id))
                .findFirst()
                .ifPresent(
                        card -> {
                            filter.admit(card);
                            choose(card);
                        });
    }

    boolean mayExplain() {
        BreakCard card = chosen.get();
        return card != null
                && card.found().breakState() == BreakState.OPEN
                && shell.session().may(Permission.RECONCILE);
    }

    /// Whether its end may be asked for: explained, and not already waiting.
    boolean mayClose() {
        BreakCard card = chosen.get();
        return card != null
                && card.found().breakState() == BreakState.EXPLAINED
                && card.waiting() == null
                && shell.session().may(Permission.PREPARE_BREAK);
    }

    /// Only a difference in money is booked away.
    boolean mayWriteOff() {
        BreakCard card = chosen.get();
        var difference = card == null ? null : card.found().difference();
        return mayClose() && difference != null && !difference.isZero();
    }

    void explain(PersonId owner, CauseCode cause, String note) {
        on(
                card ->
                        sent.send(
                                ReconciliationCalls.EXPLAIN,
                                new ExplainBreak(
                                        card.found().id(),
                                        owner,
                                        cause,
                                        note.strip(),
                                        card.found().version()),
                                after -> {
                                    shell.notices().good("Explained: " + name(after));
                                    after(after);
                                }));
    }

    void askResolution(String evidence) {
        on(
                card ->
                        sent.send(
                                ReconciliationCalls.RESOLVE,
                                new ResolveBreak(
                                        card.found().id(),
                                        evidence.strip(),
                                        card.found().version()),
                                waits -> waits(card, waits)));
    }

    void askWriteOff(String reason) {
        on(
                card ->
                        sent.send(
                                ReconciliationCalls.WRITE_OFF,
                                new WriteOffBreak(
                                        card.found().id(), reason.strip(), card.found().version()),
                                waits -> waits(card, waits)));
    }

    /// A second person has decided about the break in hand.
    void decided() {
        read();
        changed.run();
    }

    static String name(BreakCard card) {
        return card.found().rule() + " of " + card.account();
    }

    private void on(Consumer<BreakCard> then) {
        BreakCard card = chosen.get();
        if (card != null && shell.connection().onlineProperty().get()) {
            then.accept(card);
        }
    }

    private void waits(BreakCard card, Prepared prepared) {
        shell.notices().good("Waits for a second person: " + prepared.title());
        after(card);
    }

    private void after(BreakCard card) {
        chosen.set(card);
        read();
        changed.run();
    }

    private List<BreakCard> all() {
        BreakList read = breaks.get();
        return read == null ? List.of() : read.breaks();
    }

    private void filter() {
        BreakCard before = chosen.get();
        rows.set(all().stream().filter(filter::fits).toList());
        if (before != null) {
            chosen.set(
                    all().stream()
                            .filter(card -> card.found().id().equals(before.found().id()))
                            .findFirst()
                            .orElse(null));
        }
    }
}
