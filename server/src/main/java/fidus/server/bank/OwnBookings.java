package fidus.server.bank;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BookOwnTransfer;
import fidus.bank.desk.OwnTransfer;
import fidus.bank.desk.OwnTransferEnd;
import fidus.bank.desk.OwnTransferId;
import fidus.bank.desk.OwnTransferState;
import fidus.bank.desk.OwnTransfers;
import fidus.bank.desk.ReverseOwnTransfer;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.JournalEntry;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Books money between two bank accounts of the house over 1140 (E5): one entry for each end, on
/// the row of the statement that shows it. One person sends what was proposed, another approves.
final class OwnBookings {
    /// The command another person approves to book one end or both.
    static final String BOOK = "BOOK_OWN_TRANSFER";

    /// The command another person approves to take both back.
    static final String REVERSE = "REVERSE_OWN_TRANSFER";

    /// The event of its entries.
    static final String EVENT = "E5";

    private static final int MOST = 200;

    private final BankStatements.Ground ground;
    private final OwnTransferStore store;
    private final HeldRows held;
    private final OwnRules rules;

    /// @param id of the transfer that is booked, made of the request's where it is new
    /// @param version of the transfer whose other end this is, 0 for a new one
    record Awaited(OwnTransferId id, long version, BookOwnTransfer asks) {}

    /// @param version of the transfer as it was shown
    record Ending(OwnTransferId id, long version, String reason) {}

    OwnBookings(BankStatements.Ground ground, OwnRules rules) {
        this.ground = ground;
        this.store = rules.store();
        this.held = rules.held();
        this.rules = rules;
        ground.approvals().kind(BOOK, Awaited.class, Set.of(Role.APPROVER), this::booked);
        ground.approvals().kind(REVERSE, Ending.class, Set.of(Role.APPROVER), this::reversed);
    }

    void routes(Routes routes) {
        routes.answer(BankCalls.OWN_TRANSFERS, this::list);
        routes.answer(BankCalls.BOOK_OWN_TRANSFER, this::askBooking);
        routes.answer(BankCalls.REVERSE_OWN_TRANSFER, this::askReversal);
    }

    private OwnTransfers list(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        return new OwnTransfers(
                unit.now(), store.newest(unit, MOST), Math.max(0, store.count(unit) - MOST));
    }

    private Prepared askBooking(Asked asked, BookOwnTransfer asks) {
        Unit unit = asked.unit();
        OwnRules.Looked looked = rules.check(unit, asks);
        OwnTransfer before = looked.before();
        OwnTransferId id = before == null ? new OwnTransferId(asked.requestId()) : before.id();
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Left", end(looked.from(), looked.out(), before, true)));
        shown.add(new Shown("Arrived", end(looked.to(), looked.in(), before, false)));
        Money charge = looked.charge();
        shown.add(new Shown("Charge of the bank", charge == null ? "none" : charge + " to 5500"));
        shown.add(
                new Shown(
                        "In transit afterwards",
                        isWhole(looked) ? "nothing" : looked.money() + " on 1140"));
        shown.addAll(RowSheet.of(unit, looked.rows()));
        return ground.approvals()
                .prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                BOOK,
                                OwnTransfer.SOURCE + id.value(),
                                "Book %s from %s to %s"
                                        .formatted(
                                                looked.money(),
                                                looked.from().name(),
                                                looked.to().name()),
                                List.copyOf(shown),
                                new Awaited(id, before == null ? 0 : before.version(), asks)));
    }

    private static boolean isWhole(OwnRules.Looked looked) {
        return looked.before() != null || (looked.out() != null && looked.in() != null);
    }

    private static String end(
            HouseAccount account,
            BankStore.@Nullable StoredRow row,
            @Nullable OwnTransfer before,
            boolean out) {
        if (row != null) {
            return "%s, row %s of %s, %s"
                    .formatted(account.name(), row.id(), row.day(), row.money());
        }
        OwnTransferEnd end = before == null ? null : out ? before.out() : before.in();
        return account.name()
                + (end == null
                        ? ", no statement shows it yet"
                        : ", booked already with entry " + end.entryNumber());
    }

    private void booked(Unit unit, Decided by, Awaited awaited) {
        OwnRules.Looked looked = rules.check(unit, awaited.asks);
        OwnTransfer before = looked.before();
        if (awaited.version != (before == null ? 0 : before.version())) {
            throw stale();
        }
        Actor maker = by.maker().asking(by.checker().request());
        String source = OwnTransfer.SOURCE + awaited.id.value();
        var ends =
                new Ends(
                        post(unit, by, source, OwnLeg.out(looked)),
                        post(unit, by, source, OwnLeg.in(looked)));
        OwnTransfer added = added(unit, by, awaited.id, looked, ends);
        OwnTransfer after = before == null ? added : before.arrived(added);
        if (before == null) {
            store.add(unit, after);
        } else {
            store.replace(unit, before, after);
        }
        ground.audit().record(unit, maker, BOOK, source, before, after, "");
    }

    private @Nullable OwnTransferEnd post(
            Unit unit, Decided by, String source, @Nullable OwnLeg leg) {
        if (leg == null) {
            return null;
        }
        BankStore.StoredRow row = leg.row();
        LocalDate counts = ground.ledger().countsOn(unit, EVENT, row.day());
        JournalEntry entry =
                ground.ledger()
                        .post(
                                unit,
                                by.maker().asking(by.checker().request()),
                                by.checker().id(),
                                leg.entry(source, counts));
        held.take(unit, row.id(), ClaimStore.Kind.TRANSIT, source);
        return new OwnTransferEnd(
                row.id(), row.day(), entry.valueOn(), leg.charge(), entry.number());
    }

    /// What was booked now, absent where that end is not.
    private record Ends(@Nullable OwnTransferEnd out, @Nullable OwnTransferEnd in) {}

    private static OwnTransfer added(
            Unit unit, Decided by, OwnTransferId id, OwnRules.Looked looked, Ends ends) {
        return new OwnTransfer(
                id,
                looked.money(),
                looked.from().id(),
                looked.from().name(),
                looked.to().id(),
                looked.to().name(),
                ends.out,
                ends.in,
                isWhole(looked) ? OwnTransferState.ARRIVED : OwnTransferState.IN_TRANSIT,
                unit.now(),
                by.maker().id(),
                by.checker().id(),
                "",
                1);
    }

    private Prepared askReversal(Asked asked, ReverseOwnTransfer asks) {
        Unit unit = asked.unit();
        OwnTransfer transfer = standing(store.get(unit, asks.id()));
        String reason = TransitRules.text("reason", asks.reason(), 10, 1_000);
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Left", end(transfer.from(), transfer.out())));
        shown.add(new Shown("Arrived", end(transfer.to(), transfer.in())));
        shown.add(new Shown("Reason", reason));
        return ground.approvals()
                .prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                REVERSE,
                                transfer.source(),
                                "Take back %s from %s to %s"
                                        .formatted(
                                                transfer.money(), transfer.from(), transfer.to()),
                                List.copyOf(shown),
                                new Ending(transfer.id(), transfer.version(), reason)));
    }

    private static String end(String account, @Nullable OwnTransferEnd end) {
        return end == null
                ? account + ", not booked"
                : "%s, row %s of %s, entry %d"
                        .formatted(account, end.rowId(), end.day(), end.entryNumber());
    }

    private void reversed(Unit unit, Decided by, Ending ending) {
        OwnTransfer before = standing(store.get(unit, ending.id));
        if (before.version() != ending.version) {
            throw stale();
        }
        Actor maker = by.maker().asking(by.checker().request());
        for (String leg : OwnLeg.of(before)) {
            ground.ledger()
                    .reversePosted(
                            unit,
                            maker,
                            by.checker().id(),
                            new Ledger.Posted(EVENT, before.source(), leg),
                            ending.reason);
        }
        OwnTransfer after = before.reversed(ending.reason);
        store.replace(unit, before, after);
        ground.audit().record(unit, maker, REVERSE, before.source(), before, after, ending.reason);
    }

    private static OwnTransfer standing(OwnTransfer transfer) {
        if (transfer.ownTransferState() == OwnTransferState.REVERSED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE, "This was taken back already; see the journal.");
        }
        return transfer;
    }

    private static Refused stale() {
        return Refused.because(
                Problem.Code.STALE_VERSION,
                "This transfer is not what was shown any more. Prepare it again.");
    }
}
