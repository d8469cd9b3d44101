package fidus.server.bank;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.ExcuseDays;
import fidus.bank.desk.ExcusedDay;
import fidus.bank.desk.ExpectDaysAgain;
import fidus.bank.desk.MissingDays;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Missing days of an account, one or a whole range, are excused by two persons: nothing moved on
/// them, or the bank writes no statement of them. Where the statements around them show that money
/// moved, they cannot be. One person may expect a day again.
final class Excuses {
    static final String EXCUSE = "EXCUSE_BANK_DAYS";
    private static final String EXPECT_AGAIN = "EXPECT_BANK_DAYS_AGAIN";

    private final BankStatements.Ground ground;
    private final Taking taking;
    private final BankSides sides;
    private final ExcuseStore store = new ExcuseStore();

    /// What two persons decide.
    record Asking(HouseAccountId id, List<LocalDate> days, String reason) {}

    Excuses(BankStatements.Ground ground, Taking taking, BankSides sides) {
        this.ground = ground;
        this.taking = taking;
        this.sides = sides;
        ground.approvals().kind(EXCUSE, Asking.class, Set.of(Role.APPROVER), this::agreed);
    }

    /// S4: due days that no statement speaks of and nobody excused, oldest first.
    List<LocalDate> missing(Unit unit, HouseAccount account) {
        return missing(unit, account, taking.store().statements(unit, account.id()));
    }

    /// As if these were all its statements.
    List<LocalDate> missing(Unit unit, HouseAccount account, List<TakenStatement> statements) {
        Set<LocalDate> excused = excused(unit, account);
        return due(unit, account, statements).stream()
                .filter(day -> !excused.contains(day))
                .toList();
    }

    private Set<LocalDate> excused(Unit unit, HouseAccount account) {
        return store.of(unit, account.id()).stream()
                .filter(ExcusedDay::stands)
                .map(ExcusedDay::day)
                .collect(Collectors.toSet());
    }

    /// The last day up to which the account is told of when its statements reach a day: those on
    /// which its bank was shut, and those that were excused, are as the day before them. Never one
    /// after today.
    LocalDate toldTo(Unit unit, HouseAccount account, LocalDate reached) {
        Set<LocalDate> excused = excused(unit, account);
        LocalDate today = unit.today();
        LocalDate last = reached.isAfter(today) ? today : reached;
        LocalDate next = last.plusDays(1);
        while (!next.isAfter(today)
                && (excused.contains(next) || !Missing.isBusinessDay(account.currency(), next))) {
            last = next;
            next = last.plusDays(1);
        }
        return last;
    }

    private List<LocalDate> due(Unit unit, HouseAccount account, List<TakenStatement> statements) {
        return taking.store()
                .setting(unit, account.id())
                .map(set -> Missing.of(set, account.currency(), statements, unit.today()))
                .orElse(List.of());
    }

    MissingDays list(Asked asked, AboutBankAccount about) {
        Unit unit = asked.unit();
        HouseAccount account = taking.houses().get(unit, about.id());
        List<TakenStatement> all = taking.store().statements(unit, account.id());
        List<LocalDate> missing = missing(unit, account, all);
        Set<LocalDate> due = Set.copyOf(due(unit, account, all));
        List<String> numbers =
                NumberJumps.of(unit, account, all).stream()
                        .limit(MissingDays.MOST)
                        .map(NumberJumps.Jump::sentence)
                        .toList();
        List<ExcusedDay> excused =
                store.of(unit, account.id()).stream()
                        .filter(day -> day.stands() && due.contains(day.day()))
                        .toList();
        return new MissingDays(
                unit.now(),
                missing.stream().limit(MissingDays.MOST).toList(),
                Math.max(0, missing.size() - MissingDays.MOST),
                excused.stream().limit(MissingDays.MOST).toList(),
                Math.max(0, excused.size() - MissingDays.MOST),
                numbers.isEmpty() ? null : numbers);
    }

    Prepared ask(Asked asked, ExcuseDays asks) {
        Unit unit = asked.unit();
        HouseAccount account = taking.houses().get(unit, asks.id());
        String reason = TransitRules.text("reason", asks.reason(), 10, 1_000);
        List<LocalDate> days = days(asks.days());
        Set<LocalDate> missing = Set.copyOf(missing(unit, account));
        for (LocalDate day : days) {
            if (!missing.contains(day)) {
                throw bad(
                        "No statement of %s is missing for %s. Read the list again and choose among its days."
                                .formatted(account.name(), day));
            }
        }
        requireStill(unit, account, days);
        String many = days.size() == 1 ? "1 missing day" : days.size() + " missing days";
        return ground.approvals()
                .prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                EXCUSE,
                                "houseAccount/" + account.id().value(),
                                "Excuse " + many + " of " + account.name(),
                                sheet(unit, account).lines(days, reason),
                                new Asking(account.id(), days, reason)));
    }

    private static List<LocalDate> days(List<LocalDate> asked) {
        List<LocalDate> days = List.copyOf(new TreeSet<>(asked));
        if (days.isEmpty() || days.size() > ExcuseDays.MOST) {
            throw bad("Choose 1 to %d days.".formatted(ExcuseDays.MOST));
        }
        return days;
    }

    private static Refused bad(String message) {
        return Refused.at("days", Problem.Code.BAD_VALUE, message);
    }

    private ExcuseSheet sheet(Unit unit, HouseAccount account) {
        return new ExcuseSheet(unit, account, taking.store(), sides);
    }

    private void requireStill(Unit unit, HouseAccount account, List<LocalDate> days) {
        new StillDays(unit, account, taking.store(), sides).require(days);
    }

    /// What a statement speaks of by now, or is excused already, is left as it is.
    private void agreed(Unit unit, Decided by, Asking asking) {
        HouseAccount account = taking.houses().get(unit, asking.id);
        Set<LocalDate> missing = Set.copyOf(missing(unit, account));
        List<LocalDate> days = asking.days.stream().filter(missing::contains).toList();
        if (days.isEmpty()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "None of these days is missing any more. There is nothing to excuse.");
        }
        requireStill(unit, account, days);
        sheet(unit, account).requireStill(days, by.prepared().shown());
        List<Audit.Change> changes = new ArrayList<>();
        for (LocalDate day : days) {
            ExcusedDay before = store.get(unit, account.id(), day).orElse(null);
            var after =
                    new ExcusedDay(
                            ExcuseStore.id(account.id(), day),
                            account.id(),
                            day,
                            asking.reason,
                            by.maker().name(),
                            by.checker().name(),
                            unit.now(),
                            null,
                            before == null ? 1 : before.version() + 1);
            store.put(unit, after);
            changes.add(change(EXCUSE, before, after, asking.reason));
        }
        Actor maker = by.maker().asking(by.checker().request());
        ground.audit().recordAll(unit, maker, changes);
    }

    private static Audit.Change change(
            String action, @Nullable ExcusedDay before, ExcusedDay after, String reason) {
        return new Audit.Change(action, "bankDay/" + after.id(), before, after, reason);
    }

    MissingDays expectAgain(Asked asked, ExpectDaysAgain again) {
        Unit unit = asked.unit();
        HouseAccount account = taking.houses().get(unit, again.id());
        String reason = TransitRules.text("reason", again.reason(), 10, 1_000);
        List<Audit.Change> changes = new ArrayList<>();
        for (LocalDate day : days(again.days())) {
            ExcusedDay before =
                    store.get(unit, account.id(), day)
                            .filter(ExcusedDay::stands)
                            .orElseThrow(() -> bad(day + " is not excused."));
            ExcusedDay after = takenBack(before, asked.actor().name() + ": " + reason);
            store.put(unit, after);
            changes.add(change(EXPECT_AGAIN, before, after, reason));
        }
        ground.audit().recordAll(unit, asked.actor(), changes);
        return list(asked, new AboutBankAccount(account.id()));
    }

    private static ExcusedDay takenBack(ExcusedDay before, String why) {
        return new ExcusedDay(
                before.id(),
                before.houseAccountId(),
                before.day(),
                before.reason(),
                before.askedByName(),
                before.agreedByName(),
                before.agreedAt(),
                why,
                before.version() + 1);
    }
}
