package fidus.server.payments;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.payments.OwedBack;
import fidus.payments.PaymentCalls;
import fidus.payments.RecordOwedBack;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.WalletKind;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Audit;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;
import fidus.server.payments.wallets.Wallets;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Money that parties give back because they were paid too much: recorded by one person, confirmed
/// by another, and booked as the payment was, the other way round.
public final class OwedBacks {
    /// The command another person approves.
    static final String RECORD = "RECORD_OWED_BACK";

    private static final String SOURCE = "owedBack/";

    private final PayableBook book;
    private final Endings endings;
    private final Wallets wallets;
    private final Ground ground;

    record Ground(Approvals approvals, Audit audit, Ledger ledger) {}

    /// A return as it waits.
    ///
    /// @param id of what it will be recorded as
    /// @param owed before it
    /// @param on the day on which the books were to have it
    record Returned(UUID id, RecordOwedBack asked, Money owed, LocalDate on) {}

    OwedBacks(PayableBook book, Endings endings, Wallets wallets, Ground ground) {
        this.book = book;
        this.endings = endings;
        this.wallets = wallets;
        this.ground = ground;
        ground.approvals.kind(RECORD, Returned.class, Set.of(Role.APPROVER), this::returned);
    }

    void routes(Routes routes) {
        routes.answer(PaymentCalls.RECORD_OWED_BACK, this::record);
    }

    /// The reference of the bank under which an entry books such money; empty for other entries.
    public static Optional<String> reference(JournalEntry entry) {
        return entry.source().startsWith(SOURCE) && entry.reverses() == null
                ? Optional.of(entry.leg())
                : Optional.empty();
    }

    private Prepared record(Asked asked, RecordOwedBack record) {
        Unit unit = asked.unit();
        OwedBack owed = checked(unit, record);
        LocalDate on = on(unit, owed, record);
        var waits = new Returned(UUID.randomUUID(), record, owed.owedAmount(), on);
        return ground.approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        RECORD,
                        SOURCE + record.item(),
                        "Came back: " + record.money() + " from " + owed.partyName(),
                        shown(owed, house(unit, record), waits),
                        waits));
    }

    private static List<Shown> shown(OwedBack owed, HouseAccount house, Returned waits) {
        RecordOwedBack asked = waits.asked;
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("From", owed.partyName()));
        shown.add(new Shown("Paid too much for", owed.text()));
        shown.add(new Shown("Owed back", owed.owedAmount().toString()));
        shown.add(new Shown("Given back", asked.money().toString()));
        shown.add(new Shown("Open afterwards", owed.owedAmount().minus(asked.money()).toString()));
        shown.add(new Shown("Into", house.name()));
        shown.add(new Shown(Stated.LABEL, asked.evidence().strip()));
        shown.add(new Shown("Value date", asked.valueOn().toString()));
        if (!waits.on.equals(asked.valueOn())) {
            shown.add(new Shown("Counts on", waits.on + ", the month of the value date is closed"));
        }
        shown.add(new Shown("Reason", asked.reason().strip()));
        return List.copyOf(shown);
    }

    private OwedBack checked(Unit unit, RecordOwedBack record) {
        OwedBack owed =
                book.owedBack(unit).stream()
                        .filter(one -> one.item().equals(record.item()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Refused.at(
                                                "item",
                                                Problem.Code.NOTHING_DUE,
                                                "Nothing is owed back for this. Read the list"
                                                        + " again."));
        HouseAccount house = house(unit, record);
        boolean alike = record.money().currency().equals(owed.owedAmount().currency());
        if (!alike
                || record.money().signum() <= 0
                || record.money().compareTo(owed.owedAmount()) > 0) {
            throw Refused.at(
                    "money",
                    Problem.Code.BAD_VALUE,
                    "%s owes %s back; give a sum above zero, in that currency and at most that."
                            .formatted(owed.partyName(), owed.owedAmount()));
        }
        if (!house.currency().equals(record.money().currency())) {
            throw Refused.at(
                    "houseAccountId",
                    Problem.Code.MIXED_CURRENCIES,
                    house.name() + " holds " + house.currency() + ". Choose where the money came.");
        }
        requireDay(unit, owed, record);
        Batches.reason(record.reason());
        endings.evidence(unit, at(house), record.evidence(), List.of(record.money()));
        return owed;
    }

    /// After it was paid, as the books have both: the month of a value date may be closed.
    private void requireDay(Unit unit, OwedBack owed, RecordOwedBack record) {
        if (record.valueOn().isAfter(unit.today())) {
            throw Refused.at(
                    "valueOn", Problem.Code.BAD_VALUE, "Nothing was given back in the future.");
        }
        LocalDate on = on(unit, owed, record);
        Optional<LocalDate> paid = book.of(owed.item()).firstPaid(unit, owed.item());
        if (paid.filter(on::isBefore).isPresent()) {
            throw Refused.at(
                    "valueOn",
                    Problem.Code.BAD_VALUE,
                    "%s was paid on %s; nothing was given back before that day."
                            .formatted(owed.partyName(), paid.get()));
        }
    }

    private HouseAccount house(Unit unit, RecordOwedBack record) {
        return wallets.houseAccounts().get(unit, record.houseAccountId());
    }

    private static Endings.At at(HouseAccount house) {
        return new Endings.At(house.walletKind(), house.name());
    }

    private LocalDate on(Unit unit, OwedBack owed, RecordOwedBack record) {
        return ground.ledger.countsOn(unit, owed.booking().eventCode(), record.valueOn());
    }

    private void returned(Unit unit, Decided by, Returned returned) {
        RecordOwedBack asked = returned.asked;
        OwedBack owed = checked(unit, asked);
        if (!owed.owedAmount().equals(returned.owed)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "By now %s is owed back, and %s was shown. Prepare it again."
                            .formatted(owed.owedAmount(), returned.owed));
        }
        LocalDate on = on(unit, owed, asked);
        Endings.checkDay(returned.on, on);
        String name = SOURCE + returned.id;
        HouseAccount house = house(unit, asked);
        endings.use(unit, at(house), asked.evidence(), name);
        ground.ledger.post(
                unit,
                Endings.maker(by),
                by.checker().id(),
                new NewEntry(
                        owed.booking().eventCode(),
                        name,
                        asked.evidence().strip(),
                        on,
                        postings(owed, house, asked.money()),
                        owed.partyName() + " gave back what was paid too much for " + owed.text()));
        var back = new Payables.GivenBack(name, on, asked.money());
        book.of(asked.item()).gaveBack(unit, by, asked.item(), back);
        ground.audit.record(
                unit,
                Endings.maker(by),
                RECORD,
                SOURCE + asked.item(),
                owed,
                asked,
                asked.reason());
    }

    private static List<Posting> postings(OwedBack owed, HouseAccount house, Money money) {
        var postings = new ArrayList<Posting>();
        String account = house.walletKind() == WalletKind.FIAT ? "1010" : "1020";
        postings.add(Postings.debit(account, money, Map.of("bankAccount", house.name())));
        owed.booking()
                .of(money)
                .forEach(
                        part ->
                                postings.add(
                                        Postings.credit(
                                                owed.booking().debitAccount(),
                                                part.money(),
                                                part.dimensions())));
        return List.copyOf(postings);
    }
}
