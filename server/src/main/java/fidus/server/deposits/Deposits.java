package fidus.server.deposits;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.clients.ClientId;
import fidus.contract.Refused;
import fidus.deposits.AboutDeposit;
import fidus.deposits.CountedDeposit;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositId;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositReturn;
import fidus.deposits.DepositState;
import fidus.deposits.EndDeposit;
import fidus.deposits.RecordDeposit;
import fidus.deposits.UnaskedDeposits;
import fidus.ledger.JournalEntry;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.clients.Clients;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Deposits of clients. Confirmed by a second person they are a liability to the client (E1); only
/// what is confirmed can be placed in a contract.
public final class Deposits {
    /// The command another person approves to take a deposit into the books.
    public static final String CONFIRM = "CONFIRM_DEPOSIT";

    /// The command another person approves to take a deposit out of the books.
    public static final String REVERSE = "REVERSE_DEPOSIT";

    private final DepositStore store = new DepositStore();
    private final Audit audit;
    private final Approvals approvals;
    private final DepositAsking asking;
    private final Ledger ledger;
    private final DepositsAtOnce atOnce;
    private Heed heed = Heed.ofNobody();
    private final Against against = new Against();

    /// A decision about a deposit as it was shown.
    ///
    /// @param countsOn from which day the books were to have it; absent for a reversal, and in what
    ///   was asked before that was kept
    record Awaited(
            DepositId id,
            long version,
            String reason,
            @Nullable DepositReturn returned,
            @Nullable LocalDate countsOn) {}

    /// @param houses the accounts of the house, which payments keep
    public Deposits(
            Audit audit,
            Approvals approvals,
            Clients clients,
            Ledger ledger,
            Function<Unit, List<HouseAccount>> houses) {
        this.audit = audit;
        this.approvals = approvals;
        this.asking = new DepositAsking(approvals, store);
        this.ledger = ledger;
        atOnce =
                new DepositsAtOnce(
                        new DepositsAtOnce.Books(audit, clients, ledger), houses, () -> heed);
        var _ = new Confirmation(approvals, store, atOnce, () -> heed, against).known();
        approvals.kind(REVERSE, Awaited.class, Set.of(Role.APPROVER), this::reversed);
    }

    public static void shape(Migrations migrations) {
        DepositStore.shape(migrations);
    }

    /// Called while wiring.
    public void heed(Heed other) {
        heed = other;
    }

    /// What speaks against a deposit that waits or is being recorded, for its second person to
    /// read; asked again when that person agrees. Asked before the transactions too, so that what
    /// takes long is read there. Called while wiring.
    public void doubted(BiFunction<Unit, Deposit, List<String>> said) {
        against.said(said);
    }

    /// Deposits decided as some of many.
    public DepositsAtOnce atOnce() {
        return atOnce;
    }

    public void routes(Routes routes) {
        routes.answer(DepositCalls.FIND, new DepositPages(store)::find);
        routes.answer(
                DepositCalls.UNASKED, (asked, _) -> new UnaskedDeposits(unasked(asked.unit())));
        routes.answer(DepositCalls.COUNTS_ON, atOnce::dayOf);
        routes.answerAfter(DepositCalls.RECORD, this::lookFirst, this::record, _ -> {});
        routes.answerAfter(DepositCalls.CONFIRM, this::look, this::confirm, _ -> {});
        routes.answer(DepositCalls.FAIL, this::fail);
        routes.answer(DepositCalls.REVERSE, this::reverse);
    }

    /// How approvals, the journal and the audit log name a deposit.
    public static String subject(DepositId id) {
        return "deposit/" + id.value();
    }

    public Map<DepositId, Deposit> all(Unit unit, Collection<DepositId> ids) {
        return store.all(unit, ids);
    }

    /// What the confirmations posted of all deposits that were recorded with exactly one of these
    /// texts.
    public List<JournalEntry> postedFor(Unit unit, Collection<String> evidence) {
        return DepositEntry.all(unit, ledger, store.saying(unit, evidence));
    }

    /// The confirmed deposits that were recorded with exactly one of these texts.
    public List<Deposit> confirmed(Unit unit, Collection<String> evidence) {
        return store.saying(unit, evidence).stream()
                .filter(one -> one.depositState() == DepositState.CONFIRMED)
                .toList();
    }

    /// @throws Refused `NOT_FOUND`
    public Deposit get(Unit unit, DepositId id) {
        return store.get(unit, id);
    }

    /// The deposits of a client that counted at any time, by the days on which the books have them.
    public List<CountedDeposit> counted(Unit unit, ClientId client) {
        return DepositEntry.counted(unit, ledger, store.ofClient(unit, client));
    }

    /// All deposits of some clients, whatever became of them.
    public List<Deposit> ofClients(Unit unit, Collection<ClientId> clients) {
        return clients.isEmpty() ? List.of() : store.ofClients(unit, clients);
    }

    /// The deposits that wait for their second person, the newest first.
    public List<Deposit> pending(Unit unit) {
        return store.pending(unit);
    }

    /// The recorded deposits that nobody is asked to confirm, the newest first.
    public List<Deposit> unasked(Unit unit) {
        return asking.unasked(unit);
    }

    /// The deposit that stands or waits on a reference or hash.
    public Optional<Deposit> withEvidence(Unit unit, DepositMethod method, String evidence) {
        return store.withEvidence(unit, method, evidence).stream()
                .filter(Deposit::holdsEvidence)
                .findFirst();
    }

    /// Says that this much of a deposit can be placed in a contract of this client.
    ///
    /// @throws Refused `WRONG_STATE` unless it is confirmed, `BAD_VALUE` when it is another
    ///   client's or not enough of it is left
    public Deposit checkAssignable(Unit unit, DepositId id, ClientId client, Money part) {
        Deposit deposit = get(unit, id);
        DepositRules.assignable(deposit, client, part);
        return deposit;
    }

    /// Takes part of a confirmed deposit for a contract, in the unit that starts the contract.
    ///
    /// @throws Refused as {@link #checkAssignable}
    public void assign(Unit unit, Actor actor, DepositId id, ClientId client, Money part) {
        Deposit before = checkAssignable(unit, id, client, part);
        Deposit after = before.assigning(part);
        store.replace(unit, before, after);
        audit.record(unit, actor, "ASSIGN_DEPOSIT", subject(id), before, after, part.toString());
    }

    private Prepared record(Asked asked, RecordDeposit record) {
        Unit unit = asked.unit();
        Deposit deposit =
                atOnce.draft(
                        unit,
                        asked.actor().name(),
                        record,
                        new DepositId(asked.requestId()),
                        store.nextNumber(unit));
        store.add(unit, deposit);
        audit.record(
                unit,
                asked.actor(),
                "RECORD_DEPOSIT",
                subject(deposit.id()),
                null,
                deposit,
                deposit.note());
        return confirmation(asked, deposit);
    }

    /// What takes long is read before the transaction.
    private RecordDeposit lookFirst(Asked asked, RecordDeposit record) {
        var id = new DepositId(asked.requestId());
        look(asked.unit(), atOnce.draft(asked.unit(), asked.actor().name(), record, id, 0));
        return record;
    }

    private AboutDeposit look(Asked asked, AboutDeposit about) {
        look(asked.unit(), get(asked.unit(), about.id()));
        return about;
    }

    private void look(Unit reading, Deposit deposit) {
        against.look(reading, deposit);
        heed.look(reading, deposit);
    }

    private Prepared confirm(Asked asked, AboutDeposit about) {
        Deposit deposit = DepositRules.in(DepositState.PENDING, get(asked.unit(), about.id()));
        return confirmation(asked, deposit);
    }

    private Prepared reverse(Asked asked, EndDeposit end) {
        DepositRules.reason(end.reason());
        Deposit deposit = DepositRules.reversible(get(asked.unit(), end.id()));
        EndDeposit back = DepositRules.back(asked.unit(), deposit, end);
        leavesOnce(asked.unit(), deposit, back.returned());
        return asking.reversal(asked, deposit, back);
    }

    private Deposit fail(Asked asked, EndDeposit end) {
        DepositRules.reason(end.reason());
        Unit unit = asked.unit();
        Deposit before = DepositRules.in(DepositState.PENDING, get(unit, end.id()));
        DepositRules.never(end.returned());
        Deposit after = before.failed(end.reason().strip());
        approvals.voidPending(
                unit, asked.actor(), subject(before.id()), "The deposit was said to have failed.");
        store.replace(unit, before, after);
        audit.record(
                unit,
                asked.actor(),
                "FAIL_DEPOSIT",
                subject(before.id()),
                before,
                after,
                end.reason());
        return after;
    }

    private Prepared confirmation(Asked asked, Deposit deposit) {
        Unit unit = asked.unit();
        heed.refuse().accept(unit, deposit);
        List<Shown> said = new ArrayList<>(heed.shown().apply(unit, deposit));
        said.addAll(against.shown(unit, deposit));
        return asking.confirmation(asked, deposit, atOnce.countsOn(unit, deposit), said);
    }

    private void reversed(Unit unit, Decided by, Awaited awaited) {
        Deposit before = DepositRules.reversible(asShown(unit, awaited));
        leavesOnce(unit, before, awaited.returned);
        Deposit after = before.reversed(awaited.reason, awaited.returned);
        Actor maker = by.maker().asking(by.checker().request());
        store.replace(unit, before, after);
        audit.record(unit, maker, REVERSE, subject(after.id()), before, after, awaited.reason);
        JournalEntry entry = ledger.posted(unit, DepositEntry.posted(after.id()));
        ledger.reverse(unit, maker, by.checker().id(), DepositEntry.undone(after, entry));
    }

    /// @throws Refused `EVIDENCE_USED` when another one left as this
    private void leavesOnce(Unit unit, Deposit deposit, @Nullable DepositReturn back) {
        if (back != null) {
            DepositRules.leftBefore(store.returned(unit, deposit.depositMethod(), back.evidence()));
        }
    }

    private Deposit asShown(Unit unit, Awaited awaited) {
        return DepositAsking.unchanged(get(unit, awaited.id), awaited.version);
    }
}
