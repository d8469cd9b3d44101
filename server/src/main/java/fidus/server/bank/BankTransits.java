package fidus.server.bank;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankTransit;
import fidus.bank.desk.BankTransitId;
import fidus.bank.desk.BankTransitState;
import fidus.bank.desk.BookTransit;
import fidus.bank.desk.OpenTransit;
import fidus.bank.desk.ReverseTransit;
import fidus.bank.desk.TransitAsked;
import fidus.bank.desk.Transits;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.WalletKind;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Books the end at the bank of money that a broker's books show as come or gone: the second half
/// of E4 (1140 / 1010 on the way out, 1010 / 1140 on the way back) and of E8d (1010 / 1140). One
/// person prepares it from the statement or the bank's confirmation, another one approves. What the
/// bank kept inside it is a charge (5500).
final class BankTransits {
    /// The command another person approves to book the end at the bank.
    static final String BOOK = "BOOK_BANK_TRANSIT";

    /// The command another person approves to take it back.
    static final String REVERSE = "REVERSE_BANK_TRANSIT";

    /// The part of a subject before the stroke; the key of the movement follows.
    static final String KIND = "transit";

    private static final String TRANSIT = "1140";
    private static final String CHARGES = "5500";
    private static final String LEG = "bank";
    private static final int MOST = 200;

    private final TransitStore store;
    private final BankStatements.Ground ground;
    private final HeldRows held;
    private final TransitRules rules;

    /// What was shown to the first person.
    ///
    /// @param id of the booking to be, made of the request's
    record Awaited(BankTransitId id, BookTransit asks, OpenTransit open) {}

    /// @param version of the booking as it was shown
    record Ending(BankTransitId id, long version, String reason) {}

    BankTransits(BankStatements.Ground ground, BankStore rows, TransitStore store, HeldRows held) {
        this.ground = ground;
        this.store = store;
        this.held = held;
        this.rules = new TransitRules(ground, rows, held);
        ground.approvals().kind(BOOK, Awaited.class, Set.of(Role.APPROVER), this::booked);
        ground.approvals().kind(REVERSE, Ending.class, Set.of(Role.APPROVER), this::reversed);
    }

    void routes(Routes routes) {
        routes.answer(BankCalls.TRANSITS, this::list);
        routes.answer(BankCalls.BOOK_TRANSIT, this::askBooking);
        routes.answer(BankCalls.REVERSE_TRANSIT, this::askReversal);
    }

    /// What is in transit between a bank and a broker, oldest first.
    List<OpenTransit> open(Unit unit) {
        return rules.open(unit);
    }

    private Transits list(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        return new Transits(
                unit.now(),
                open(unit),
                store.newest(unit, MOST),
                Math.max(0, store.count(unit) - MOST),
                ground.approvals().waitingAmong(unit, KIND).stream()
                        .map(BankTransits::asked)
                        .toList());
    }

    private static TransitAsked asked(Prepared waiting) {
        return new TransitAsked(
                waiting.subject().substring(KIND.length() + 1),
                waiting.title(),
                waiting.makerName(),
                waiting.preparedAt());
    }

    private Prepared askBooking(Asked asked, BookTransit asks) {
        Unit unit = asked.unit();
        OpenTransit open = rules.check(unit, asks);
        HouseAccount house = rules.house(unit, asks);
        var awaited = new Awaited(new BankTransitId(asked.requestId()), asks, open);
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Account at the broker", open.account().toString()));
        shown.add(new Shown("By the broker's books", open.movedOn() + ", " + open.comment()));
        shown.add(new Shown("Fund", open.fund()));
        shown.add(new Shown("Account at the bank", house.name()));
        shown.add(new Shown("At the bank", open.atBank() + " on " + asks.valueOn()));
        Money charge = asks.charge();
        shown.add(
                new Shown(
                        "Charge of the bank",
                        charge == null
                                ? "none"
                                : charge + " to 5500, the statement shows " + sum(open, asks)));
        shown.addAll(TransitRules.said(unit, asks.evidence().strip(), asks.rowId()));
        return ground.approvals()
                .prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                BOOK,
                                KIND + "/" + asks.transfer(),
                                words(open, house),
                                shown,
                                awaited));
    }

    private static String words(OpenTransit open, HouseAccount house) {
        Money sum = open.atBank().abs();
        return open.atBank().signum() < 0
                ? "Book that " + sum + " left " + house.name() + " for " + open.account()
                : "Book that " + sum + " of " + open.account() + " reached " + house.name();
    }

    private void booked(Unit unit, Decided by, Awaited awaited) {
        if (!open(unit).contains(awaited.open)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This movement is not what was shown any more. Prepare it again.");
        }
        OpenTransit open = rules.check(unit, awaited.asks);
        HouseAccount house = rules.house(unit, awaited.asks);
        Actor maker = by.maker().asking(by.checker().request());
        JournalEntry entry =
                ground.ledger()
                        .post(unit, maker, by.checker().id(), entry(unit, awaited, open, house));
        BankTransit after = booking(by, awaited, house, entry);
        store.add(unit, after);
        if (after.rowId() != null) {
            held.take(unit, after.rowId(), ClaimStore.Kind.TRANSIT, source(awaited.id));
        }
        ground.audit().record(unit, maker, BOOK, source(awaited.id), null, after, "");
    }

    private NewEntry entry(Unit unit, Awaited awaited, OpenTransit open, HouseAccount house) {
        BookTransit asks = awaited.asks;
        String event = open.eventCode();
        return new NewEntry(
                event,
                source(awaited.id),
                LEG,
                ground.ledger().countsOn(unit, event, asks.valueOn()),
                postings(open, house, asks),
                words(open, house).replaceFirst("Book that ", "") + ", " + asks.evidence().strip());
    }

    private static BankTransit booking(
            Decided by, Awaited awaited, HouseAccount house, JournalEntry entry) {
        BookTransit asks = awaited.asks;
        OpenTransit open = awaited.open;
        return new BankTransit(
                awaited.id,
                asks.transfer(),
                open.eventCode(),
                open.account(),
                house.id(),
                house.name(),
                open.atBank(),
                asks.valueOn(),
                asks.evidence().strip(),
                asks.rowId(),
                asks.charge(),
                BankTransitState.BOOKED,
                entry.number(),
                by.maker().id(),
                by.checker().id(),
                "",
                1);
    }

    private static List<Posting> postings(OpenTransit open, HouseAccount house, BookTransit asks) {
        Map<String, String> transit = Map.of("transfer", open.transfer(), "fund", open.fund());
        var bank = new TreeMap<String, String>();
        bank.put("bankAccount", house.name());
        if (asks.rowId() != null) {
            bank.put(BankSides.STATEMENT_ROW, asks.rowId());
        }
        String at = house.walletKind() == WalletKind.FIAT ? "1010" : "1020";
        Money moved = open.atBank().abs();
        Money sum = sum(open, asks).abs();
        boolean out = open.atBank().signum() < 0;
        Posting end =
                out
                        ? Postings.credit(at, sum, Map.copyOf(bank))
                        : Postings.debit(at, sum, Map.copyOf(bank));
        Posting left =
                out
                        ? Postings.debit(TRANSIT, moved, transit)
                        : Postings.credit(TRANSIT, moved, transit);
        var postings = new ArrayList<>(out ? List.of(left, end) : List.of(end, left));
        Money charge = asks.charge();
        if (charge != null) {
            postings.add(1, Postings.debit(CHARGES, charge, Map.of("bankAccount", house.name())));
        }
        return List.copyOf(postings);
    }

    /// What the statement shows.
    private static Money sum(OpenTransit open, BookTransit asks) {
        Money charge = asks.charge();
        return charge == null ? open.atBank() : open.atBank().minus(charge);
    }

    private Prepared askReversal(Asked asked, ReverseTransit asks) {
        Unit unit = asked.unit();
        BankTransit transit = standing(store.get(unit, asks.id()));
        String reason = TransitRules.text("reason", asks.reason(), 10, 1_000);
        List<Shown> shown =
                new ArrayList<>(TransitRules.said(unit, transit.evidence(), transit.rowId()));
        shown.add(new Shown("Value date", transit.valueOn().toString()));
        shown.add(new Shown("Reason", reason));
        return ground.approvals()
                .prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                REVERSE,
                                KIND + "/" + transit.transfer(),
                                "Take back entry "
                                        + transit.entryNumber()
                                        + ": "
                                        + transit.atBank()
                                        + " at "
                                        + transit.houseAccount(),
                                shown,
                                new Ending(transit.id(), transit.version(), reason)));
    }

    private void reversed(Unit unit, Decided by, Ending ending) {
        BankTransit before = standing(store.get(unit, ending.id));
        if (before.version() != ending.version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This booking is not what was shown any more. Prepare it again.");
        }
        Actor maker = by.maker().asking(by.checker().request());
        ground.ledger()
                .reversePosted(
                        unit,
                        maker,
                        by.checker().id(),
                        new Ledger.Posted(before.eventCode(), source(before.id()), LEG),
                        ending.reason);
        BankTransit after = before.reversed(ending.reason);
        store.replace(unit, before, after);
        ground.audit()
                .record(unit, maker, REVERSE, source(before.id()), before, after, ending.reason);
    }

    private static BankTransit standing(BankTransit transit) {
        if (transit.bankTransitState() != BankTransitState.BOOKED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE, "This was taken back already; see the journal.");
        }
        return transit;
    }

    private static String source(BankTransitId id) {
        return "bankTransit/" + id.value();
    }
}
