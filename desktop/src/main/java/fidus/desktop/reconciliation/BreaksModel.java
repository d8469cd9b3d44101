package fidus.desktop.reconciliation;

import fidus.approvals.Prepared;
import fidus.auth.PersonId;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.BreakWords;
import fidus.reconciliation.desk.DoToBreaks;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.ResolveBreak;
import fidus.reconciliation.desk.TakeApart;
import fidus.reconciliation.desk.WriteOffBreak;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Breaks, worst and oldest first, and what a person does about one.
public final class BreaksModel {
    private final Shell shell;
    private final BreakListing listing;
    private final Owners owners;
    private final Sent sent;
    private final BulkModel bulk;
    private final DossierModel dossier;
    private final SplitModel split;
    private final BreakFilter filter = new BreakFilter(this::narrowed);
    private final BreakInHand inHand = new BreakInHand();
    private int turn;
    private Runnable changed = () -> {};
    private BiConsumer<BreakId, BreakDeed> taken = (_, _) -> {};

    public BreaksModel(Shell shell) {
        this.shell = shell;
        listing = new BreakListing(shell);
        owners = new Owners(shell);
        sent = new Sent(shell);
        bulk = new BulkModel(shell, owners, listing, this::decided);
        dossier = new DossierModel(shell);
        split = new SplitModel(shell, listing, this::decided);
        Counterparts.follow(inHand.property(), dossier, split);
        listing.loaded().valueProperty().addListener((_, _, now) -> inHand.arrived(now));
    }

    public void read() {
        owners.read();
        dossier.read();
        ask();
    }

    /// Something else is opened: nothing is in hand or listed until it is read.
    void leave() {
        turn++;
        bulk.leaveWhole();
        choose(null);
        listing.forget();
    }

    private void ask() {
        listing.ask(filter.question(), inHand.id());
    }

    /// Another filter is asked for at once, but not before anything was.
    private void narrowed() {
        bulk.leaveWhole();
        inHand.narrowed(filter.accountProperty().get());
        if (listing.asked() != null) {
            ask();
        }
    }

    Shell shell() {
        return shell;
    }

    Loaded<BreakListing.Answer> loaded() {
        return listing.loaded();
    }

    BreakListing listing() {
        return listing;
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

    /// Called once the server has what was said about a break in a deed.
    void whenTaken(BiConsumer<BreakId, BreakDeed> then) {
        taken = taken.andThen(then);
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
        BreakPage page = listing.page();
        return page == null ? 0 : page.overdue();
    }

    /// What fits the filters, as far as it was read.
    ReadOnlyObjectProperty<List<BreakCard>> rowsProperty() {
        return listing.rowsProperty();
    }

    /// The accounts that have breaks, for the filter.
    List<String> accounts() {
        BreakPage page = listing.page();
        return page == null ? List.of() : page.accounts();
    }

    /// The break in hand, as it was read last.
    ReadOnlyObjectProperty<@Nullable BreakCard> chosenProperty() {
        return inHand.property();
    }

    void choose(@Nullable BreakCard card) {
        sent.forget();
        inHand.take(card);
    }

    /// Makes sure that a break asked for by another screen is listed and in hand.
    ///
    /// @param id its UUID as text
    void find(String id) {
        var wanted = new BreakId(UUID.fromString(id));
        int mine = turn;
        shell.background()
                .run(
                        () -> Optional.ofNullable(listing.one(wanted)),
                        found -> found.filter(_ -> mine == turn).ifPresent(this::found),
                        _ -> {});
    }

    private void found(BreakCard card) {
        choose(card);
        filter.admit(card);
        inHand.take(card); // also beyond the end of what is listed
    }

    /// What may be done about the break in hand now.
    BreakRights rights() {
        return new BreakRights(inHand.get(), shell.session());
    }

    void give(PersonId owner) {
        on(
                card ->
                        sent.send(
                                ReconciliationCalls.DO_TO_BREAKS,
                                new DoToBreaks(
                                        List.of(BulkDeeds.shown(card)),
                                        BreakDeed.ASSIGN,
                                        owner,
                                        null,
                                        ""),
                                _ -> {
                                    String to = owners.nameOf(owner.value().toString());
                                    shell.notices().good(name(card) + " is given to " + to);
                                    after(card);
                                }));
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
                                    taken.accept(card.found().id(), BreakDeed.EXPLAIN);
                                    boolean corrected =
                                            card.found().breakState() == BreakState.EXPLAINED;
                                    shell.notices()
                                            .good(
                                                    (corrected ? "Corrected: " : "Explained: ")
                                                            + name(after));
                                    after(after);
                                }));
    }

    /// @param contra the row that takes it back, for a row of a bank
    void askResolution(String evidence, @Nullable BreakCard contra) {
        on(
                card ->
                        sent.send(
                                ReconciliationCalls.RESOLVE,
                                new ResolveBreak(
                                        card.found().id(),
                                        evidence.strip(),
                                        card.found().version(),
                                        contra == null ? null : BulkDeeds.shown(contra)),
                                waits -> waits(card, BreakDeed.RESOLVE, waits)));
    }

    /// Two rows that take each other back are to be open again.
    void askApart(String reason) {
        on(
                card ->
                        sent.send(
                                ReconciliationCalls.TAKE_APART,
                                new TakeApart(
                                        card.found().id(), reason.strip(), card.found().version()),
                                waits -> waits(card, null, waits)));
    }

    void askWriteOff(String reason) {
        on(
                card ->
                        sent.send(
                                ReconciliationCalls.WRITE_OFF,
                                new WriteOffBreak(
                                        card.found().id(), reason.strip(), card.found().version()),
                                waits -> waits(card, BreakDeed.WRITE_OFF, waits)));
    }

    /// A second person has decided about the break in hand.
    void decided() {
        read();
        changed.run();
    }

    /// A break beside others: its sum and what it is about.
    static String name(BreakCard card) {
        return Words.sums(BreakWords.named(card.account(), card.found()));
    }

    private void on(Consumer<BreakCard> then) {
        BreakCard card = inHand.get();
        if (card != null && shell.connection().onlineProperty().get()) {
            then.accept(card);
        }
    }

    private void waits(BreakCard card, @Nullable BreakDeed deed, Prepared prepared) {
        if (deed != null) {
            taken.accept(card.found().id(), deed);
        }
        shell.notices().good("Waits for a second person: " + Words.sums(prepared.title()));
        after(card);
    }

    private void after(BreakCard card) {
        inHand.renew(card);
        if (listing.asked() != null) {
            read();
        }
        changed.run();
    }
}
