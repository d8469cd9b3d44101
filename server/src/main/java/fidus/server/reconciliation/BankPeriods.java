package fidus.server.reconciliation;

import fidus.bank.desk.StatementCard;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.desk.RunDays;
import fidus.reconciliation.desk.RunPeriod;
import fidus.reconciliation.desk.StartBankRun;
import fidus.server.bank.BankStatements;
import fidus.server.bank.BookedBefore;
import fidus.server.ledger.BankEntries;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which days a run of a bank account takes when none are given: from the day after the last
/// signed-off run, or the {@link FirstDay}, to the last day a statement speaks of, and no further
/// than today: a run of days still to come is not signed.
final class BankPeriods {
    private final RunStore runs;
    private final BankStatements banks;
    private final BankEntries entries;

    BankPeriods(RunStore runs, BankStatements banks, BankEntries entries) {
        this.runs = runs;
        this.banks = banks;
        this.entries = entries;
    }

    /// @throws Refused `NOT_FOUND` without a statement, `BAD_VALUE` when the period would end
    ///   before it starts
    Rows.Period of(Unit unit, HouseAccount account, StartBankRun start) {
        Told told = told(unit, account);
        LocalDate from = start.from() == null ? first(unit, account, told).day() : start.from();
        LocalDate to = start.to() == null ? told.signable : start.to();
        Periods.requireInOrder(new RunDays(start.from(), start.to()), from, to);
        return days(unit, told, from, to);
    }

    private Rows.Period days(Unit unit, Told told, LocalDate from, LocalDate to) {
        Rows.Period whole = told.whole;
        boolean later = told.signable.isBefore(whole.to());
        if (to.isBefore(from)) {
            throw Refused.at(
                    "to",
                    Problem.Code.BAD_VALUE,
                    "The period from %s to %s ends before it starts. Everything the statements hold"
                                    .formatted(from, to)
                            + (later ? " up to today" : "")
                            + " may be signed off already"
                            + (entries.opened(unit).isPresent() ? " or lie before the books" : "")
                            + ": take in a newer one, or give both days."
                            + (later
                                    ? " They reach %s; days still to come are signed when they are there."
                                            .formatted(whole.to())
                                    : ""));
        }
        return new Rows.Period(from, to);
    }

    /// @throws Refused `WRONG_STATE` at `from`, naming the run, when two persons signed one of the
    ///   days
    void requireUnsigned(Unit unit, HouseAccount account, Rows.Period days) {
        RunStore.signedOnes(unit, BankComparison.named(account)).stream()
                .filter(one -> !one.run().from().isAfter(days.to()))
                .filter(one -> !one.run().to().isBefore(days.from()))
                .max(Comparator.comparing(one -> one.run().to()))
                .ifPresent(
                        one -> {
                            throw Refused.at(
                                    "from",
                                    Problem.Code.WRONG_STATE,
                                    "The days %s to %s of %s were signed by %s and %s: that run stands, and another one of its days is made beside it. Days after what is signed begin on %s. To have signed days compared once more all the same, start it again with these days."
                                            .formatted(
                                                    one.run().from(),
                                                    one.run().to(),
                                                    account.name(),
                                                    one.preparerName(),
                                                    one.reviewerName(),
                                                    one.run().to().plusDays(1)));
                        });
    }

    RunPeriod next(Unit unit, HouseAccount account) {
        Told told = told(unit, account);
        FirstDay first = first(unit, account, told);
        Rows.Period period = days(unit, told, first.day(), told.signable);
        LocalDate reached = told.whole.to();
        String end =
                reached.isAfter(period.to())
                        ? " to today; the statements reach %s, and a day is signed when it is there."
                                .formatted(reached)
                        : " to the last day of the last statement.";
        String because = first.because().isEmpty() ? "" : " " + first.because();
        return new RunPeriod(period.from(), period.to(), first.start() + end + because);
    }

    private FirstDay first(Unit unit, HouseAccount account, Told told) {
        return signed(unit, account)
                .map(
                        run ->
                                new FirstDay(
                                        run.to().plusDays(1),
                                        "From the day after the last signed-off run",
                                        ""))
                .orElseGet(
                        () ->
                                FirstDay.of(
                                        unit,
                                        banks.sides(),
                                        told.all,
                                        new FirstDay.Books(
                                                new BookedBefore(entries, account),
                                                window(unit, account))));
    }

    /// The most days that a statement's row may be later than its booking. After a signed run it is
    /// not needed: what it left unmatched is carried.
    private static int window(Unit unit, HouseAccount account) {
        return new ProfileStore()
                .of(unit, BankComparison.named(account)).passes().stream()
                        .mapToInt(pass -> pass.window().calendarDaysAfter())
                        .max()
                        .orElse(0);
    }

    private Optional<ReconciliationRun> signed(Unit unit, HouseAccount account) {
        return runs.lastSigned(unit, BankComparison.named(account));
    }

    /// @param all that count
    /// @param whole what they speak of
    /// @param signable the last day of it that may be signed by now
    private record Told(List<StatementCard> all, Rows.Period whole, LocalDate signable) {}

    /// A statement that closes by today and has rows valued later proves nothing without those:
    /// then its days are taken whole, and signed when they are there.
    private Told told(Unit unit, HouseAccount account) {
        List<StatementCard> all = BankComparison.statements(unit, banks, account);
        LocalDate reached = BankComparison.reached(all);
        LocalDate today = unit.today();
        boolean apart =
                all.stream()
                        .map(StatementCard::statement)
                        .filter(one -> one.to().isAfter(today))
                        .allMatch(one -> one.ends().isAfter(today));
        return new Told(
                all,
                new Rows.Period(all.getFirst().statement().from(), reached),
                reached.isAfter(today) && apart ? today : reached);
    }
}
