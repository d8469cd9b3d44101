package fidus.server.deposits;

import fidus.clients.Client;
import fidus.deposits.AboutDepositDay;
import fidus.deposits.Deposit;
import fidus.deposits.DepositDay;
import fidus.deposits.DepositId;
import fidus.deposits.DepositState;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.clients.Clients;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// Deposits that two persons decided as one of many: each is recorded and confirmed in the unit
/// that carries the decision out, under the same rules as one alone.
public final class DepositsAtOnce {
    private static final DepositId NONE = new DepositId(new UUID(0, 0));

    private final Books books;
    private final Function<Unit, List<HouseAccount>> houses;
    private final Supplier<Heed> heed;
    private final DepositStore store = new DepositStore();

    /// Where a deposit is written.
    record Books(Audit audit, Clients clients, Ledger ledger) {}

    DepositsAtOnce(Books books, Function<Unit, List<HouseAccount>> houses, Supplier<Heed> heed) {
        this.books = books;
        this.houses = houses;
        this.heed = heed;
    }

    /// Writes nothing.
    ///
    /// @throws fidus.contract.Refused as recording and confirming one alone
    public void check(Unit unit, String recordedBy, RecordDeposit record) {
        heed.get().refuse().accept(unit, draft(unit, recordedBy, record, NONE, 0));
    }

    /// @throws fidus.contract.Refused as recording and confirming one alone
    public void confirm(Unit unit, Decided by, RecordDeposit record) {
        var id = new DepositId(UUID.randomUUID());
        Deposit recorded = draft(unit, by.maker().name(), record, id, store.nextNumber(unit));
        Actor maker = by.maker().asking(by.checker().request());
        store.add(unit, recorded);
        books.audit.record(
                unit,
                maker,
                "RECORD_DEPOSIT",
                Deposits.subject(recorded.id()),
                null,
                recorded,
                recorded.note());
        stand(unit, by, recorded);
    }

    /// A recorded deposit is confirmed and posted.
    void stand(Unit unit, Decided by, Deposit before) {
        heed.get().refuse().accept(unit, before);
        Deposit after = before.confirmed(by.checker().name());
        Actor maker = by.maker().asking(by.checker().request());
        store.replace(unit, before, after);
        books.audit.record(
                unit, maker, Deposits.CONFIRM, Deposits.subject(after.id()), before, after, "");
        NewEntry entry = DepositEntry.of(after, countsOn(unit, after));
        books.ledger.post(unit, maker, by.checker().id(), entry);
        heed.get().confirmed().accept(unit, after);
    }

    /// The value date, or the first open day when its month is closed.
    LocalDate countsOn(Unit unit, Deposit deposit) {
        return countsOn(unit, deposit.valueDate());
    }

    /// From which day the books would have one that is not recorded yet.
    DepositDay dayOf(Asked asked, AboutDepositDay about) {
        return new DepositDay(about.valueDate(), countsOn(asked.unit(), about.valueDate()));
    }

    private LocalDate countsOn(Unit unit, LocalDate valueDate) {
        return books.ledger.countsOn(unit, DepositEntry.EVENT, valueDate);
    }

    /// As it waits for its second person.
    ///
    /// @throws fidus.contract.Refused as recording it
    Deposit draft(Unit unit, String recordedBy, RecordDeposit record, DepositId id, long number) {
        Client client = books.clients.get(unit, record.clientId());
        DepositRules.check(unit, record);
        DepositRules.checkHouse(record, houses.apply(unit));
        String evidence = Spelling.kept(record.depositMethod(), record.evidence());
        DepositRules.unused(
                store.withEvidence(unit, record.depositMethod(), evidence).stream()
                        .filter(Deposit::holdsEvidence)
                        .findFirst());
        return new Deposit(
                id,
                number,
                client.id(),
                client.name(),
                record.deposited(),
                record.valueDate(),
                record.depositMethod(),
                evidence,
                record.paidInto().strip(),
                record.note().strip(),
                DepositState.PENDING,
                Money.zero(record.deposited().currency()),
                unit.now(),
                recordedBy,
                null,
                null,
                1,
                SourceRules.checked(record));
    }
}
